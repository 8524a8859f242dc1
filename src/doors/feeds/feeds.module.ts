import { Module } from '@nestjs/common';
import { DoisModule } from '../../capabilities/dois/index.js';
import { DiscoveryModule } from '../../capabilities/discovery/index.js';
import { HarvestingModule } from '../../capabilities/harvesting/index.js';
import { ReleasesModule } from '../../capabilities/releases/index.js';
import { RecordFeedsController } from './feeds.controller.js';

/** The door of feed readers. */
@Module({
  imports: [DiscoveryModule, DoisModule, HarvestingModule, ReleasesModule],
  controllers: [RecordFeedsController],
})
export class FeedsModule {}
