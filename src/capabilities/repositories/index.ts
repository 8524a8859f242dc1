export { maxFiles, maxOperations } from './commits/commit-limits.js';
export type { CommitOperation } from './commits/commit-operation.js';
export type { DepositPage, DepositView } from './list-deposits.js';
export { MirroredHistory, type MirroredRevision } from './lifecycle/mirrored-history.js';
export { RestoreRepository } from './lifecycle/restore-repository.js';
export { RepositoriesModule } from './repositories.module.js';
export { RepositoriesService } from './repositories.service.js';
export type { RepositoryAddress, RepositoryView } from './repository-view.js';
export type {
  CommitView,
  FileView,
  RefsView,
  RefView,
  Revision,
  TreeEntryView,
} from './revisions/revision-view.js';
