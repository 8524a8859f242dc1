import { Module } from '@nestjs/common';
import { HarvestingModule } from '../../capabilities/harvesting/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RecordAnswers } from './answer-records.js';
import { DescribedItems } from './answer/described-items.js';
import { OaiAnswers } from './answer-requests.js';
import { OaiController } from './oai.controller.js';

/** The door of harvesters: OAI-PMH 2.0. */
@Module({
  imports: [HarvestingModule, ReleasesModule],
  controllers: [OaiController],
  providers: [DescribedItems, OaiAnswers, RecordAnswers],
})
export class OaiModule {}
