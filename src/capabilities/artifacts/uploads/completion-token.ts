import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Upload } from './upload-table.js';

/**
 * Authorises the completion of one upload without a token, which Git LFS clients do not send there
 * (hf-hub B4). Its key is the random storage key, so that any process can check it and no secret of
 * its own need be kept; who knows that key already may send the bytes.
 */
export function completionTokenOf(upload: Pick<Upload, 'id' | 'storageKey'>): string {
  const signature = createHmac('sha256', upload.storageKey).update(`complete ${upload.id}`);
  return `${upload.id}.${signature.digest('base64url')}`;
}

/** The id of the upload that a token is for, not yet checked. */
export function uploadIdOf(completionToken: string): string {
  return completionToken.slice(0, Math.max(0, completionToken.indexOf('.')));
}

/** True where the token is the one of this upload. */
export function isCompletionToken(
  completionToken: string,
  upload: Pick<Upload, 'id' | 'storageKey'>,
): boolean {
  const expected = Buffer.from(completionTokenOf(upload));
  const given = Buffer.from(completionToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
