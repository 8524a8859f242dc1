export { type CommitRequest, type CommitResult } from './commit-changes.js';
export type { CommitOperation } from './commit-operation.js';
export type { RepositoryRequest } from './create-repository.js';
export type { History, HistoryPage } from './history.js';
export type { PublicHead } from './ref-changes.js';
export { RepositoriesModule } from './repositories.module.js';
export { RepositoriesService } from './repositories.service.js';
export type { RepositoryFilter, RepositoryPage } from './repository-directory.js';
export type { RepositoryAddress, RepositoryView } from './repository-view.js';
export type { Listing, ListingPage } from './revision-contents.js';
export type {
  CommitView,
  FileView,
  FolderView,
  RefsView,
  RefView,
  Revision,
  TreeEntryView,
  TreeTotals,
} from './revision-view.js';
