import { Module } from '@nestjs/common';
import { ObjectStoreModule } from '../../foundations/object-store/object-store.module.js';
import { AuditModule } from '../audit/index.js';
import { ArtifactsService } from './artifacts.service.js';
import { BlobReader } from './blob-reader.js';
import { UploadBeginning } from './uploads/begin-upload.js';
import { GarbageCollector } from './upkeep/collect-garbage.js';
import { UploadCompletion } from './uploads/complete-upload.js';
import { ClaimSettlement } from './uploads/settle-claims.js';
import { UploadReception } from './uploads/receive-upload.js';
import { UploadAddresses } from './uploads/upload-addresses.js';
import { UploadsService } from './uploads/uploads.service.js';
import { FixityCheck } from './upkeep/verify-fixity.js';

/** Blobs and the way in for them. */
@Module({
  imports: [AuditModule, ObjectStoreModule],
  providers: [
    ArtifactsService,
    BlobReader,
    ClaimSettlement,
    FixityCheck,
    GarbageCollector,
    UploadAddresses,
    UploadBeginning,
    UploadCompletion,
    UploadReception,
    UploadsService,
  ],
  exports: [
    ArtifactsService,
    BlobReader,
    FixityCheck,
    GarbageCollector,
    UploadReception,
    UploadsService,
  ],
})
export class ArtifactsModule {}
