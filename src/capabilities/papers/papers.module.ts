import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { DiscoveryModule } from '../discovery/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { MetadataProposals } from './metadata-proposals.js';
import { PaperQueue } from './paper-queue.js';
import { PaperReadings } from './paper-readings.js';
import { PdfReader } from './reading/pdf-reader.js';

/** What papers say by themselves: proposals for their description, and their text for search. */
@Module({
  imports: [ArtifactsModule, DiscoveryModule, RepositoriesModule],
  providers: [MetadataProposals, PaperQueue, PaperReadings, PdfReader],
  exports: [MetadataProposals, PaperQueue, PaperReadings],
})
export class PapersModule {}
