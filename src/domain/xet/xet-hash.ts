import { InvalidInput, makeFault } from '../errors/sphere-error.js';
import type { Branded } from '../identifiers/brand.js';
import { parseSha256 } from '../identifiers/sha256.js';
import type { Sha256 } from '../identifiers/sha256.js';

/**
 * A Xet hash as clients write it in URLs: 64 lower-case hex characters, each group of 16 being a
 * 64-bit number whose bytes stand in the opposite order in binary formats (hf-hub B5).
 */
export type XetHash = Branded<'XetHash'>;

/** Size of a hash in binary formats. */
export const xetHashBytes = 32;

const pattern = /^[0-9a-f]{64}$/;

/** Reads a Xet hash as text, in hex of either case. Throws `InvalidInput` with code `xet-hash`. */
export function parseXetHash(text: string, field = 'hash'): XetHash {
  const lower = text.toLowerCase();
  if (!pattern.test(lower)) {
    const message = `"${text.slice(0, 80)}" is not a Xet hash; write 64 hexadecimal characters.`;
    throw new InvalidInput(
      message,
      { faults: [makeFault(field, 'xet-hash', message)] },
      'xet-hash',
    );
  }
  return lower as XetHash;
}

/** The text of a hash that stands in a binary format, or that BLAKE3 gave; exactly 32 bytes. */
export function xetHashOfBytes(bytes: Uint8Array): XetHash {
  return parseXetHash(swapGroups(bytes).toString('hex'));
}

/** The 32 bytes of a hash as binary formats hold them. */
export function bytesOfXetHash(hash: XetHash): Buffer {
  return swapGroups(Buffer.from(hash, 'hex'));
}

/** A SHA-256 from a shard, which stores it in the same swapped order (hf-hub B5); 32 bytes. */
export function sha256OfSwapped(bytes: Uint8Array): Sha256 {
  return parseSha256(swapGroups(bytes).toString('hex'));
}

function swapGroups(bytes: Uint8Array): Buffer {
  if (bytes.length !== xetHashBytes) throw new Error(`A hash has 32 bytes, not ${bytes.length}.`);
  return Buffer.from(bytes).swap64();
}
