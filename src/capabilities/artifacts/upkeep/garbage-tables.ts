import type { EntityManager } from 'typeorm';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { sql } from '../../../foundations/database/database.js';

/** A blob that nothing names any more. */
export interface UnreachedBlob {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly storageKey: string;
}

/** An upload whose time is over. */
export interface ExpiredUpload {
  readonly id: string;
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly multipartId: string;
}

// What keeps a blob: a tree, a release, or a repository that holds it and may yet commit it.
const isUnreached = `
  NOT EXISTS (SELECT 1 FROM tree_entry e WHERE e.blob_sha256 = b.sha256)
  AND NOT EXISTS (SELECT 1 FROM release_file f WHERE f.sha256 = b.sha256)
  AND NOT EXISTS (SELECT 1 FROM blob_holding h WHERE h.sha256 = b.sha256)`;

/** Uploads that expired and that nobody verifies at this moment; by `upload_by_expiry`. */
export async function expiredUploads(
  manager: EntityManager,
  now: Date,
  limit: number,
): Promise<ExpiredUpload[]> {
  const rows = await sql<{
    id: string;
    size_bytes: string;
    storage_key: string;
    multipart_id: string;
  }>(
    manager,
    `SELECT id, size_bytes, storage_key, multipart_id FROM upload
     WHERE state IN ('open', 'completing', 'verifying') AND expires_at <= $1
       AND (verifying_until IS NULL OR verifying_until <= $1)
     ORDER BY expires_at LIMIT $2`,
    [now, limit],
  );
  return rows.map((row) => ({
    id: row.id,
    sizeBytes: Number(row.size_bytes),
    storageKey: row.storage_key,
    multipartId: row.multipart_id,
  }));
}

/** Ends an upload if it is still expired; false where somebody took it up meanwhile. */
export async function abortExpired(
  manager: EntityManager,
  id: string,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    manager,
    `UPDATE upload SET state = 'aborted', rejection = 'expired'
     WHERE id = $1 AND state IN ('open', 'completing', 'verifying') AND expires_at <= $2
       AND (verifying_until IS NULL OR verifying_until <= $2)
     RETURNING id`,
    [id, now],
  );
  return rows.length > 0;
}

/** Notes since when blobs are unreached, and forgets it of those that are reached again. */
export async function markUnreached(manager: EntityManager, now: Date): Promise<void> {
  await sql(
    manager,
    `UPDATE blob b SET unreached_since = NULL WHERE unreached_since IS NOT NULL AND NOT (${isUnreached})`,
  );
  await sql(
    manager,
    `UPDATE blob b SET unreached_since = $1 WHERE unreached_since IS NULL AND ${isUnreached}`,
    [now],
  );
}

/** Blobs that nothing has reached since `before`; by `blob_unreached`. */
export async function unreachedBlobs(
  manager: EntityManager,
  before: Date,
  limit: number,
): Promise<UnreachedBlob[]> {
  const rows = await sql<{ sha256: Sha256; size_bytes: string; storage_key: string }>(
    manager,
    `SELECT sha256, size_bytes, storage_key FROM blob b
     WHERE unreached_since <= $1 AND ${isUnreached} ORDER BY unreached_since LIMIT $2`,
    [before, limit],
  );
  return rows.map((row) => ({
    sha256: row.sha256,
    sizeBytes: Number(row.size_bytes),
    storageKey: row.storage_key,
  }));
}

/** How many blobs nothing reaches, though perhaps not for long enough; by `blob_unreached`. */
export async function countUnreached(manager: EntityManager): Promise<number> {
  const [row] = await sql<{ count: string }>(
    manager,
    'SELECT count(*) AS count FROM blob WHERE unreached_since IS NOT NULL',
  );
  return Number(row?.count ?? 0);
}

/**
 * Deletes the rows of those blobs that are still unreached, and gives them. Call it under the
 * collector's lock, and delete the objects after the commit.
 */
export async function deleteUnreached(
  manager: EntityManager,
  sha256s: readonly Sha256[],
  before: Date,
): Promise<Set<Sha256>> {
  const rows = await sql<{ sha256: Sha256 }>(
    manager,
    `DELETE FROM blob b WHERE sha256 = ANY ($1) AND unreached_since <= $2 AND ${isUnreached}
     RETURNING sha256`,
    [sha256s, before],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

const isRootless = `
  NOT EXISTS (SELECT 1 FROM git_commit c WHERE c.tree_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM tree_entry e WHERE e.object_id = t.id AND e.mode = '40000')
  AND NOT EXISTS (SELECT 1 FROM release_tree rt WHERE rt.tree_id = t.id)
  AND NOT EXISTS (SELECT 1 FROM release r WHERE r.tree_id = t.id)`;

/** Trees that no commit, release or other tree names; by the indexes on what names a tree. */
export async function rootlessTrees(manager: EntityManager, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    manager,
    `SELECT id FROM tree t WHERE ${isRootless} LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** Deletes those of the trees that are still rootless; call it under the collector's lock. */
export async function deleteRootless(
  manager: EntityManager,
  ids: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    manager,
    `SELECT id FROM tree t WHERE id = ANY ($1) AND ${isRootless}`,
    [ids],
  );
  const rootless = rows.map(({ id }) => id);
  await sql(manager, 'DELETE FROM tree_entry WHERE tree_id = ANY ($1)', [rootless]);
  await sql(manager, 'DELETE FROM tree WHERE id = ANY ($1)', [rootless]);
  return rootless;
}

/** Those of `keys` that no blob, xorb or unfinished upload stores its bytes under. */
export async function unknownKeys(
  manager: EntityManager,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await sql<{ key: string }>(
    manager,
    `SELECT key FROM unnest($1::text[]) AS key
     WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.storage_key = key)
       AND NOT EXISTS (SELECT 1 FROM xorb x WHERE x.storage_key = key)
       AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.storage_key = key
                       AND u.state IN ('open', 'completing', 'verifying'))`,
    [keys],
  );
  return new Set(rows.map(({ key }) => key));
}
