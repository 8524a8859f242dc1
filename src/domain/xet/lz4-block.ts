/**
 * Why LZ4 data is refused: it does not follow the format; or it holds more or less than announced.
 */
export type Lz4Fault = 'corrupt' | 'size';

const shortest = 4;
/** A nibble with this value goes on in the bytes after it. */
const openEnded = 15;

/**
 * Measures one LZ4 block, `source` from `at` up to `end`, without unpacking it.
 *
 * @param before bytes of the blocks before, to which its matches may reach back
 * @param limit of all bytes together
 * @returns the bytes up to the end of this block, or what is wrong: `size` beyond `limit`
 */
export function measureLz4Block(
  source: Uint8Array,
  at: number,
  end: number,
  before: number,
  limit: number,
): number | Lz4Fault {
  let read = at;
  let plain = before;
  while (read < end) {
    const token = byteAt(source, read++);
    let literals = token >>> 4;
    if (literals === openEnded) {
      const tail = lengthTail(source, read, end);
      literals += tail;
      read += tailBytes(tail);
    }
    if (literals > end - read) return 'corrupt';
    read += literals;
    plain += literals;
    if (plain > limit) return 'size';
    // Only the last sequence has no match.
    if (read === end) return plain;

    if (read + 2 > end) return 'corrupt';
    const distance = byteAt(source, read) | (byteAt(source, read + 1) << 8);
    read += 2;
    let length = token & openEnded;
    if (length === openEnded) {
      const tail = lengthTail(source, read, end);
      length += tail;
      read += tailBytes(tail);
    }
    if (distance === 0 || distance > plain || read >= end) return 'corrupt';
    plain += length + shortest;
    if (plain > limit) return 'size';
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

/** The caller has checked that `index` is inside. */
function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
