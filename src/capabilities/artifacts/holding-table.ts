import type { EntityManager } from 'typeorm';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { sql } from '../../foundations/database/database.js';
import {
  blobColumns,
  type BlobRow,
  type BlobView,
  lockForBinding,
  toBlobView,
} from './blob-table.js';

/**
 * Notes that a repository holds blobs, and keeps the collector away from them until the transaction
 * ends. Gives those that exist: what was collected meanwhile is left out.
 */
export async function holdBlobs(
  manager: EntityManager,
  repositoryId: string,
  namespaceId: string,
  sha256s: readonly Sha256[],
): Promise<Set<Sha256>> {
  await lockForBinding(manager);
  await sql(
    manager,
    `INSERT INTO blob_holding (sha256, repository_id, namespace_id)
     SELECT sha256, $2, $3 FROM blob WHERE sha256 = ANY ($1) AND state <> 'absent'
     ORDER BY sha256 ON CONFLICT (sha256, repository_id) DO NOTHING`,
    [sha256s, repositoryId, namespaceId],
  );
  await sql(
    manager,
    `UPDATE blob SET unreached_since = NULL WHERE sha256 IN (
       SELECT sha256 FROM blob WHERE sha256 = ANY ($1) AND unreached_since IS NOT NULL
       ORDER BY sha256 FOR NO KEY UPDATE)`,
    [sha256s],
  );
  const held = await sql<{ sha256: Sha256 }>(
    manager,
    'SELECT sha256 FROM blob_holding WHERE repository_id = $2 AND sha256 = ANY ($1)',
    [sha256s, repositoryId],
  );
  return new Set(held.map(({ sha256 }) => sha256));
}

/** Those of `sha256s` that the repository holds. */
export async function findHeldBlobs(
  manager: EntityManager,
  repositoryId: string,
  sha256s: readonly Sha256[],
): Promise<BlobView[]> {
  const rows = await sql<BlobRow>(
    manager,
    `SELECT ${blobColumns} FROM blob JOIN blob_holding USING (sha256)
     WHERE repository_id = $1 AND sha256 = ANY ($2)`,
    [repositoryId, sha256s],
  );
  return rows.map(toBlobView);
}

/**
 * Those of `sha256s` that a commit to the repository may name: what it holds itself, what a repository
 * of one of `namespaceIds` holds, and what is public. One answer for "no such blob" and "not yours",
 * so that a hash tells nothing. Served by the primary keys of `blob` and `blob_holding`.
 */
export async function findNameableBlobs(
  manager: EntityManager,
  repositoryId: string,
  namespaceIds: readonly string[],
  sha256s: readonly Sha256[],
): Promise<BlobView[]> {
  const rows = await sql<BlobRow>(
    manager,
    `SELECT ${blobColumns} FROM blob b
     WHERE sha256 = ANY ($1) AND (is_public OR EXISTS (
       SELECT 1 FROM blob_holding h
       WHERE h.sha256 = b.sha256 AND (h.repository_id = $2 OR h.namespace_id = ANY ($3))))`,
    [sha256s, repositoryId, namespaceIds],
  );
  return rows.map(toBlobView);
}
