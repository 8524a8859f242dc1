import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { AuditModule } from '../audit/index.js';
import { ExportsModule } from '../exports/index.js';
import { ReleasesModule } from '../releases/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { ReviewModule } from '../review/index.js';
import { BagsService } from './bags.service.js';
import { CratesService } from './crates.service.js';
import { BagExport } from './export/export-bags.js';
import { OcflExport } from './export/export-ocfl.js';
import { BagImports } from './import/import-bag.js';
import { ReleaseDocuments } from './release-documents.js';

/** Packing releases so that they outlive the service. */
@Module({
  imports: [
    ArtifactsModule,
    AuditModule,
    ExportsModule,
    ReleasesModule,
    RepositoriesModule,
    ReviewModule,
  ],
  providers: [BagExport, BagImports, BagsService, CratesService, OcflExport, ReleaseDocuments],
  exports: [BagExport, BagImports, BagsService, CratesService, OcflExport],
})
export class PreservationModule {}
