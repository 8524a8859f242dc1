import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden } from '../../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { requireWrite } from '../../../domain/release/require-ability.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import type { SignedPart, UploadedPart } from '../../../foundations/object-store/object-store.js';
import { UploadBeginning, type UploadClaim, type UploadTarget } from './begin-upload.js';
import type { BlobView } from '../blob-table.js';
import { completionTokenOf, isCompletionToken, uploadIdOf } from './completion-token.js';
import { UploadCompletion } from './complete-upload.js';
import { ClaimSettlement } from './settle-claims.js';
import { UploadAddresses } from './upload-addresses.js';
import {
  batchUrlSeconds,
  partUrlSeconds,
  partUrlsPerAnswer,
  uploadIdleMs,
  uploadLifeMs,
} from './upload-limits.js';
import { uploadNotFound } from './upload-refusals.js';
import {
  changeUpload,
  findUpload,
  lockUpload,
  partCountOf,
  partNumbersOf,
  type Upload,
} from './upload-table.js';

/** An upload as its client sees it. */
export interface UploadView {
  readonly id: string;
  readonly path: string | null;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly partSizeBytes: number;
  readonly partCount: number;
  /** Where to PUT the parts; the first hundred from the one asked for, or all. Empty once it is not open. */
  readonly parts: readonly SignedPart[];
  readonly expiresAt: Date;
  readonly state: 'open' | 'completing' | 'verifying' | 'done' | 'rejected' | 'expired' | 'aborted';
  /** Lets its bearer complete this one upload without a token, as Git LFS clients do (hf-hub B4). */
  readonly completionToken: string;
}

export type Begun = { readonly attached: true; readonly blob: BlobView } | UploadView;

export interface AddressOptions {
  /** From which part on; default 1. */
  readonly fromPart?: number;
  /** All at once and for a day, as Hub clients need them, rather than a hundred for a quarter of an hour. */
  readonly all?: boolean;
}

/**
 * Bytes on their way in. What a client claims about them changes nothing for anyone until Sphere has
 * hashed them itself.
 */
@Injectable()
export class UploadsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly beginning: UploadBeginning,
    private readonly addresses: UploadAddresses,
    private readonly completion: UploadCompletion,
    private readonly settlement: ClaimSettlement,
  ) {}

  /** Begins an upload for a writer; see `UploadBeginning.begin` for what it answers and throws. */
  async begin(
    viewer: Viewer,
    repository: UploadTarget,
    claim: UploadClaim,
    options: AddressOptions = {},
  ): Promise<Begun> {
    const account = requireWrite(viewer, repository);
    const begun = await this.beginning.begin(account, repository, claim);
    if ('blob' in begun) return { attached: true, blob: begun.blob };
    return this.refresh(viewer, repository, begun.uploadId, options);
  }

  /**
   * The upload with fresh part addresses; its expiry slides to a day from now, at most a week from its
   * begin. Throws `NotFound` `upload-not-found`.
   */
  async refresh(
    viewer: Viewer,
    repository: UploadTarget,
    id: string,
    options: AddressOptions = {},
  ): Promise<UploadView> {
    requireWrite(viewer, repository);
    const upload = await this.database.transaction(async (manager) => {
      const found = await lockUpload(manager, id);
      if (found?.repositoryId !== repository.id) throw uploadNotFound(id);
      if (this.stateOf(found) !== 'open') return found;
      const expiresAt = new Date(
        Math.min(
          this.clock.now().getTime() + uploadIdleMs,
          found.createdAt.getTime() + uploadLifeMs,
        ),
      );
      await changeUpload(manager, id, { expiresAt });
      return { ...found, expiresAt };
    });
    return this.view(upload, options);
  }

  /**
   * Completes an upload: assembles, hashes, binds. Idempotent, and one run for all who ask at a time;
   * for what it throws see `UploadCompletion.complete`.
   */
  async complete(
    viewer: Viewer,
    repository: UploadTarget,
    id: string,
    parts: readonly UploadedPart[],
  ): Promise<BlobView> {
    requireWrite(viewer, repository);
    await this.requireUpload(id, repository);
    return this.completion.complete(id, parts);
  }

  /**
   * Completes the upload that `completionToken` names, for a client without a token.
   * Throws `Forbidden` `completion-token-invalid`, and what `complete` throws.
   */
  async completeSigned(completionToken: string, parts: readonly UploadedPart[]): Promise<BlobView> {
    const id = uploadIdOf(completionToken);
    const upload = await this.database.transaction((manager) => findUpload(manager, id));
    if (upload === null || !isCompletionToken(completionToken, upload)) {
      throw new Forbidden('completion-token-invalid', 'This address completes no upload.');
    }
    return this.completion.complete(id, parts);
  }

  /**
   * Gives an upload up and deletes what arrived; harmless to repeat.
   * Throws `NotFound`, and `Conflict` `upload-complete` once its bytes are being verified.
   */
  async abort(viewer: Viewer, repository: UploadTarget, id: string): Promise<void> {
    requireWrite(viewer, repository);
    const upload = await this.database.transaction(async (manager) => {
      const found = await lockUpload(manager, id);
      if (found?.repositoryId !== repository.id) throw uploadNotFound(id);
      if (found.state === 'open') await changeUpload(manager, id, { state: 'aborted' });
      return found;
    });
    switch (upload.state) {
      case 'open':
      case 'aborted':
        await this.addresses.discard(upload);
        return;
      case 'rejected':
        return;
      case 'completing':
      case 'verifying':
      case 'done':
        throw new Conflict('upload-complete', `Upload ${id} was completed and cannot be aborted.`, {
          facts: { id },
        });
    }
  }

  /** Verifies a client's claim that bytes are in the repository; see `ClaimSettlement.verifyClaim`. */
  verifyClaim(repositoryId: string, sha256: Sha256, sizeBytes: number): Promise<BlobView> {
    return this.settlement.verifyClaim(repositoryId, sha256, sizeBytes);
  }

  /** Verifies what arrived in the repository before a commit names it; see `ClaimSettlement.settle`. */
  settle(repositoryId: string, sha256s: readonly Sha256[]): Promise<void> {
    return this.settlement.settle(repositoryId, sha256s);
  }

  private async requireUpload(id: string, repository: UploadTarget): Promise<void> {
    const upload = await this.database.transaction((manager) => findUpload(manager, id));
    if (upload?.repositoryId !== repository.id) throw uploadNotFound(id);
  }

  private async view(upload: Upload, options: AddressOptions): Promise<UploadView> {
    const state = this.stateOf(upload);
    return {
      id: upload.id,
      path: upload.path,
      sha256: upload.claimedSha256,
      sizeBytes: upload.sizeBytes,
      partSizeBytes: upload.partSizeBytes,
      partCount: partCountOf(upload),
      parts: state === 'open' ? await this.addressesOf(upload, options) : [],
      expiresAt: upload.expiresAt,
      state,
      completionToken: completionTokenOf(upload),
    };
  }

  private addressesOf(
    upload: Upload,
    { fromPart = 1, all = false }: AddressOptions,
  ): Promise<readonly SignedPart[]> {
    const numbers = partNumbersOf(upload).filter((number) => number >= fromPart);
    return all
      ? this.addresses.sign(upload, numbers, batchUrlSeconds)
      : this.addresses.sign(upload, numbers.slice(0, partUrlsPerAnswer), partUrlSeconds);
  }

  private stateOf(upload: Upload): UploadView['state'] {
    const isExpired = upload.state === 'open' && upload.expiresAt <= this.clock.now();
    return isExpired ? 'expired' : upload.state;
  }
}
