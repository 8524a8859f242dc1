export { AbsentBlobs } from './absent-blobs.js';
export { BlobReader } from './blob-reader.js';
export { ArtifactsModule } from './artifacts.module.js';
export { ArtifactsService } from './artifacts.service.js';
export type { UploadClaim, UploadTarget } from './uploads/begin-upload.js';
export type { BlobView } from './blob-table.js';
export {
  type CollectOptions,
  GarbageCollector,
  type GarbageItem,
  type GarbageReport,
} from './upkeep/collect-garbage.js';
export { UploadReception } from './uploads/receive-upload.js';
export { maxFileBytes, maxInlineBytes } from './uploads/upload-limits.js';
export { type Begun, UploadsService, type UploadView } from './uploads/uploads.service.js';
export { type DamagedBlob, DamagedBlobs } from './upkeep/damaged-blobs.js';
export { type FixityEntry, FixityLog } from './upkeep/fixity-log.js';
export { type DueBlob, FixitySchedule } from './upkeep/fixity-schedule.js';
export {
  FixityCheck,
  type FixityOptions,
  type FixityResult,
  type ReadProgress,
  type ReplicaCopy,
} from './upkeep/verify-fixity.js';
export { XorbsService } from './xorbs/xorbs.service.js';
export type { AssemblyProgress } from './xorbs/assemble-files.js';
export type { AssemblyPlan } from './xorbs/check-shard.js';
