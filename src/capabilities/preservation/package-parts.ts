import type { Readable } from 'node:stream';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { ObjectRange } from '../../foundations/object-store/object-store.js';

/** A piece of a package: bytes at hand, or those of a blob. */
export type PackagePart = Buffer | { readonly sha256: Sha256; readonly sizeBytes: number };

/** Opens a blob, or both ends inclusive of it. */
export type OpenBlob = (sha256: Sha256, range: ObjectRange) => Promise<Readable>;

/**
 * The bytes of `range` out of parts that follow each other. Parts before it are passed over unread, and
 * one blob is open at a time: whoever stops listening closes it.
 */
export async function* readParts(
  parts: Iterable<PackagePart>,
  { start, end }: ObjectRange,
  open: OpenBlob,
): AsyncGenerator<Buffer> {
  let offset = 0;
  for (const part of parts) {
    const sizeBytes = sizeOfPart(part);
    const from = Math.max(0, start - offset);
    const to = Math.min(sizeBytes - 1, end - offset);
    offset += sizeBytes;
    if (from <= to) {
      if (Buffer.isBuffer(part)) yield part.subarray(from, to + 1);
      else yield* exactly(await open(part.sha256, { start: from, end: to }), part, to - from + 1);
    }
    if (offset > end) return;
  }
}

/** Length of parts that follow each other. */
export function sizeOfParts(parts: Iterable<PackagePart>): number {
  let total = 0;
  for (const part of parts) total += sizeOfPart(part);
  return total;
}

/** A store that gives fewer or more bytes would shift all that follows. */
export async function* exactly(
  stream: Readable,
  { sha256 }: { readonly sha256: Sha256 },
  sizeBytes: number,
): AsyncGenerator<Buffer> {
  let left = sizeBytes;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    left -= bytes.length;
    if (left < 0) break;
    yield bytes;
  }
  if (left !== 0) throw new Error(`The store does not hold blob ${sha256} as it was stored.`);
}

function sizeOfPart(part: PackagePart): number {
  return Buffer.isBuffer(part) ? part.length : part.sizeBytes;
}
