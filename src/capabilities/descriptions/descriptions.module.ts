import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { TreeDescriber } from './describe-tree.js';
import { DescriptionTable } from './description-table.js';
import { DescriptionsService } from './descriptions.service.js';
import { BlobReader } from './read-blob.js';

/** What revisions say about themselves. */
@Module({
  imports: [ArtifactsModule, RepositoriesModule],
  providers: [BlobReader, DescriptionTable, DescriptionsService, TreeDescriber],
  exports: [DescriptionsService],
})
export class DescriptionsModule {}
