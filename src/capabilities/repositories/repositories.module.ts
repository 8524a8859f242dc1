import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { AuditModule } from '../audit/index.js';
import { DiscoveryModule } from '../discovery/index.js';
import { IdentityModule } from '../identity/index.js';
import { CommitChanges } from './commits/commit-changes.js';
import { CommitContent } from './commits/commit-content.js';
import { CreateRepository } from './lifecycle/create-repository.js';
import { FirstCommit } from './lifecycle/first-commit.js';
import { HeadChanges } from './head-changes.js';
import { DepositDirectory } from './list-deposits.js';
import { MirroredHistory } from './lifecycle/mirrored-history.js';
import { MoveRepository } from './lifecycle/move-repository.js';
import { RefChanges } from './revisions/ref-changes.js';
import { RemoveRepository } from './lifecycle/remove-repository.js';
import { RepositoriesService } from './repositories.service.js';
import { RepositoryCache } from './repository-cache.js';
import { RepositoryDirectory } from './repository-directory.js';
import { RepositoryLifecycle } from './lifecycle/repository-lifecycle.js';
import { RestoreRepository } from './lifecycle/restore-repository.js';
import { RevisionContents } from './revisions/revision-contents.js';
import { Revisions } from './revisions/revisions.js';

@Module({
  imports: [ArtifactsModule, AuditModule, DiscoveryModule, IdentityModule],
  providers: [
    CommitChanges,
    CommitContent,
    CreateRepository,
    DepositDirectory,
    FirstCommit,
    HeadChanges,
    MirroredHistory,
    MoveRepository,
    RefChanges,
    RemoveRepository,
    RepositoriesService,
    RepositoryCache,
    RepositoryDirectory,
    RepositoryLifecycle,
    RestoreRepository,
    RevisionContents,
    Revisions,
  ],
  exports: [MirroredHistory, RepositoriesService, RestoreRepository],
})
export class RepositoriesModule {}
