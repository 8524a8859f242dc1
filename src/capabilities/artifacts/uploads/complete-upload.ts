import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput, type Refused, Unavailable } from '../../../domain/errors/sphere-error.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { ObjectStore, type UploadedPart } from '../../../foundations/object-store/object-store.js';
import { bindBlob, type BlobView, findBlob } from '../blob-table.js';
import { type Fingerprint, fingerprintStream } from '../fingerprint.js';
import { holdBlobs } from '../holding-table.js';
import { mediaTypeOfStored } from '../stored-media-type.js';
import { UploadAddresses } from './upload-addresses.js';
import {
  fromRejection,
  mismatchOf,
  toRejection,
  uploadAborted,
  uploadExpired,
  uploadIncomplete,
  uploadNotFound,
} from './upload-refusals.js';
import { changeUpload, lockUpload, partNumbersOf, type Upload } from './upload-table.js';

/** A verifier that has not been heard of for so long is taken to be dead (supply-chain §9). */
const leaseMs = 10 * 60_000;
const renewalMs = 60_000;
/** How long a request waits for the verifier of another process before it is told to come again. */
const waits = { count: 20, pauseMs: 100 };

type Claim = { readonly upload: Upload } | { readonly blob: BlobView } | 'busy';

/**
 * Turns what arrived into a blob: assembles the parts, looks at the bytes once, binds their SHA-256.
 * Each step may be repeated after a crash between any two of them.
 */
@Injectable()
export class UploadCompletion {
  private readonly running = new Map<string, Promise<BlobView>>();

  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly addresses: UploadAddresses,
    private readonly clock: Clock,
  ) {}

  /**
   * The blob of upload `id`; the same answer however often it is asked, and one run for all who ask
   * at a time. Costs one read of the object where the bytes did not come through Sphere.
   * Throws `Refused` `digest-mismatch` or `size-mismatch`, `InvalidInput` `upload-incomplete`,
   * `Conflict` `upload-expired` or `upload-aborted`, `Unavailable` while another process verifies it.
   * @param parts as the client knows them; null where the store is to be asked
   */
  complete(id: string, parts: readonly UploadedPart[] | null): Promise<BlobView> {
    const joined = this.running.get(id);
    if (joined !== undefined) return joined;
    const run = this.run(id, parts).finally(() => this.running.delete(id));
    this.running.set(id, run);
    return run;
  }

  private async run(id: string, parts: readonly UploadedPart[] | null): Promise<BlobView> {
    for (let wait = 0; wait < waits.count; wait += 1) {
      const claim = await this.claim(id, parts);
      if (claim === 'busy') {
        await pause(waits.pauseMs);
        continue;
      }
      return 'blob' in claim ? claim.blob : await this.verify(claim.upload, parts);
    }
    throw new Unavailable(`Upload ${id} is being verified.`, 5, { facts: { what: 'upload' } });
  }

  /** Takes the upload for this process, or tells what became of it. */
  private claim(id: string, parts: readonly UploadedPart[] | null): Promise<Claim> {
    return this.database.transaction(async (manager) => {
      const upload = await lockUpload(manager, id);
      if (upload === null) throw uploadNotFound(id);
      const blob = await outcomeOf(manager, upload);
      if (blob !== null) return { blob };
      const now = this.clock.now();
      if (upload.state === 'open') {
        if (upload.expiresAt <= now) throw uploadExpired(upload);
        requireParts(upload, parts);
      } else if (upload.verifyingUntil !== null && upload.verifyingUntil > now) {
        return 'busy';
      }
      await changeUpload(manager, id, {
        state: upload.state === 'open' ? 'completing' : upload.state,
        verifyingUntil: new Date(now.getTime() + leaseMs),
      });
      return { upload };
    });
  }

  private async verify(upload: Upload, parts: readonly UploadedPart[] | null): Promise<BlobView> {
    try {
      const seen = await this.look(upload, parts);
      const mismatch = mismatchOf(upload, seen);
      if (mismatch !== null) throw await this.reject(upload, mismatch);
      return await this.bind(upload, seen);
    } catch (error) {
      await this.release(upload.id, error instanceof InvalidInput);
      throw error;
    }
  }

  /**
   * Assembles the object where that was not done yet, and tells what it is: by what was seen of it on
   * its way in, else by reading it once.
   */
  private async look(upload: Upload, parts: readonly UploadedPart[] | null): Promise<Fingerprint> {
    const found = await this.store.stat(upload.storageKey);
    // An object that is there already may be of a later part than the one that was noted.
    if (found === null && upload.received !== null) {
      if (await this.addresses.assembleReceived(upload)) return upload.received;
    }
    const stored = found ?? (await this.addresses.assemble(upload, parts));
    const mismatch = mismatchOf(upload, stored);
    if (mismatch !== null) throw await this.reject(upload, mismatch);

    let renewedAt = this.clock.now();
    await this.renew(upload, renewedAt);
    return fingerprintStream(await this.store.open(upload.storageKey), async () => {
      const now = this.clock.now();
      if (now.getTime() - renewedAt.getTime() < renewalMs) return;
      renewedAt = now;
      await this.renew(upload, now);
    });
  }

  private renew(upload: Upload, now: Date): Promise<void> {
    return this.database.transaction((manager) =>
      changeUpload(manager, upload.id, {
        state: 'verifying',
        verifyingUntil: new Date(now.getTime() + leaseMs),
      }),
    );
  }

  /** Gives the lease back, so that whoever comes next need not wait for it to end. */
  private release(id: string, isIncomplete: boolean): Promise<void> {
    return this.database.transaction(async (manager) => {
      const upload = await lockUpload(manager, id);
      const reopens = isIncomplete && upload?.state === 'completing';
      await changeUpload(manager, id, {
        verifyingUntil: null,
        ...(reopens ? { state: 'open' as const } : {}),
      });
    });
  }

  private async reject(upload: Upload, refusal: Refused): Promise<Refused> {
    await this.database.transaction((manager) =>
      changeUpload(manager, upload.id, { state: 'rejected', rejection: toRejection(refusal) }),
    );
    await this.store.delete(upload.storageKey);
    return refusal;
  }

  private async bind(upload: Upload, seen: Fingerprint): Promise<BlobView> {
    const mediaType = await mediaTypeOfStored(this.store, upload.storageKey, seen.sizeBytes);
    const { blob, isOurs } = await this.database.transaction(async (manager) => {
      // A verifier that was away for longer than its lease finds what others did in the meantime.
      const current = await lockUpload(manager, upload.id);
      if (current === null) throw uploadNotFound(upload.id);
      const settled = await outcomeOf(manager, current);
      if (settled !== null) return { blob: settled, isOurs: false };
      const bound = await bindBlob(
        manager,
        { ...seen, storageKey: upload.storageKey, mediaType },
        this.clock.now(),
      );
      await holdBlobs(manager, upload.repositoryId, upload.namespaceId, [bound.sha256]);
      await changeUpload(manager, upload.id, { state: 'done', verifyingUntil: null });
      return { blob: bound, isOurs: true };
    });
    if (isOurs && blob.storageKey !== upload.storageKey) await this.store.delete(upload.storageKey);
    return blob;
  }
}

/** What became of an upload: its blob, an error where it ended otherwise, null where it goes on. */
async function outcomeOf(manager: EntityManager, upload: Upload): Promise<BlobView | null> {
  switch (upload.state) {
    case 'done': {
      const blob = await findBlob(manager, upload.claimedSha256);
      if (blob === null) throw uploadNotFound(upload.id);
      return blob;
    }
    case 'rejected':
      throw fromRejection(upload);
    case 'aborted':
      throw upload.rejection === 'expired' ? uploadExpired(upload) : uploadAborted(upload);
    case 'open':
    case 'completing':
    case 'verifying':
      return null;
  }
}

/** Refuses a list of parts that is not the numbers from 1 to the last, in any order. */
function requireParts(upload: Upload, parts: readonly UploadedPart[] | null): void {
  if (parts === null) return;
  const given = new Set(parts.map(({ number }) => number));
  const missing = partNumbersOf(upload).filter((number) => !given.has(number));
  if (missing.length > 0) throw uploadIncomplete(upload, missing);
  const last = partNumbersOf(upload).length;
  const stray = parts.find(({ number }) => number < 1 || number > last);
  if (stray !== undefined) {
    throw InvalidInput.field(
      'parts',
      'unknown-part',
      `Upload ${upload.id} has parts 1 to ${last}, and none of number ${stray.number}.`,
      { id: upload.id, last, part: stray.number },
    );
  }
}
