import { Conflict, InvalidInput, NotFound, Refused } from '../../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { Fingerprint } from '../fingerprint.js';
import type { Upload } from './upload-table.js';

/** No such upload, or not one of this repository: the two cannot be told apart. */
export function uploadNotFound(id: string): NotFound {
  return new NotFound('upload-not-found', `There is no upload ${id.slice(0, 64)} here.`, {
    remedy: 'Begin a new upload.',
  });
}

/** Nobody began to upload these bytes to the repository. */
export function claimNotFound(sha256: Sha256): NotFound {
  return new NotFound('upload-not-found', `No upload of SHA-256 ${sha256} was begun here.`, {
    remedy: 'Ask for an upload and send the bytes first.',
  });
}

/** The upload's time is over; what had arrived is gone or will be. */
export function uploadExpired(upload: Upload): Conflict {
  return new Conflict(
    'upload-expired',
    `Upload ${upload.id} expired at ${upload.expiresAt.toISOString()}.`,
    { remedy: 'Begin a new upload.' },
  );
}

/** Somebody ended the upload before its bytes were verified. */
export function uploadAborted(upload: Upload): Conflict {
  return new Conflict('upload-aborted', `Upload ${upload.id} was aborted.`, {
    remedy: 'Begin a new upload.',
  });
}

/** Not all parts are there; the upload stays open. Names the missing ones, the first hundred of them. */
export function uploadIncomplete(upload: Upload, missing: readonly number[]): InvalidInput {
  const shown = missing.slice(0, 100).join(', ');
  const rest = missing.length > 100 ? ` and ${missing.length - 100} more` : '';
  const message = `Upload ${upload.id} lacks part ${shown}${rest}; send what is missing and complete it again.`;
  return new InvalidInput(
    message,
    { faults: [{ field: 'parts', code: 'missing-parts', message, missing }] },
    'upload-incomplete',
  );
}

/** The refusal for bytes that are not what was claimed, or null where they are. */
export function mismatchOf(
  claim: Pick<Upload, 'claimedSha256' | 'sizeBytes'>,
  seen: { readonly sizeBytes: number; readonly sha256?: Fingerprint['sha256'] },
): Refused | null {
  if (seen.sizeBytes !== claim.sizeBytes) {
    return refused(
      'size-mismatch',
      'size',
      `${claim.sizeBytes} bytes were announced and ${seen.sizeBytes} arrived; upload the file again.`,
    );
  }
  if (seen.sha256 !== undefined && seen.sha256 !== claim.claimedSha256) {
    return refused(
      'digest-mismatch',
      'sha256',
      `SHA-256 ${claim.claimedSha256} was announced and the bytes have ${seen.sha256}; upload the file again.`,
    );
  }
  return null;
}

/** What is kept of a refusal on the upload's row, for whoever asks again. */
export function toRejection(refusal: Refused): string {
  return JSON.stringify({ code: refusal.code, message: refusal.message });
}

/** The refusal that was kept on the row of a rejected upload. */
export function fromRejection(upload: Upload): Refused {
  const kept = JSON.parse(upload.rejection ?? '{}') as { code?: string; message?: string };
  const code = kept.code ?? 'digest-mismatch';
  return refused(
    code,
    code === 'size-mismatch' ? 'size' : 'sha256',
    kept.message ?? `Upload ${upload.id} was rejected.`,
  );
}

function refused(code: string, field: string, message: string): Refused {
  return new Refused(code, message, { faults: [{ field, code, message }] });
}
