import type { CommitId, TreeId } from '../../../domain/identifiers/git-oid.js';
import type { Database } from '../../../foundations/database/database.js';
import type { CommitView, Revision } from './revision-view.js';

/** Which part of a history to give. */
export interface HistoryPage {
  /** Id of the last commit of the page before. */
  readonly after?: CommitId;
  readonly limit: number;
}

export interface History {
  /** Newest first. */
  readonly commits: readonly CommitView[];
  /** `after` of the next page; null at the end. */
  readonly next: CommitId | null;
  /** Of the whole history, not of the page. */
  readonly total: number;
}

type Past = Pick<Revision, 'repositoryId' | 'commitId' | 'showsDrafts'>;

/**
 * The commits that led to a revision. Who sees no drafts sees the released ones alone (hf-hub C3).
 * A page costs as many rows as it has for members, and the whole past for others.
 */
export async function readHistory(
  database: Database,
  revision: Past,
  page: HistoryPage,
): Promise<History> {
  if (revision.showsDrafts) {
    const commits = await readChain(database, revision, page.after ?? null, page.limit + 1);
    return pageOf(commits, page.limit, await countChain(database, revision));
  }
  const released = await readReleased(database, revision);
  const start = released.findIndex(({ id }) => id === page.after) + 1;
  return pageOf(released.slice(start, start + page.limit + 1), page.limit, released.length);
}

/** Further back a listing does not look for the commit that changed a path last. */
const maxLookback = 2_000;
const batchSize = 64;

/**
 * For each path the commit that changed it last, of those that the viewer may see. A path that is not
 * in the revision, or that changed last more than 2,000 commits ago, is left out.
 */
export async function readLastCommits(
  database: Database,
  revision: Past,
  paths: readonly string[],
): Promise<Map<string, CommitView>> {
  const found = new Map<string, CommitView>();
  const released = revision.showsDrafts ? null : await readReleased(database, revision);
  let pending = [...new Set(paths)];
  let after: CommitId | null = null;
  for (let seen = 0; seen < maxLookback && pending.length > 0; seen += batchSize) {
    // One commit more than is judged: each is compared with the one before it.
    const commits: CommitView[] =
      released?.slice(seen, seen + batchSize + 1) ??
      (await readChain(database, revision, after, batchSize + 1));
    const objects = await readObjects(database, commits, pending);
    const isEnd = commits.length <= batchSize;
    pending = pending.filter((path) => {
      const last = lastChange(commits, objects, path, isEnd);
      if (typeof last === 'object') found.set(path, last);
      return last === 'further-back';
    });
    if (isEnd) break;
    after = commits[batchSize - 1]?.id ?? null;
  }
  return found;
}

/** Tells what a path led to in a tree: the id of the file or folder, or nothing. */
type Objects = ReadonlyMap<string, string>;

function lastChange(
  commits: readonly CommitView[],
  objects: Objects,
  path: string,
  isEnd: boolean,
): CommitView | 'absent' | 'further-back' {
  const [newest] = commits;
  const object = newest === undefined ? undefined : objects.get(`${newest.treeId}:${path}`);
  if (object === undefined) return 'absent';
  const before = commits.findIndex(({ treeId }) => objects.get(`${treeId}:${path}`) !== object);
  if (before > 0) return commits[before - 1] ?? 'absent';
  return isEnd ? (commits.at(-1) ?? 'absent') : 'further-back';
}

async function readObjects(
  database: Database,
  commits: readonly CommitView[],
  paths: readonly string[],
): Promise<Objects> {
  const rows = await database.query<{ tree_id: TreeId; path: string; object_id: string }>(
    `WITH RECURSIVE walk AS (
       SELECT t.tree_id, p.path, string_to_array(p.path, '/') AS names, 0 AS depth,
              t.tree_id AS object_id, '40000' AS mode
       FROM unnest($1::text[]) AS t (tree_id) CROSS JOIN unnest($2::text[]) AS p (path)
       UNION ALL
       SELECT w.tree_id, w.path, w.names, w.depth + 1, e.object_id, e.mode
       FROM walk w JOIN tree_entry e ON e.tree_id = w.object_id AND e.name = w.names[w.depth + 1]
       WHERE w.mode = '40000'
     )
     SELECT tree_id, path, object_id FROM walk WHERE depth = cardinality(names)`,
    [[...new Set(commits.map(({ treeId }) => treeId))], paths.filter(isLookedUp)],
  );
  return new Map(rows.map((row) => [`${row.tree_id}:${row.path}`, row.object_id]));
}

/** PostgreSQL holds no NUL, and no path does. */
function isLookedUp(path: string): boolean {
  return !path.includes('\0');
}

interface CommitRow {
  readonly id: CommitId;
  readonly tree_id: TreeId;
  readonly title: string;
  readonly message: string;
  readonly author_name: string;
  readonly author_handle: string | null;
  readonly committed_at: Date;
}

const commitColumns = `
  c.id, c.tree_id, c.title, c.message, c.author_name, n.handle AS author_handle, c.committed_at`;

/** Commits from the revision on, or from behind `after`; by the primary key, one row for each. */
async function readChain(
  database: Database,
  { repositoryId, commitId }: Past,
  after: CommitId | null,
  limit: number,
): Promise<CommitView[]> {
  const rows = await database.query<CommitRow>(
    `WITH RECURSIVE chain AS (
       SELECT g.*, 1 AS position FROM git_commit g WHERE repository_id = $1 AND id = CASE
         WHEN $3::text IS NULL THEN $2
         ELSE (SELECT parent_id FROM git_commit WHERE repository_id = $1 AND id = $3) END
       UNION ALL
       SELECT p.*, c.position + 1 FROM chain c
       JOIN git_commit p ON p.repository_id = $1 AND p.id = c.parent_id
       WHERE c.position < $4
     )
     SELECT ${commitColumns} FROM chain c LEFT JOIN namespace n ON n.id = c.account_id
     ORDER BY c.position`,
    [repositoryId, commitId, after, limit],
  );
  return rows.map(toCommitView);
}

/** The commits of the revision's past that published labels name, newest first. */
async function readReleased(
  database: Database,
  { repositoryId, commitId }: Past,
): Promise<CommitView[]> {
  const rows = await database.query<CommitRow>(
    `WITH RECURSIVE chain AS (
       SELECT id, parent_id FROM git_commit WHERE repository_id = $1 AND id = $2
       UNION ALL
       SELECT p.id, p.parent_id FROM chain c
       JOIN git_commit p ON p.repository_id = $1 AND p.id = c.parent_id
     )
     SELECT ${commitColumns} FROM chain
     JOIN git_commit c ON c.repository_id = $1 AND c.id = chain.id
     LEFT JOIN namespace n ON n.id = c.account_id
     WHERE EXISTS (SELECT 1 FROM ref f WHERE f.repository_id = $1 AND f.commit_id = c.id
                   AND f.kind = 'tag' AND f.visibility = 'public')
     ORDER BY c.generation DESC`,
    [repositoryId, commitId],
  );
  return rows.map(toCommitView);
}

async function countChain(database: Database, { repositoryId, commitId }: Past): Promise<number> {
  const [row] = await database.query<{ generation: number }>(
    'SELECT generation FROM git_commit WHERE repository_id = $1 AND id = $2',
    [repositoryId, commitId],
  );
  return row?.generation ?? 0;
}

function pageOf(commits: readonly CommitView[], limit: number, total: number): History {
  const shown = commits.slice(0, limit);
  return {
    commits: shown,
    next: commits.length > limit ? (shown.at(-1)?.id ?? null) : null,
    total,
  };
}

function toCommitView(row: CommitRow): CommitView {
  return {
    id: row.id,
    treeId: row.tree_id,
    title: row.title,
    message: row.message,
    authorName: row.author_name,
    authorHandle: row.author_handle,
    committedAt: row.committed_at,
  };
}
