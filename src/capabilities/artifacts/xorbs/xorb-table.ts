import type { EntityManager } from 'typeorm';
import type { XetHash } from '../../../domain/xet/xet-hash.js';
import { sql } from '../../../foundations/database/database.js';
import { ChunkIndex } from './chunk-index.js';

/** Chunks as one account sent them, verified by Sphere. */
export interface Xorb {
  readonly hash: XetHash;
  readonly storageKey: string;
  readonly packedBytes: number;
  readonly index: ChunkIndex;
}

/** A xorb, and whether the account that asks has sent its bytes. */
export interface NamedXorb extends Omit<Xorb, 'packedBytes'> {
  readonly isSent: boolean;
}

/** A xorb that nobody has named for long. */
export type ForgottenXorb = Pick<Xorb, 'hash' | 'storageKey'> & { readonly sizeBytes: number };

/**
 * Finds a xorb and notes that it was named, which keeps the collector away from it for weeks.
 * Null where there is none.
 */
export async function touchXorb(
  manager: EntityManager,
  hash: XetHash,
  now: Date,
): Promise<Pick<Xorb, 'storageKey' | 'packedBytes'> | null> {
  const [row] = await sql<{ storage_key: string; packed_bytes: string }>(
    manager,
    `UPDATE xorb SET last_named_at = greatest(last_named_at, $2) WHERE hash = $1
     RETURNING storage_key, packed_bytes`,
    [hash, now],
  );
  return row === undefined
    ? null
    : { storageKey: row.storage_key, packedBytes: Number(row.packed_bytes) };
}

/** Notes that these were named, and gives those that are there. */
export async function touchXorbs(
  manager: EntityManager,
  hashes: readonly XetHash[],
  now: Date,
): Promise<Set<XetHash>> {
  const rows = await sql<{ hash: XetHash }>(
    manager,
    // In one order, so that two shards with common xorbs do not wait for each other.
    `UPDATE xorb SET last_named_at = greatest(last_named_at, $2) WHERE hash IN (
       SELECT hash FROM xorb WHERE hash = ANY ($1) ORDER BY hash FOR NO KEY UPDATE)
     RETURNING hash`,
    [hashes, now],
  );
  return new Set(rows.map(({ hash }) => hash));
}

/**
 * Binds a verified hash to the object that holds its chunks, or leaves it bound where it is, but for
 * an object that is known to be lost. Gives the key that is bound; a loser deletes its own object.
 * @param lostKey of an object that is not there any more
 */
export async function bindXorb(
  manager: EntityManager,
  xorb: Xorb,
  now: Date,
  lostKey: string | null,
): Promise<string> {
  const [row] = await sql<{ storage_key: string }>(
    manager,
    `INSERT INTO xorb AS x (hash, storage_key, packed_bytes, chunk_index, created_at, last_named_at)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (hash) DO UPDATE SET
       last_named_at = greatest(x.last_named_at, excluded.last_named_at),
       storage_key = CASE WHEN x.storage_key = $6 THEN excluded.storage_key ELSE x.storage_key END,
       packed_bytes = CASE WHEN x.storage_key = $6 THEN excluded.packed_bytes ELSE x.packed_bytes END,
       chunk_index = CASE WHEN x.storage_key = $6 THEN excluded.chunk_index ELSE x.chunk_index END
     RETURNING storage_key`,
    [xorb.hash, xorb.storageKey, xorb.packedBytes, xorb.index.bytes, now, lostKey],
  );
  if (row === undefined) throw new Error(`Xorb ${xorb.hash} was not bound.`);
  return row.storage_key;
}

/** Notes that an account has shown that it has the bytes. */
export async function noteSender(
  manager: EntityManager,
  hash: XetHash,
  accountId: string,
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO xorb_sender (xorb_hash, account_id) VALUES ($1, $2)
     ON CONFLICT (xorb_hash, account_id) DO NOTHING`,
    [hash, accountId],
  );
}

/** Those of `hashes` that exist, with their chunks; 40 bytes each. By the primary keys. */
export async function findXorbs(
  manager: EntityManager,
  hashes: readonly XetHash[],
  accountId: string,
): Promise<Map<XetHash, NamedXorb>> {
  const rows = await sql<{
    hash: XetHash;
    storage_key: string;
    chunk_index: Buffer;
    is_sent: boolean;
  }>(
    manager,
    `SELECT x.hash, x.storage_key, x.chunk_index, EXISTS (
       SELECT 1 FROM xorb_sender s WHERE s.xorb_hash = x.hash AND s.account_id = $2) AS is_sent
     FROM xorb x WHERE x.hash = ANY ($1)`,
    [hashes, accountId],
  );
  return new Map(
    rows.map((row) => [
      row.hash,
      {
        hash: row.hash,
        storageKey: row.storage_key,
        index: new ChunkIndex(row.chunk_index),
        isSent: row.is_sent,
      },
    ]),
  );
}

/** Xorbs that nobody has named since `before`; by `xorb_by_last_naming`. */
export async function forgottenXorbs(
  manager: EntityManager,
  before: Date,
  limit: number,
): Promise<ForgottenXorb[]> {
  const rows = await sql<{ hash: XetHash; storage_key: string; packed_bytes: string }>(
    manager,
    `SELECT hash, storage_key, packed_bytes FROM xorb WHERE last_named_at <= $1
     ORDER BY last_named_at LIMIT $2`,
    [before, limit],
  );
  return rows.map((row) => ({
    hash: row.hash,
    storageKey: row.storage_key,
    sizeBytes: Number(row.packed_bytes),
  }));
}

/** Deletes the rows of those that were not named meanwhile, and gives them. */
export async function deleteForgotten(
  manager: EntityManager,
  hashes: readonly XetHash[],
  before: Date,
): Promise<Set<XetHash>> {
  const rows = await sql<{ hash: XetHash }>(
    manager,
    'DELETE FROM xorb WHERE hash = ANY ($1) AND last_named_at <= $2 RETURNING hash',
    [hashes, before],
  );
  return new Set(rows.map(({ hash }) => hash));
}
