export { type CommitRequest, type CommitResult } from './commits/commit-changes.js';
export type { CommitOperation } from './commits/commit-operation.js';
export type { RepositoryRequest } from './lifecycle/create-repository.js';
export type { History, HistoryPage } from './revisions/history.js';
export type { PublicHead } from './revisions/ref-changes.js';
export { RepositoriesModule } from './repositories.module.js';
export { RepositoriesService } from './repositories.service.js';
export type { RepositoryFilter, RepositoryPage } from './repository-directory.js';
export type { RepositoryAddress, RepositoryView } from './repository-view.js';
export type { Listing, ListingPage } from './revisions/revision-contents.js';
export type {
  CommitView,
  FileView,
  FolderView,
  RefsView,
  RefView,
  Revision,
  TreeEntryView,
  TreeTotals,
} from './revisions/revision-view.js';
