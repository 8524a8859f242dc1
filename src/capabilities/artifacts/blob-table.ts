import type { EntityManager } from 'typeorm';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { sql } from '../../foundations/database/database.js';

/** Bytes whose SHA-256 Sphere itself has computed. */
export interface BlobView {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  /** Random name in the object store; says nothing about the bytes. */
  readonly storageKey: string;
  readonly state: 'verified' | 'quarantined';
  /** What the bytes were recognised as, or null; input of `mediaTypeOf`. */
  readonly mediaType: string | null;
}

export interface BlobRow {
  readonly sha256: Sha256;
  readonly size_bytes: string;
  readonly storage_key: string;
  readonly state: 'verified' | 'quarantined';
  readonly media_type: string | null;
}

/** The columns that make a `BlobView`. */
export const blobColumns = 'sha256, size_bytes, storage_key, state, media_type';

export function toBlobView(row: BlobRow): BlobView {
  return {
    sha256: row.sha256,
    sizeBytes: Number(row.size_bytes),
    storageKey: row.storage_key,
    state: row.state,
    mediaType: row.media_type,
  };
}

// Shared by all who bind a name to a blob, exclusive for the collector: between its look and its
// delete no name may appear. Any fixed number does; this one spells "gc" in ASCII.
const bindingLock = 0x6763;

/** Keeps the collector out until the transaction ends; many may hold it at a time. */
export async function lockForBinding(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [bindingLock]);
}

/** Keeps all who bind names to blobs out until the transaction ends. */
export async function lockForCollection(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [bindingLock]);
}

/**
 * Binds a SHA-256 that Sphere has computed to the object at `storageKey`, or leaves it bound where
 * it is. The blob's `storageKey` tells who won; the loser deletes its own object after the commit.
 */
export async function bindBlob(
  manager: EntityManager,
  blob: Omit<BlobView, 'state'>,
  now: Date,
): Promise<BlobView> {
  await lockForBinding(manager);
  await sql(
    manager,
    `INSERT INTO blob (sha256, size_bytes, storage_key, media_type, created_at, last_checked_at)
     VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (sha256) DO NOTHING`,
    [blob.sha256, blob.sizeBytes, blob.storageKey, blob.mediaType, now],
  );
  await sql(
    manager,
    `UPDATE blob SET state = 'verified', size_bytes = $2, storage_key = $3, media_type = $4,
       created_at = $5, last_checked_at = $5
     WHERE sha256 = $1 AND state = 'absent'`,
    [blob.sha256, blob.sizeBytes, blob.storageKey, blob.mediaType, now],
  );
  const bound = await findBlob(manager, blob.sha256);
  if (bound === null) throw new Error(`Blob ${blob.sha256} vanished under the binding lock.`);
  return bound;
}

/** Finds a blob inside a transaction, if its bytes are held here. */
export async function findBlob(manager: EntityManager, sha256: Sha256): Promise<BlobView | null> {
  const [row] = await sql<BlobRow>(
    manager,
    `SELECT ${blobColumns} FROM blob WHERE sha256 = $1 AND state <> 'absent'`,
    [sha256],
  );
  return row === undefined ? null : toBlobView(row);
}
