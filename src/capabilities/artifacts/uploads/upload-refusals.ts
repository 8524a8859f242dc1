import {
  Conflict,
  InvalidInput,
  makeFault,
  NotFound,
  Refused,
} from '../../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { Fingerprint } from '../fingerprint.js';
import type { Upload } from './upload-table.js';
import type { Faults } from '../../../domain/refusals/codes.js';

/** No such upload, or not one of this repository: the two cannot be told apart. */
export function uploadNotFound(id: string): NotFound {
  return new NotFound('upload-not-found', `There is no upload ${id.slice(0, 64)} here.`, {
    remedy: 'Begin a new upload.',
    facts: { id: id.slice(0, 64) },
  });
}

/** Nobody began to upload these bytes to the repository. */
export function claimNotFound(sha256: Sha256): NotFound {
  return new NotFound('upload-not-found', `No upload of SHA-256 ${sha256} was begun here.`, {
    remedy: 'Ask for an upload and send the bytes first.',
    facts: { sha256 },
  });
}

/** The upload's time is over; what had arrived is gone or will be. */
export function uploadExpired(upload: Upload): Conflict {
  return new Conflict(
    'upload-expired',
    `Upload ${upload.id} expired at ${upload.expiresAt.toISOString()}.`,
    {
      remedy: 'Begin a new upload.',
      facts: { id: upload.id, at: upload.expiresAt.toISOString() },
    },
  );
}

/** Somebody ended the upload before its bytes were verified. */
export function uploadAborted(upload: Upload): Conflict {
  return new Conflict('upload-aborted', `Upload ${upload.id} was aborted.`, {
    remedy: 'Begin a new upload.',
    facts: { id: upload.id },
  });
}

/** Not all parts are there; the upload stays open. Names the missing ones, the first hundred of them. */
export function uploadIncomplete(upload: Upload, missing: readonly number[]): InvalidInput {
  const shown = missing.slice(0, 100).join(', ');
  const more = Math.max(0, missing.length - 100);
  const facts = { id: upload.id, shown, more };
  const rest = more > 0 ? ` and ${more} more` : '';
  const message = `Upload ${upload.id} lacks part ${shown}${rest}; send what is missing and complete it again.`;
  return new InvalidInput(
    message,
    { faults: [{ ...makeFault('parts', 'missing-parts', message, facts), missing }] },
    'upload-incomplete',
    { id: upload.id },
  );
}

/** The refusal for bytes that are not what was claimed, or null where they are. */
export function mismatchOf(
  claim: Pick<Upload, 'claimedSha256' | 'sizeBytes'>,
  seen: { readonly sizeBytes: number; readonly sha256?: Fingerprint['sha256'] },
): Refused | null {
  if (seen.sizeBytes !== claim.sizeBytes) {
    return refused({
      code: 'size-mismatch',
      message: `${claim.sizeBytes} bytes were announced and ${seen.sizeBytes} arrived; upload the file again.`,
      facts: { expectedBytes: claim.sizeBytes, foundBytes: seen.sizeBytes },
    });
  }
  if (seen.sha256 !== undefined && seen.sha256 !== claim.claimedSha256) {
    return refused({
      code: 'digest-mismatch',
      message: `SHA-256 ${claim.claimedSha256} was announced and the bytes have ${seen.sha256}; upload the file again.`,
      facts: { expected: claim.claimedSha256, found: seen.sha256 },
    });
  }
  return null;
}

/** What was wrong with bytes that arrived. */
type Mismatch = SizeMismatch | DigestMismatch;

interface SizeMismatch {
  readonly code: 'size-mismatch';
  readonly message: string;
  readonly facts: Faults['size-mismatch'];
}

interface DigestMismatch {
  readonly code: 'digest-mismatch';
  readonly message: string;
  readonly facts: Faults['digest-mismatch'];
}

/** What a row holds of it; older rows hold no facts. */
type Kept = (Pick<SizeMismatch, 'code'> & Partial<SizeMismatch>) | Partial<DigestMismatch>;

/** What is kept of a refusal on the upload's row, for whoever asks again. */
export function toRejection(refusal: Refused): string {
  const [fault] = refusal.faults;
  return JSON.stringify({ code: refusal.code, message: refusal.message, facts: fault?.facts });
}

/** The refusal that was kept on the row of a rejected upload. */
export function fromRejection(upload: Upload): Refused {
  const kept = JSON.parse(upload.rejection ?? '{}') as Kept;
  const message = kept.message ?? `Upload ${upload.id} was rejected.`;
  return kept.code === 'size-mismatch'
    ? refused({
        code: kept.code,
        message,
        facts: kept.facts ?? { expectedBytes: upload.sizeBytes, foundBytes: null },
      })
    : refused({
        code: 'digest-mismatch',
        message,
        facts: kept.facts ?? { expected: upload.claimedSha256, found: null },
      });
}

function refused({ code, message, facts }: Mismatch): Refused {
  const field = code === 'size-mismatch' ? 'size' : 'sha256';
  return new Refused(code, message, { faults: [{ field, code, message, facts }] });
}
