import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { MetadataProposals } from './metadata-proposals.js';
import { PdfReader } from './reading/pdf-reader.js';

/** What papers say by themselves: proposals for their description, and their text for search. */
@Module({
  imports: [ArtifactsModule, RepositoriesModule],
  providers: [MetadataProposals, PdfReader],
  exports: [MetadataProposals],
})
export class PapersModule {}
