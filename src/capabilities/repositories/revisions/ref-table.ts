import type { CommitId, TreeId } from '../../../domain/identifiers/git-oid.js';
import type { Database } from '../../../foundations/database/database.js';

/** Where a branch or a version label points. */
export interface Ref {
  readonly name: string;
  readonly commitId: CommitId;
  readonly treeId: TreeId;
}

/** A version label, and who may see it. */
export interface Tag extends Ref {
  readonly visibility: 'draft' | 'public' | 'withdrawn';
  /** What remains of a withdrawn release; null for any other. */
  readonly tombstone: Readonly<Record<string, unknown>> | null;
  readonly movedAt: Date;
}

/** All refs of one repository, sorted by name. */
export interface RefTable {
  readonly size: number;
  readonly branches: ReadonlyMap<string, Ref>;
  readonly tags: ReadonlyMap<string, Tag>;
  /** The tags by the commits that they name. */
  readonly tagsByCommit: ReadonlyMap<CommitId, readonly Tag[]>;
}

interface RefRow {
  readonly name: string;
  readonly kind: 'branch' | 'tag';
  readonly commit_id: CommitId;
  readonly tree_id: TreeId;
  readonly visibility: Tag['visibility'];
  readonly tombstone: Tag['tombstone'];
  readonly moved_at: Date;
}

/** Reads the refs of a repository; by the primary key of `ref`. */
export async function readRefs(database: Database, repositoryId: string): Promise<RefTable> {
  const rows = await database.prepared<RefRow>(
    'repositories-refs',
    `SELECT f.name, f.kind, f.commit_id, c.tree_id, f.visibility, f.tombstone, f.moved_at
     FROM ref f JOIN git_commit c ON c.repository_id = f.repository_id AND c.id = f.commit_id
     WHERE f.repository_id = $1 ORDER BY f.name`,
    [repositoryId],
  );
  const branches = new Map<string, Ref>();
  const tags = new Map<string, Tag>();
  const tagsByCommit = new Map<CommitId, Tag[]>();
  for (const row of rows) {
    const ref = { name: row.name, commitId: row.commit_id, treeId: row.tree_id };
    if (row.kind === 'branch') {
      branches.set(row.name, ref);
      continue;
    }
    const { visibility, tombstone, moved_at: movedAt } = row;
    const tag = { ...ref, visibility, tombstone, movedAt };
    tags.set(row.name, tag);
    const others = tagsByCommit.get(row.commit_id);
    if (others === undefined) tagsByCommit.set(row.commit_id, [tag]);
    else others.push(tag);
  }
  return { size: rows.length, branches, tags, tagsByCommit };
}
