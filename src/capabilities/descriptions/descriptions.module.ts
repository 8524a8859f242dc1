import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { BlobHeaderTable } from './blob-header-table.js';
import { TreeDescriber } from './describe-tree.js';
import { DescriptionTable } from './description-table.js';
import { DescriptionsService } from './descriptions.service.js';
import { HeaderTurns } from './header-turns.js';
import { BytesReader } from './read-bytes.js';
import { HeaderReader } from './read-headers.js';
import { TensorsService } from './tensors.service.js';
import { WeightsReader } from './read-weights.js';

/** What revisions say about themselves. */
@Module({
  imports: [ArtifactsModule, RepositoriesModule],
  providers: [
    BlobHeaderTable,
    BytesReader,
    DescriptionTable,
    DescriptionsService,
    HeaderReader,
    HeaderTurns,
    TensorsService,
    TreeDescriber,
    WeightsReader,
  ],
  exports: [DescriptionsService, TensorsService],
})
export class DescriptionsModule {}
