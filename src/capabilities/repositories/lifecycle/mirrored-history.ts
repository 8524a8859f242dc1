import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseCommitText } from '../../../domain/git/commit-text.js';
import { commitId, emptyTreeId } from '../../../domain/git/object-id.js';
import { editTree, type NewTree } from '../../../domain/git/tree-edit.js';
import { parseArtifactPath } from '../../../domain/identifiers/artifact-path.js';
import type { CommitId, TreeId } from '../../../domain/identifiers/git-oid.js';
import type { MirroredCommit } from '../../../domain/preservation/rebuild-document.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { ArtifactsService } from '../../artifacts/index.js';
import { storeTrees } from '../commits/tree-store.js';
import { HeadChanges } from '../head-changes.js';
import type { RepositoryView } from '../repository-view.js';
import type { FileView } from '../revisions/revision-view.js';

type Place = Pick<RepositoryView, 'id' | 'namespaceId'>;

/** A released revision to be put back. */
export interface MirroredRevision {
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  readonly files: readonly FileView[];
  /** Null where nothing is told of it but its id. */
  readonly commit: MirroredCommit | null;
  /** Instant that stands for that of a commit of which nothing is told. */
  readonly releasedAt: Date;
}

interface CommitRow {
  readonly tree_id: TreeId;
  readonly parent_id: CommitId | null;
  readonly parent_elsewhere: CommitId | null;
  readonly title: string;
  readonly message: string;
  readonly author_name: string;
  readonly author_email: string;
  readonly account: string | null;
  readonly committed_at: Date;
  readonly ancestor: CommitId | null;
}

/** Released commits as mirrors keep them: without the drafts between them. */
@Injectable()
export class MirroredHistory {
  constructor(
    private readonly database: Database,
    private readonly artifacts: ArtifactsService,
    private readonly heads: HeadChanges,
  ) {}

  /** All that the id of a released commit is made of; by the primary keys of its past. */
  async describe(repositoryId: string, id: CommitId): Promise<MirroredCommit> {
    const [row] = await this.database.query<CommitRow>(readCommit, [repositoryId, id]);
    if (row === undefined) throw new Error(`Commit ${id} has no row.`);
    return {
      id,
      treeId: row.tree_id,
      parent: row.parent_elsewhere ?? row.parent_id,
      releasedAncestor: row.ancestor,
      title: row.title,
      body: row.message,
      author: { name: row.author_name, email: row.author_email },
      account: row.account,
      committedAt: row.committed_at.toISOString(),
    };
  }

  /** Names that a repository had, folded, in order; by `repository_redirect_by_repository`. */
  formerNames(repositoryId: string): Promise<{ namespace: string; name: string }[]> {
    return this.database.query(
      `SELECT namespace_folded AS namespace, name_folded AS name FROM repository_redirect
       WHERE repository_id = $1 ORDER BY namespace_folded, name_folded`,
      [repositoryId],
    );
  }

  /** Throws `RangeError` where files or commit are not what the ids were made of. */
  async check(revision: MirroredRevision): Promise<void> {
    await treesOf(revision);
  }

  /**
   * Puts a released commit back with its trees, under the ids that they had. Blobs are bound by then; throws
   * as `check` does.
   */
  async restore(
    manager: EntityManager,
    place: Place,
    revision: MirroredRevision & { readonly accountId: string | null },
  ): Promise<void> {
    const { commit, treeId } = revision;
    const newTrees = await treesOf(revision);
    const held = commit === null ? [] : revision.files.map(({ sha256 }) => sha256);
    await this.artifacts.hold(manager, place.id, place.namespaceId, [...new Set(held)]);
    await storeTrees(manager, newTrees);
    const ancestor = await findCommit(manager, place.id, commit?.releasedAncestor ?? null);
    const parent = commit?.parent ?? null;
    await sql(
      manager,
      `INSERT INTO git_commit (repository_id, id, parent_id, parent_elsewhere, tree_id, generation,
                               title, message, author_name, author_email, account_id, committed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (repository_id, id) DO NOTHING`,
      [
        place.id,
        revision.commitId,
        ancestor?.id ?? null,
        parent === ancestor?.id ? null : parent,
        treeId,
        (ancestor?.generation ?? 0) + 1,
        commit?.title ?? '',
        commit?.body ?? '',
        commit?.author.name ?? '',
        commit?.author.email ?? '',
        revision.accountId,
        commit?.committedAt ?? revision.releasedAt,
      ],
    );
  }

  /**
   * Puts `main` where strangers see it, for those who go on from there, as long as nobody has committed
   * since. The release is restored by then.
   * @param commit of the release, where strangers see none
   */
  async followReleases(
    manager: EntityManager,
    repositoryId: string,
    commit: CommitId,
  ): Promise<void> {
    await sql(
      manager,
      `INSERT INTO ref (repository_id, name, kind, commit_id, created_at, moved_at)
       SELECT r.id, 'main', 'branch', c.id, c.committed_at, c.committed_at
       FROM repository r JOIN git_commit c
         ON c.repository_id = r.id AND c.id = coalesce(r.public_commit, $2)
       WHERE r.id = $1
       ON CONFLICT (repository_id, name) DO UPDATE SET
         commit_id = excluded.commit_id, moved_at = excluded.moved_at
       WHERE EXISTS (SELECT 1 FROM ref tag WHERE tag.repository_id = $1 AND tag.kind = 'tag'
                     AND tag.commit_id = ref.commit_id)`,
      [repositoryId, commit],
    );
    await sql(
      manager,
      `UPDATE repository SET updated_at = greatest(updated_at, c.committed_at)
       FROM git_commit c WHERE repository.id = $1 AND c.repository_id = $1 AND c.id = $2`,
      [repositoryId, commit],
    );
    await this.heads.headChanges(manager, repositoryId);
  }
}

/** The trees that hold the files. Nothing has to be read for them. */
async function treesOf(revision: MirroredRevision): Promise<readonly NewTree[]> {
  if (revision.commit !== null) requireIds(revision, revision.commit);
  const operations = revision.files.map(({ path, oid, sha256, sizeBytes, isLfs }) => ({
    ...{ op: 'add' as const, path: parseArtifactPath(path) },
    file: { mode: '100644' as const, objectId: oid, sha256, sizeBytes, isLfs },
  }));
  const edit = await editTree(emptyTreeId, operations, () => Promise.resolve(new Map()));
  if (edit.rootId === revision.treeId) return edit.newTrees;
  throw new RangeError('the files are not those of the tree that the release names');
}

function requireIds({ commitId: id, treeId }: MirroredRevision, commit: MirroredCommit): void {
  const text = parseCommitText(commit.title, commit.body);
  const made = commitId({
    tree: commit.treeId as TreeId,
    parents: commit.parent === null ? [] : [commit.parent as CommitId],
    author: commit.author,
    committedAt: new Date(commit.committedAt),
    title: text.title,
    body: text.body,
  });
  const isWhole = text.title === commit.title && text.body === commit.body;
  if (commit.id !== id || commit.treeId !== treeId || made !== id || !isWhole) {
    throw new RangeError(`the commit ${id} is not what its id was made of`);
  }
}

async function findCommit(manager: EntityManager, repositoryId: string, id: string | null) {
  const [row] = await sql<{ id: string; generation: number }>(
    manager,
    'SELECT id, generation FROM git_commit WHERE repository_id = $1 AND id = $2',
    [repositoryId, id],
  );
  return row ?? null;
}

const readCommit = `
  WITH RECURSIVE past AS (
    SELECT parent_id, 1 AS position FROM git_commit WHERE repository_id = $1 AND id = $2
    UNION ALL
    SELECT c.parent_id, past.position + 1 FROM past
    JOIN git_commit c ON c.repository_id = $1 AND c.id = past.parent_id
    WHERE NOT EXISTS (SELECT 1 FROM ref f WHERE f.repository_id = $1 AND f.commit_id = c.id
                      AND f.kind = 'tag' AND f.visibility <> 'draft')
  ), nearest AS (
    SELECT parent_id AS id FROM past WHERE parent_id IS NOT NULL ORDER BY position DESC LIMIT 1
  )
  SELECT c.tree_id, c.parent_id, c.parent_elsewhere, c.title, c.message, c.author_name, c.author_email,
         n.handle AS account, c.committed_at,
         (SELECT x.id FROM nearest x WHERE EXISTS (
            SELECT 1 FROM ref f WHERE f.repository_id = $1 AND f.commit_id = x.id
            AND f.kind = 'tag' AND f.visibility <> 'draft')) AS ancestor
  FROM git_commit c LEFT JOIN namespace n ON n.id = c.account_id
  WHERE c.repository_id = $1 AND c.id = $2`;
