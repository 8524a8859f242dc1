import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StaleRevision } from '../../../domain/errors/sphere-error.js';
import type { CommitText } from '../../../domain/git/commit-text.js';
import { emptyTreeId } from '../../../domain/git/object-id.js';
import { editTree, type TreeEdit } from '../../../domain/git/tree-edit.js';
import { mainBranch } from '../../../domain/identifiers/branch-name.js';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { CommitChanges, type Head } from '../commits/commit-changes.js';
import { CommitContent } from '../commits/commit-content.js';
import type { ParsedOperation } from '../commits/commit-operation.js';
import { HeadChanges } from '../head-changes.js';
import type { RepositoryView } from '../repository-view.js';
import { treeReader } from '../commits/tree-store.js';

type Place = Pick<RepositoryView, 'id' | 'namespaceId'>;

const nothing: Head = { commitId: null, treeId: emptyTreeId, generation: 0, committedAt: null };

const emptyTree: TreeEdit = {
  rootId: emptyTreeId,
  newTrees: [{ id: emptyTreeId, entries: new Map(), fileCount: 0, sizeBytes: 0 }],
};

/** Makes the commit that every repository begins with. */
@Injectable()
export class FirstCommit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly content: CommitContent,
    private readonly commits: CommitChanges,
    private readonly heads: HeadChanges,
  ) {}

  /** Puts a commit of nothing on `main`. */
  async begin(
    manager: EntityManager,
    repository: Place,
    author: AccountViewer,
    text: CommitText,
  ): Promise<CommitId> {
    const made = await this.commits.store(manager, repository, {
      author,
      text,
      changes: [],
      edit: emptyTree,
      head: nothing,
    });
    await sql(
      manager,
      `INSERT INTO ref (repository_id, name, kind, commit_id, created_at, moved_at)
       VALUES ($1, $2, 'branch', $3, $4, $4)`,
      [repository.id, mainBranch, made.commitId, this.clock.now()],
    );
    await this.heads.headChanges(manager, repository.id);
    return made.commitId;
  }

  /**
   * Puts a first commit with files in the place of the empty one. It takes two steps, since bytes are
   * stored for a repository that is there; `then` runs in the same transaction as the second.
   * Throws `StaleRevision` where somebody has committed in between.
   */
  async fill(
    author: AccountViewer,
    repository: Place,
    first: {
      readonly emptyId: CommitId;
      readonly text: CommitText;
      readonly operations: readonly ParsedOperation[];
    },
    then: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    const changes = await this.content.prepare(author, repository, first.operations);
    await this.database.transaction(async (manager) => {
      const edit = await editTree(emptyTreeId, changes, treeReader(manager));
      const { text } = first;
      const made = await this.commits.store(manager, repository, {
        author,
        text,
        changes,
        edit,
        head: nothing,
      });
      const moved = await sql(
        manager,
        `UPDATE ref SET commit_id = $3 WHERE repository_id = $1 AND name = $2 AND commit_id = $4
         RETURNING name`,
        [repository.id, mainBranch, made.commitId, first.emptyId],
      );
      if (moved.length === 0) {
        throw new StaleRevision('Somebody committed while the first files were being stored.', {
          facts: { during: 'first-files' },
        });
      }
      await sql(manager, 'DELETE FROM git_commit WHERE repository_id = $1 AND id = $2', [
        repository.id,
        first.emptyId,
      ]);
      await this.heads.headChanges(manager, repository.id);
      await then(manager);
    });
  }
}
