import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { AuditModule } from '../audit/index.js';
import { ExportsModule } from '../exports/index.js';
import { IdentityModule } from '../identity/index.js';
import { NotifyModule } from '../notify/index.js';
import { ReleasesModule } from '../releases/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { ReviewModule } from '../review/index.js';
import { BagsService } from './bags.service.js';
import { CratesService } from './crates.service.js';
import { BagExport } from './export/export-bags.js';
import { OcflExport } from './export/export-ocfl.js';
import { RebuildDocuments } from './export/rebuild-documents.js';
import { BagImports } from './import/import-bag.js';
import { MirrorImports } from './import/import-mirror.js';
import { RestoreReviews } from './import/restore-reviews.js';
import { ReleaseDocuments } from './release-documents.js';
import { ReviewDocuments } from './review-documents.js';

/** Packing releases so that they outlive the service. */
@Module({
  imports: [
    ArtifactsModule,
    AuditModule,
    ExportsModule,
    IdentityModule,
    NotifyModule,
    ReleasesModule,
    RepositoriesModule,
    ReviewModule,
  ],
  providers: [
    BagExport,
    BagImports,
    BagsService,
    CratesService,
    MirrorImports,
    OcflExport,
    RebuildDocuments,
    ReleaseDocuments,
    RestoreReviews,
    ReviewDocuments,
  ],
  exports: [BagExport, BagImports, BagsService, CratesService, MirrorImports, OcflExport],
})
export class PreservationModule {}
