import { Module } from '@nestjs/common';
import { ObjectStoreModule } from '../../foundations/object-store/object-store.module.js';
import { AuditModule } from '../audit/index.js';
import { AbsentBlobs } from './absent-blobs.js';
import { ArtifactsService } from './artifacts.service.js';
import { BlobReader } from './blob-reader.js';
import { UploadBeginning } from './uploads/begin-upload.js';
import { GarbageCollector } from './upkeep/collect-garbage.js';
import { UploadCompletion } from './uploads/complete-upload.js';
import { ClaimSettlement } from './uploads/settle-claims.js';
import { UploadReception } from './uploads/receive-upload.js';
import { UploadAddresses } from './uploads/upload-addresses.js';
import { UploadsService } from './uploads/uploads.service.js';
import { DamagedBlobs } from './upkeep/damaged-blobs.js';
import { FixityLog } from './upkeep/fixity-log.js';
import { FixitySchedule } from './upkeep/fixity-schedule.js';
import { RestoredBlobs } from './upkeep/restored-blobs.js';
import { FixityCheck } from './upkeep/verify-fixity.js';
import { FileAssembly } from './xorbs/assemble-files.js';
import { ShardCheck } from './xorbs/check-shard.js';
import { XorbReception } from './xorbs/take-xorb.js';
import { UploadGrants } from './xorbs/upload-grant.js';
import { XorbsService } from './xorbs/xorbs.service.js';

/** Blobs and the way in for them. */
@Module({
  imports: [AuditModule, ObjectStoreModule],
  providers: [
    AbsentBlobs,
    ArtifactsService,
    BlobReader,
    ClaimSettlement,
    DamagedBlobs,
    FileAssembly,
    FixityCheck,
    FixityLog,
    FixitySchedule,
    GarbageCollector,
    RestoredBlobs,
    ShardCheck,
    UploadAddresses,
    UploadBeginning,
    UploadCompletion,
    UploadGrants,
    UploadReception,
    UploadsService,
    XorbReception,
    XorbsService,
  ],
  exports: [
    AbsentBlobs,
    ArtifactsService,
    BlobReader,
    DamagedBlobs,
    FixityCheck,
    FixityLog,
    FixitySchedule,
    GarbageCollector,
    UploadReception,
    UploadsService,
    XorbsService,
  ],
})
export class ArtifactsModule {}
