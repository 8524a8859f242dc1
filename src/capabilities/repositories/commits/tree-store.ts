import type { EntityManager } from 'typeorm';
import type { GitOid, TreeId } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { NewTree, TreeReader } from '../../../domain/git/tree-edit.js';
import type { FileEntry, FolderEntry } from '../../../domain/git/tree-entry.js';
import { sql } from '../../../foundations/database/database.js';

interface EntryRow {
  readonly tree_id: TreeId;
  readonly name: string;
  readonly object_id: string;
  readonly blob_sha256: Sha256 | null;
  readonly size_bytes: string;
  readonly is_lfs: boolean;
  readonly file_count: number | null;
}

/** Reads whole trees inside a transaction, all that are asked for in one statement. */
export function treeReader(manager: EntityManager): TreeReader {
  return async (ids) => {
    const rows = await sql<EntryRow>(
      manager,
      `SELECT e.tree_id, e.name, e.object_id, e.blob_sha256, e.size_bytes, e.is_lfs, t.file_count
       FROM tree_entry e LEFT JOIN tree t ON e.mode = '40000' AND t.id = e.object_id
       WHERE e.tree_id = ANY ($1)`,
      [ids],
    );
    const trees = new Map(ids.map((id) => [id, new Map<string, FileEntry | FolderEntry>()]));
    for (const row of rows) trees.get(row.tree_id)?.set(row.name, toEntry(row));
    return trees;
  };
}

/**
 * Writes trees that may be there already, from whatever repository. Trees go in one order, so that two
 * commits that make the same ones wait for each other and never in a circle.
 */
export async function storeTrees(
  manager: EntityManager,
  newTrees: readonly NewTree[],
): Promise<void> {
  const trees = [...new Map(newTrees.map((tree) => [tree.id, tree])).values()];
  const fresh = await sql<{ id: TreeId }>(
    manager,
    `INSERT INTO tree (id, file_count, total_bytes)
     SELECT * FROM unnest($1::text[], $2::integer[], $3::bigint[]) AS t (id, files, bytes) ORDER BY id
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [
      trees.map(({ id }) => id),
      trees.map(({ fileCount }) => fileCount),
      trees.map(({ sizeBytes }) => sizeBytes),
    ],
  );
  const freshIds = new Set(fresh.map(({ id }) => id));
  const rows = trees
    .filter(({ id }) => freshIds.has(id))
    .flatMap(({ id, entries }) => Array.from(entries, ([name, entry]) => ({ id, name, entry })));
  if (rows.length === 0) return;
  await sql(
    manager,
    `INSERT INTO tree_entry (tree_id, name, mode, object_id, blob_sha256, size_bytes, is_lfs)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[],
                          $7::boolean[])`,
    [
      rows.map(({ id }) => id),
      rows.map(({ name }) => name),
      rows.map(({ entry }) => entry.mode),
      rows.map(({ entry }) => entry.objectId),
      rows.map(({ entry }) => (entry.mode === '40000' ? null : entry.sha256)),
      rows.map(({ entry }) => entry.sizeBytes),
      rows.map(({ entry }) => entry.mode === '100644' && entry.isLfs),
    ],
  );
}

function toEntry(row: EntryRow): FileEntry | FolderEntry {
  const sizeBytes = Number(row.size_bytes);
  if (row.blob_sha256 === null) {
    const objectId = row.object_id as TreeId;
    return { mode: '40000', objectId, fileCount: row.file_count ?? 0, sizeBytes };
  }
  return {
    mode: '100644',
    objectId: row.object_id as GitOid,
    sha256: row.blob_sha256,
    sizeBytes,
    isLfs: row.is_lfs,
  };
}
