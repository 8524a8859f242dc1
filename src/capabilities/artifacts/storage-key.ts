import { randomUUID } from 'node:crypto';

/** Where the bytes of all artifacts are in the object store. */
export const blobPrefix = 'blobs/';

/** Where the xorbs are of which Hub clients have files put together. */
export const xorbPrefix = 'xorbs/';

/**
 * A fresh random key for bytes, from their first on: no user text, no hash, never reused, so that
 * nothing can be written over and nothing can be guessed (supply-chain §9).
 */
export function newStorageKey(prefix: typeof blobPrefix | typeof xorbPrefix = blobPrefix): string {
  return `${prefix}${randomUUID()}`;
}
