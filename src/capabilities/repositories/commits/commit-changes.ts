import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput, NotFound, StaleRevision } from '../../../domain/errors/sphere-error.js';
import {
  commitIdentity,
  type CommitText,
  parseCommitText,
} from '../../../domain/git/commit-text.js';
import { commitTime } from '../../../domain/git/commit-time.js';
import { commitId, type GitIdentity } from '../../../domain/git/object-id.js';
import { editTree, type TreeEdit, type TreeOperation } from '../../../domain/git/tree-edit.js';
import type { CommitId, TreeId } from '../../../domain/identifiers/git-oid.js';
import { releasedImmutable } from '../../../domain/release/states.js';
import type { AccountViewer, Viewer } from '../../../domain/release/viewer.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { ArtifactsService } from '../../artifacts/index.js';
import { CommitContent } from './commit-content.js';
import { maxFiles } from './commit-limits.js';
import { type CommitOperation, parseOperations } from './commit-operation.js';
import { HeadChanges } from '../head-changes.js';
import { requireWriter } from '../repository-directory.js';
import type { RepositoryView } from '../repository-view.js';
import { storeTrees, treeReader } from './tree-store.js';

/** A commit to make. */
export interface CommitRequest {
  readonly title: string;
  /** What follows the title. */
  readonly message?: string;
  /** The head that the client saw; without one the commit goes onto whatever head there is. */
  readonly parent?: CommitId;
  /** Applied in their order. */
  readonly operations: readonly CommitOperation[];
}

export interface CommitResult {
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  /** False where nothing changed: the id is that of the head. */
  readonly isNew: boolean;
}

/** Where a branch stands; null values before its first commit. */
export interface Head {
  readonly commitId: CommitId | null;
  readonly treeId: TreeId;
  readonly generation: number;
  readonly committedAt: Date | null;
}

/** Adds commits to branches, each as a whole or not at all. */
@Injectable()
export class CommitChanges {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly server: ServerConfig,
    private readonly artifacts: ArtifactsService,
    private readonly content: CommitContent,
    private readonly heads: HeadChanges,
  ) {}

  /**
   * Commits to a branch; commits to one branch queue. What is stored before something fails is left to
   * the collector. Throws `Forbidden`, `NotFound` (`revision-not-found` for the branch,
   * `entry-not-found` for what is to be deleted), `StaleRevision` where the branch moved past
   * `parent`, and `InvalidInput` or `TooLarge` for what may not be committed.
   */
  async commit(
    viewer: Viewer,
    repository: RepositoryView,
    branch: string,
    request: CommitRequest,
  ): Promise<CommitResult> {
    const author = requireWriter(viewer, repository);
    const text = parseCommitText(request.title, request.message);
    const operations = parseOperations(request.operations);
    const changes = await this.content.prepare(viewer, repository, operations);
    return this.database.transaction(async (manager) => {
      const head = await lockBranch(manager, repository, branch);
      requireHead(head, branch, request.parent);
      const edit = await editTree(head.treeId, changes, treeReader(manager));
      if (edit.newTrees.length === 0 && head.commitId !== null) {
        return { commitId: head.commitId, treeId: head.treeId, isNew: false };
      }
      const made = await this.store(manager, repository, { author, text, changes, edit, head });
      await sql(
        manager,
        `UPDATE ref SET commit_id = $3, moved_at = $4
         WHERE repository_id = $1 AND name = $2 AND kind = 'branch'`,
        [repository.id, branch, made.commitId, this.clock.now()],
      );
      await sql(
        manager,
        'UPDATE repository SET updated_at = greatest(updated_at, $2) WHERE id = $1',
        [repository.id, this.clock.now()],
      );
      await this.heads.headChanges(manager, repository.id);
      return made;
    });
  }

  /** Writes the trees and the commit; the caller moves the branch. */
  async store(
    manager: EntityManager,
    repository: Pick<RepositoryView, 'id' | 'namespaceId'>,
    commit: {
      readonly author: AccountViewer;
      readonly text: CommitText;
      readonly changes: readonly TreeOperation[];
      readonly edit: TreeEdit;
      readonly head: Head;
    },
  ): Promise<CommitResult> {
    const { author, text, edit, head } = commit;
    requireFewFiles(edit);
    // Before any tree names them: this keeps the collector away from blobs and trees.
    await this.artifacts.hold(manager, repository.id, repository.namespaceId, [
      ...new Set(
        commit.changes.flatMap((change) => (change.op === 'add' ? [change.file.sha256] : [])),
      ),
    ]);
    await storeTrees(manager, edit.newTrees);
    const identity = this.identityOf(author);
    const committedAt = commitTime(this.clock.now(), head.committedAt);
    const id = commitId({
      tree: edit.rootId,
      parents: head.commitId === null ? [] : [head.commitId],
      author: identity,
      committedAt,
      ...text,
    });
    // The same commit may be there, from a branch that was deleted since.
    await sql(
      manager,
      `INSERT INTO git_commit (repository_id, id, parent_id, tree_id, generation, title, message,
                               author_name, author_email, account_id, committed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (repository_id, id) DO NOTHING`,
      [
        repository.id,
        id,
        head.commitId,
        edit.rootId,
        head.generation + 1,
        text.title,
        text.body,
        identity.name,
        identity.email,
        author.accountId,
        committedAt,
      ],
    );
    return { commitId: id, treeId: edit.rootId, isNew: true };
  }

  private identityOf({ handle, displayName }: AccountViewer): GitIdentity {
    return commitIdentity(handle, displayName, new URL(this.server.publicUrl).hostname);
  }
}

/** Holds the branch still until the transaction ends, so that commits to it queue. */
async function lockBranch(
  manager: EntityManager,
  repository: RepositoryView,
  branch: string,
): Promise<Head> {
  // In two statements: a join would compare the ref that it waited for with a commit of before.
  const [ref] = await sql<{ commit_id: CommitId }>(
    manager,
    `SELECT commit_id FROM ref
     WHERE repository_id = $1 AND name = $2 AND kind = 'branch' FOR UPDATE`,
    [repository.id, branch.replaceAll('\0', '')],
  );
  const [commit] = await sql<{ tree_id: TreeId; generation: number; committed_at: Date }>(
    manager,
    `SELECT tree_id, generation, committed_at FROM git_commit
     WHERE repository_id = $1 AND id = $2`,
    [repository.id, ref?.commit_id ?? ''],
  );
  if (ref === undefined || commit === undefined) {
    await refuseReleased(manager, repository, branch);
    throw new NotFound(
      'revision-not-found',
      `${repository.fullName} has no branch "${branch.slice(0, 200)}" to commit to.`,
      { facts: { name: branch.slice(0, 200), repository: repository.fullName } },
    );
  }
  return {
    commitId: ref.commit_id,
    treeId: commit.tree_id,
    generation: commit.generation,
    committedAt: commit.committed_at,
  };
}

/** What a published label names is not changed by commits, nor by anything else (licence-policy R48). */
async function refuseReleased(
  manager: EntityManager,
  repository: RepositoryView,
  name: string,
): Promise<void> {
  const labels = await sql(
    manager,
    `SELECT 1 FROM ref
     WHERE repository_id = $1 AND name = $2 AND kind = 'tag' AND visibility <> 'draft'`,
    [repository.id, name.replaceAll('\0', '')],
  );
  if (labels.length === 0) return;
  throw releasedImmutable('branch', `"${name}" is a published release; its files never change.`, {
    what: 'branch',
    name,
  });
}

function requireHead(head: Head, branch: string, parent: CommitId | undefined): void {
  if (parent === undefined || parent === head.commitId) return;
  throw new StaleRevision(
    `"${branch}" has moved on from ${parent} to ${head.commitId ?? 'none'}.`,
    {
      remedy: 'Take the new head, look at what changed, and commit onto it.',
      facts: { branch, parent, head: head.commitId ?? 'none' },
    },
  );
}

function requireFewFiles(edit: TreeEdit): void {
  const fileCount = edit.newTrees.at(-1)?.fileCount ?? 0;
  if (fileCount <= maxFiles) return;
  throw InvalidInput.field(
    'operations',
    'too-many-files',
    `A repository may hold ${maxFiles} files; this would make ${fileCount}.`,
    { limit: maxFiles, found: fileCount },
  );
}
