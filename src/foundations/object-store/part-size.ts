import { TooLarge } from '../../domain/errors/sphere-error.js';

const mebibyte = 1_048_576;
const minPartBytes = 16 * mebibyte;
/** Scaleway takes 1,000 parts where AWS takes 10,000 (supply-chain §9). */
export const maxPartCount = 1_000;
/** The S3 limit of an object. */
const maxObjectBytes = 5 * 1024 ** 4;

/** Size of the parts of a multipart upload, in bytes: whole MiB, at most 1,000 parts, at least 16 MiB. */
export function partSizeFor(sizeBytes: number): number {
  if (sizeBytes > maxObjectBytes) {
    throw new TooLarge(`${sizeBytes} bytes are more than the 5 TiB that one file may have.`, {
      facts: { what: 'file', sizeBytes, limitBytes: maxObjectBytes },
    });
  }
  const share = Math.ceil(sizeBytes / maxPartCount / mebibyte) * mebibyte;
  return Math.max(minPartBytes, share);
}

/** How an object of `sizeBytes` is cut: the size of each part but the last, and their count. */
export function cutIntoParts(
  sizeBytes: number,
  mode: 'single' | 'multipart',
): { readonly partSizeBytes: number; readonly partCount: number } {
  if (mode === 'single') return { partSizeBytes: sizeBytes, partCount: 1 };
  const partSizeBytes = partSizeFor(sizeBytes);
  return { partSizeBytes, partCount: Math.max(1, Math.ceil(sizeBytes / partSizeBytes)) };
}
