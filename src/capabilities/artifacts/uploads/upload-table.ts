import type { EntityManager } from 'typeorm';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { sql } from '../../../foundations/database/database.js';

export type UploadState = 'open' | 'completing' | 'verifying' | 'done' | 'rejected' | 'aborted';

/** One row of `upload`: a claim about bytes that are on their way, and where they go. */
export interface Upload {
  readonly id: string;
  readonly repositoryId: string;
  readonly namespaceId: string;
  readonly path: string | null;
  readonly claimedSha256: Sha256;
  readonly sizeBytes: number;
  readonly storageKey: string;
  readonly multipartId: string;
  readonly partSizeBytes: number;
  /** What Sphere saw while the bytes went through it; null where they went to the store directly. */
  readonly received: { readonly sha256: Sha256; readonly sizeBytes: number } | null;
  readonly state: UploadState;
  readonly rejection: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly verifyingUntil: Date | null;
}

interface UploadRow {
  readonly id: string;
  readonly repository_id: string;
  readonly namespace_id: string;
  readonly path: string | null;
  readonly claimed_sha256: Sha256;
  readonly size_bytes: string;
  readonly storage_key: string;
  readonly multipart_id: string;
  readonly part_size_bytes: string | null;
  readonly received_sha256: Sha256 | null;
  readonly received_bytes: string | null;
  readonly state: UploadState;
  readonly rejection: string | null;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly verifying_until: Date | null;
}

// The namespace is asked for each time: the repository may have moved since the upload began.
const selectUpload = `
  SELECT u.id, u.repository_id, r.namespace_id, u.path, u.claimed_sha256, u.size_bytes, u.storage_key,
         u.multipart_id, u.part_size_bytes, u.received_sha256, u.received_bytes, u.state, u.rejection,
         u.created_at, u.expires_at, u.verifying_until
  FROM upload u JOIN repository r ON r.id = u.repository_id`;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds an upload; null for what is no id at all. Inside a use case that changes it, lock it with `lockUpload` instead. */
export async function findUpload(manager: EntityManager, id: string): Promise<Upload | null> {
  if (!uuid.test(id)) return null;
  const [row] = await sql<UploadRow>(manager, `${selectUpload} WHERE u.id = $1`, [id]);
  return row === undefined ? null : toUpload(row);
}

/** Finds an upload and locks its row until the transaction ends. */
export async function lockUpload(manager: EntityManager, id: string): Promise<Upload | null> {
  if (!uuid.test(id)) return null;
  const [row] = await sql<UploadRow>(manager, `${selectUpload} WHERE u.id = $1 FOR UPDATE OF u`, [
    id,
  ]);
  return row === undefined ? null : toUpload(row);
}

/** The uploads to a repository that claim a SHA-256, newest first; by `upload_by_claim`. */
export async function uploadsClaiming(
  manager: EntityManager,
  repositoryId: string,
  sha256: Sha256,
): Promise<Upload[]> {
  const rows = await sql<UploadRow>(
    manager,
    `${selectUpload} WHERE u.repository_id = $1 AND u.claimed_sha256 = $2
     ORDER BY u.created_at DESC, u.id DESC LIMIT 20`,
    [repositoryId, sha256],
  );
  return rows.map(toUpload);
}

/** Uploads of an account that still take up room; by `upload_by_account`. */
export async function countOpenUploads(
  manager: EntityManager,
  accountId: string,
  now: Date,
): Promise<number> {
  const [row] = await sql<{ count: string }>(
    manager,
    `SELECT count(*) AS count FROM upload
     WHERE account_id = $1 AND state IN ('open', 'completing', 'verifying') AND expires_at > $2`,
    [accountId, now],
  );
  return Number(row?.count ?? 0);
}

/** Lets one begin of an account at a time count its uploads. */
export async function lockAccount(manager: EntityManager, accountId: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `uploads of ${accountId}`,
  ]);
}

/** An upload as it begins. */
export type NewUpload = Omit<
  Upload,
  'namespaceId' | 'received' | 'state' | 'rejection' | 'verifyingUntil'
>;

/** Adds an open upload. */
export async function insertUpload(
  manager: EntityManager,
  accountId: string,
  upload: NewUpload,
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO upload (id, repository_id, account_id, path, claimed_sha256, size_bytes, storage_key,
                         multipart_id, part_size_bytes, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      upload.id,
      upload.repositoryId,
      accountId,
      upload.path,
      upload.claimedSha256,
      upload.sizeBytes,
      upload.storageKey,
      upload.multipartId,
      upload.partSizeBytes,
      upload.createdAt,
      upload.expiresAt,
    ],
  );
}

/** Notes what Sphere saw arrive whole for an open upload. */
export async function noteReceived(
  manager: EntityManager,
  storageKey: string,
  received: { readonly sha256: Sha256; readonly sizeBytes: number },
): Promise<void> {
  await sql(
    manager,
    `UPDATE upload SET received_sha256 = $2, received_bytes = $3
     WHERE storage_key = $1 AND state = 'open'`,
    [storageKey, received.sha256, received.sizeBytes],
  );
}

/** What a step of an upload may change. */
export interface UploadChange {
  readonly state?: UploadState;
  readonly rejection?: string;
  readonly expiresAt?: Date;
  readonly verifyingUntil?: Date | null;
}

/** Writes the members of `change` that are there. */
export async function changeUpload(
  manager: EntityManager,
  id: string,
  change: UploadChange,
): Promise<void> {
  await sql(
    manager,
    `UPDATE upload SET
       state = coalesce($2, state), rejection = coalesce($3, rejection),
       expires_at = coalesce($4, expires_at),
       verifying_until = CASE WHEN $5 THEN $6 ELSE verifying_until END
     WHERE id = $1`,
    [
      id,
      change.state ?? null,
      change.rejection ?? null,
      change.expiresAt ?? null,
      change.verifyingUntil !== undefined,
      change.verifyingUntil ?? null,
    ],
  );
}

/** The numbers of an upload's parts: 1 to the last. */
export function partNumbersOf(upload: Upload): number[] {
  return Array.from({ length: partCountOf(upload) }, (_, index) => index + 1);
}

/** How many parts an upload has. */
export function partCountOf(upload: Upload): number {
  return Math.ceil(upload.sizeBytes / upload.partSizeBytes);
}

function toUpload(row: UploadRow): Upload {
  const sizeBytes = Number(row.size_bytes);
  return {
    id: row.id,
    repositoryId: row.repository_id,
    namespaceId: row.namespace_id,
    path: row.path,
    claimedSha256: row.claimed_sha256,
    sizeBytes,
    storageKey: row.storage_key,
    multipartId: row.multipart_id,
    partSizeBytes: Number(row.part_size_bytes ?? sizeBytes),
    received:
      row.received_sha256 === null
        ? null
        : { sha256: row.received_sha256, sizeBytes: Number(row.received_bytes) },
    state: row.state,
    rejection: row.rejection,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    verifyingUntil: row.verifying_until,
  };
}
