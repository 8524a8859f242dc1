import { Module } from '@nestjs/common';
import { ArtifactsModule } from '../artifacts/index.js';
import { AuditModule } from '../audit/index.js';
import { IdentityModule } from '../identity/index.js';
import { CommitChanges } from './commit-changes.js';
import { CommitContent } from './commit-content.js';
import { CreateRepository } from './create-repository.js';
import { FirstCommit } from './first-commit.js';
import { MoveRepository } from './move-repository.js';
import { RefChanges } from './ref-changes.js';
import { RemoveRepository } from './remove-repository.js';
import { RepositoriesService } from './repositories.service.js';
import { RepositoryCache } from './repository-cache.js';
import { RepositoryDirectory } from './repository-directory.js';
import { RepositoryLifecycle } from './repository-lifecycle.js';
import { RevisionContents } from './revision-contents.js';
import { Revisions } from './revisions.js';

@Module({
  imports: [ArtifactsModule, AuditModule, IdentityModule],
  providers: [
    CommitChanges,
    CommitContent,
    CreateRepository,
    FirstCommit,
    MoveRepository,
    RefChanges,
    RemoveRepository,
    RepositoriesService,
    RepositoryCache,
    RepositoryDirectory,
    RepositoryLifecycle,
    RevisionContents,
    Revisions,
  ],
  exports: [RepositoriesService],
})
export class RepositoriesModule {}
