import { Module } from '@nestjs/common';
import { HarvestingModule } from '../harvesting/index.js';
import { ReleasesModule } from '../releases/index.js';
import { ReviewModule } from '../review/index.js';
import { ExportSources } from './export-sources.js';

/** What is known of a release, gathered for those who write it out. */
@Module({
  imports: [HarvestingModule, ReleasesModule, ReviewModule],
  providers: [ExportSources],
  exports: [ExportSources],
})
export class ExportsModule {}
