import { Injectable } from '@nestjs/common';
import {
  Conflict,
  InvalidInput,
  NotFound,
  Refused,
  SphereError,
} from '../../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { Database } from '../../../foundations/database/database.js';
import type { BlobView } from '../blob-table.js';
import { UploadCompletion } from './complete-upload.js';
import { findHeldBlobs } from '../holding-table.js';
import { claimNotFound, mismatchOf } from './upload-refusals.js';
import { type Upload, uploadsClaiming } from './upload-table.js';

/** Objects that one commit has read and hashed at a time; more would only share the same disks. */
const simultaneousReads = 4;

/**
 * Settles claims that a client made by SHA-256 rather than by upload, as Git LFS does: at verify, and
 * at the latest in the commit that names them.
 */
@Injectable()
export class ClaimSettlement {
  constructor(
    private readonly database: Database,
    private readonly completion: UploadCompletion,
  ) {}

  /**
   * Makes sure that the repository holds the claimed bytes; hashes what arrived and was not yet.
   * Throws `Refused` `digest-mismatch` or `size-mismatch`, `InvalidInput` `upload-incomplete`,
   * `NotFound` `upload-not-found` where nobody began to upload them.
   */
  async verifyClaim(repositoryId: string, sha256: Sha256, sizeBytes: number): Promise<BlobView> {
    const [held] = await this.held(repositoryId, [sha256]);
    const blob = held ?? (await this.settleOne(repositoryId, sha256));
    const mismatch = mismatchOf({ claimedSha256: sha256, sizeBytes }, blob);
    if (mismatch !== null) throw mismatch;
    return blob;
  }

  /**
   * Verifies of `sha256s` what arrived in the repository and was not hashed yet. What nobody sent is
   * left to the commit to miss; what is not what it was said to be is refused, all of it at once.
   * Throws `Refused` `digest-mismatch` with a fault for each.
   */
  async settle(repositoryId: string, sha256s: readonly Sha256[]): Promise<void> {
    const held = new Set((await this.held(repositoryId, sha256s)).map(({ sha256 }) => sha256));
    const waiting = [...new Set(sha256s)].filter((sha256) => !held.has(sha256));
    const refusals: Refused[] = [];
    const next = async (): Promise<void> => {
      for (let sha256 = waiting.pop(); sha256 !== undefined; sha256 = waiting.pop()) {
        const refusal = await this.refusalOf(repositoryId, sha256);
        if (refusal !== null) refusals.push(refusal);
      }
    };
    await Promise.all(Array.from({ length: simultaneousReads }, next));

    const [first] = refusals;
    if (first === undefined) return;
    const code = first.code === 'size-mismatch' ? first.code : 'digest-mismatch';
    throw new Refused(code, first.message, { faults: refusals.flatMap(({ faults }) => faults) });
  }

  private async refusalOf(repositoryId: string, sha256: Sha256): Promise<Refused | null> {
    try {
      await this.settleOne(repositoryId, sha256);
      return null;
    } catch (error) {
      if (error instanceof Refused) return error;
      if (isNotThere(error)) return null;
      throw error;
    }
  }

  /** Tries the uploads that claim it, newest first: a client may have failed before it succeeded. */
  private async settleOne(repositoryId: string, sha256: Sha256): Promise<BlobView> {
    const uploads = await this.database.transaction((manager) =>
      uploadsClaiming(manager, repositoryId, sha256),
    );
    let newest: Error | null = null;
    for (const upload of uploads) {
      const outcome = await this.attempt(upload);
      if (!(outcome instanceof SphereError)) return outcome;
      newest ??= outcome;
    }
    throw newest ?? claimNotFound(sha256);
  }

  private async attempt(upload: Upload): Promise<BlobView | SphereError> {
    try {
      return await this.completion.complete(upload.id, null);
    } catch (error) {
      if (error instanceof Refused || isNotThere(error)) return error;
      throw error;
    }
  }

  private held(repositoryId: string, sha256s: readonly Sha256[]): Promise<BlobView[]> {
    return this.database.transaction((manager) => findHeldBlobs(manager, repositoryId, sha256s));
  }
}

/** Nothing arrived, or not all, or too late; anything else is a failure of ours. */
function isNotThere(error: unknown): error is SphereError {
  return error instanceof InvalidInput || error instanceof Conflict || error instanceof NotFound;
}
