/**
 * Why LZ4 data is refused: it does not follow the format; or it holds more or less than announced.
 */
export type Lz4Fault = 'corrupt' | 'size';

const shortest = 4;
/** A nibble with this value goes on in the bytes after it. */
const openEnded = 15;
/** Below this a loop beats a call. */
const worthACall = 48;

/**
 * Unpacks one LZ4 block, `source` from `at` up to `end`, into `target` from `filled` on; matches may
 * reach back to the start of `target`, as those of linked blocks do. Never writes beyond `target`.
 *
 * @returns how far `target` is filled then, or what is wrong
 */
export function unpackLz4Block(
  source: Uint8Array,
  at: number,
  end: number,
  target: Uint8Array,
  filled: number,
): number | Lz4Fault {
  let read = at;
  let write = filled;
  while (read < end) {
    const token = byteAt(source, read++);
    let literals = token >>> 4;
    if (literals === openEnded) {
      const tail = lengthTail(source, read, end);
      literals += tail;
      read += tailBytes(tail);
    }
    if (literals > end - read) return 'corrupt';
    if (literals > target.length - write) return 'size';
    if (literals < worthACall) {
      for (let i = 0; i < literals; i++) target[write + i] = byteAt(source, read + i);
    } else {
      target.set(source.subarray(read, read + literals), write);
    }
    read += literals;
    write += literals;
    // Only the last sequence has no match.
    if (read === end) return write;

    if (read + 2 > end) return 'corrupt';
    const distance = byteAt(source, read) | (byteAt(source, read + 1) << 8);
    read += 2;
    let length = token & openEnded;
    if (length === openEnded) {
      const tail = lengthTail(source, read, end);
      length += tail;
      read += tailBytes(tail);
    }
    length += shortest;
    if (distance === 0 || distance > write || read >= end) return 'corrupt';
    if (length > target.length - write) return 'size';
    copyMatch(target, write, distance, length);
    write += length;
  }
  return 'corrupt';
}

/** Sum of the bytes that continue a length; without an end it passes every limit. */
function lengthTail(source: Uint8Array, at: number, end: number): number {
  let sum = 0;
  for (let read = at; read < end; read++) {
    const byte = byteAt(source, read);
    sum += byte;
    if (byte !== 255) return sum;
  }
  return Number.MAX_SAFE_INTEGER;
}

/** How many bytes such a sum took: each is 255 but the last. */
function tailBytes(sum: number): number {
  return Math.floor(sum / 255) + 1;
}

/** A match may overlap what it writes, which then repeats. */
function copyMatch(target: Uint8Array, at: number, distance: number, length: number): void {
  const from = at - distance;
  if (length < worthACall) {
    for (let i = 0; i < length; i++) target[at + i] = byteAt(target, from + i);
  } else if (distance >= length) {
    target.copyWithin(at, from, from + length);
  } else if (distance === 1) {
    target.fill(byteAt(target, from), at, at + length);
  } else {
    for (let i = 0; i < length; i++) target[at + i] = byteAt(target, from + i);
  }
}

/** The caller has checked that `index` is inside. */
function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
