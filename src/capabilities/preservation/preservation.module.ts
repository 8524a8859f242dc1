import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { ReleasesModule } from '../releases/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { ReviewModule } from '../review/index.js';
import { BagsService } from './bags.service.js';
import { ReleaseDocuments } from './release-documents.js';

/** Packing releases so that they outlive the service. */
@Module({
  imports: [ArtifactsModule, ReleasesModule, RepositoriesModule, ReviewModule],
  providers: [BagsService, ReleaseDocuments],
  exports: [BagsService],
})
export class PreservationModule {}
