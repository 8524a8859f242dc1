import type { Database } from '../../foundations/database/database.js';
import type { RepositoryView } from '../repositories/index.js';

/** What works elsewhere may call a record by, besides what its card says; the newest 1,000 releases. */
export async function citableNamesOf(
  database: Database,
  { id, pid }: RepositoryView,
): Promise<{ readonly pids: readonly string[]; readonly dois: readonly string[] }> {
  const rows = await database.query<{ pid: string; doi: string | null }>(
    `SELECT pid, doi FROM release
     WHERE repository_id = $1 AND state IN ('published', 'withdrawn')
     ORDER BY version_index DESC LIMIT 1000`,
    [id],
  );
  return {
    pids: [pid, ...rows.map((row) => row.pid)],
    dois: rows.flatMap(({ doi }) => doi ?? []),
  };
}

/**
 * The repositories that PIDs lead to, by PID; of a concept only where something of it was released.
 * @param draft id of a repository that is found before that as well
 */
export async function repositoriesOfPids(
  database: Database,
  pids: readonly string[],
  draft: string | null = null,
): Promise<ReadonlyMap<string, string>> {
  if (pids.length === 0) return new Map();
  const rows = await database.query<{ pid: string; id: string }>(
    `SELECT p.pid, p.repository_id AS id FROM pid p LEFT JOIN release ON release.id = p.release_id
     WHERE p.pid = ANY ($1::text[])
       AND (p.repository_id = $2
            OR release.state IN ('published', 'withdrawn')
            OR p.release_id IS NULL AND EXISTS (
              SELECT 1 FROM release x
              WHERE x.repository_id = p.repository_id AND x.state IN ('published', 'withdrawn')))`,
    [pids, draft],
  );
  return new Map(rows.map(({ pid, id }) => [pid, id]));
}
