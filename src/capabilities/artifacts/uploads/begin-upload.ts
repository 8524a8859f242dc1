import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, InvalidInput, TooLarge } from '../../../domain/errors/sphere-error.js';
import { parseArtifactPath } from '../../../domain/identifiers/artifact-path.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { Clock, newId } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { ArtifactsService } from '../artifacts.service.js';
import type { BlobView } from '../blob-table.js';
import { fingerprintOf } from '../fingerprint.js';
import { findNameableBlobs, holdBlobs } from '../holding-table.js';
import { newStorageKey } from '../storage-key.js';
import { UploadAddresses } from './upload-addresses.js';
import { maxFileBytes, maxOpenUploads, maxSinglePutBytes, uploadIdleMs } from './upload-limits.js';
import { mismatchOf } from './upload-refusals.js';
import { countOpenUploads, insertUpload, lockAccount, type NewUpload } from './upload-table.js';

/** The repository that an upload goes to. */
export interface UploadTarget {
  readonly id: string;
  readonly namespaceId: string;
  readonly isReleased: boolean;
}

/** What a client says about the bytes that it wants to send; believed by nobody until they are hashed. */
export interface UploadClaim {
  /** Where the file will be; its rules are checked where it is given, and it decides nothing. */
  readonly path?: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  /** One PUT of everything, or parts of a size that Sphere chooses. */
  readonly mode: 'single' | 'multipart';
}

/** Begins uploads, or spares them where the bytes are there and the viewer may read them. */
@Injectable()
export class UploadBeginning {
  constructor(
    private readonly database: Database,
    private readonly addresses: UploadAddresses,
    private readonly artifacts: ArtifactsService,
    private readonly clock: Clock,
  ) {}

  /**
   * The blob, now held by the repository, where the viewer may name it already; else the id of a new
   * upload. Whether a stranger's draft holds the bytes cannot be told from the answer.
   * Throws `InvalidInput`, `TooLarge`, `Refused` `digest-mismatch` or `size-mismatch`, `Conflict`
   * `too-many-uploads`.
   */
  async begin(
    account: AccountViewer,
    repository: UploadTarget,
    claim: UploadClaim,
  ): Promise<{ readonly blob: BlobView } | { readonly uploadId: string }> {
    const path = checkClaim(claim);
    if (claim.sizeBytes === 0) return { blob: await this.storeNothing(repository, claim) };
    const known = await this.database.transaction((manager) =>
      attach(manager, account, repository, claim),
    );
    if (known !== null) return { blob: known };

    const now = this.clock.now();
    const storageKey = newStorageKey();
    // Refuse the five-thousand-and-first before the store is asked for anything.
    await this.database.transaction((manager) => requireRoom(manager, account, now));
    const begun = await this.addresses.open(storageKey, claim.sizeBytes, claim.mode);
    const upload: NewUpload = {
      id: newId(),
      repositoryId: repository.id,
      path,
      claimedSha256: claim.sha256,
      sizeBytes: claim.sizeBytes,
      storageKey,
      multipartId: begun.uploadId,
      partSizeBytes: begun.partSizeBytes,
      createdAt: now,
      expiresAt: new Date(now.getTime() + uploadIdleMs),
    };
    await this.database.transaction(async (manager) => {
      await requireRoom(manager, account, now);
      await insertUpload(manager, account.accountId, upload);
    });
    return { uploadId: upload.id };
  }

  /** An empty file has nothing to send. */
  private async storeNothing(repository: UploadTarget, claim: UploadClaim): Promise<BlobView> {
    const nothing = Buffer.alloc(0);
    const mismatch = mismatchOf(
      { claimedSha256: claim.sha256, sizeBytes: 0 },
      fingerprintOf(nothing),
    );
    if (mismatch !== null) throw mismatch;
    return this.artifacts.storeBytes(repository.id, repository.namespaceId, nothing);
  }
}

function checkClaim(claim: UploadClaim): string | null {
  if (!Number.isSafeInteger(claim.sizeBytes) || claim.sizeBytes < 0) {
    throw InvalidInput.field('size', 'size', `${claim.sizeBytes} is no size; give whole bytes.`, {
      value: claim.sizeBytes,
    });
  }
  if (claim.sizeBytes > maxFileBytes) {
    throw new TooLarge(
      `A file of ${claim.sizeBytes} bytes is larger than the ${maxFileBytes} that are taken; split it.`,
      { facts: { what: 'file', sizeBytes: claim.sizeBytes, limitBytes: maxFileBytes } },
    );
  }
  if (claim.mode === 'single' && claim.sizeBytes > maxSinglePutBytes) {
    throw InvalidInput.field(
      'size',
      'too-large-for-one-part',
      `${claim.sizeBytes} bytes do not go into one PUT of at most ${maxSinglePutBytes}; upload in parts.`,
      { sizeBytes: claim.sizeBytes, limitBytes: maxSinglePutBytes },
    );
  }
  return claim.path === undefined ? null : parseArtifactPath(claim.path);
}

/** Lets the repository hold a blob that the viewer may name; null where there is nothing to be told. */
async function attach(
  manager: EntityManager,
  account: AccountViewer,
  repository: UploadTarget,
  claim: UploadClaim,
): Promise<BlobView | null> {
  const namespaceIds = [...account.memberships.keys()];
  const [blob] = await findNameableBlobs(manager, repository.id, namespaceIds, [claim.sha256]);
  if (blob === undefined) return null;
  const mismatch = mismatchOf({ claimedSha256: claim.sha256, sizeBytes: claim.sizeBytes }, blob);
  if (mismatch !== null) throw mismatch;
  const held = await holdBlobs(manager, repository.id, repository.namespaceId, [claim.sha256]);
  return held.has(claim.sha256) ? blob : null;
}

async function requireRoom(
  manager: EntityManager,
  account: AccountViewer,
  now: Date,
): Promise<void> {
  await lockAccount(manager, account.accountId);
  if ((await countOpenUploads(manager, account.accountId, now)) < maxOpenUploads) return;
  throw new Conflict(
    'too-many-uploads',
    `"${account.handle}" has ${maxOpenUploads} uploads open already.`,
    {
      remedy: 'Complete or abort some of them first.',
      facts: { handle: account.handle, limit: maxOpenUploads },
    },
  );
}
