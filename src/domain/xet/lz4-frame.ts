import { unpackLz4Block } from './lz4-block.js';
import type { Lz4Fault } from './lz4-block.js';

const magic = 0x184d2204;
const endMark = 0;
const storedBlock = 2 ** 31;
const fixedHeaderBytes = 6;

/** Bits of the frame's first flag byte (LZ4 frame format 1.6). */
const flag = {
  version: 0xc0,
  version1: 0x40,
  blockSums: 0x10,
  size: 0x08,
  sum: 0x04,
  dictionary: 0x01,
};

/**
 * Unpacks exactly one LZ4 frame into `target`, which it must fill to the last byte. Answers what is
 * wrong with the frame, or `null` when nothing is.
 *
 * In TypeScript, since a library makes as much room as a frame asks for: here a frame of a few bytes
 * that unpacks to gigabytes stops at the end of `target`. It is also no slower than the native ones
 * at chunks of 64 KiB. The frame's own checksums are skipped: what a Xet chunk unpacks to is
 * checked by its BLAKE3.
 */
export function unpackLz4Frame(frame: Uint8Array, target: Uint8Array): Lz4Fault | null {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < fixedHeaderBytes || view.getUint32(0, true) !== magic) return 'corrupt';
  const flags = view.getUint8(4);
  if ((flags & flag.version) !== flag.version1 || (flags & flag.dictionary) !== 0) return 'corrupt';

  const blockTailBytes = (flags & flag.blockSums) === 0 ? 0 : 4;
  const frameTailBytes = (flags & flag.sum) === 0 ? 0 : 4;
  // Magic, two flag bytes, the optional length, and one byte of checksum over these.
  let at = fixedHeaderBytes + ((flags & flag.size) === 0 ? 0 : 8) + 1;
  let filled = 0;
  for (;;) {
    if (at + 4 > frame.length) return 'corrupt';
    const word = view.getUint32(at, true);
    at += 4;
    if (word === endMark) break;
    const end = at + (word % storedBlock);
    if (end + blockTailBytes > frame.length) return 'corrupt';
    if (word >= storedBlock) {
      if (end - at > target.length - filled) return 'size';
      target.set(frame.subarray(at, end), filled);
      filled += end - at;
    } else {
      const reached = unpackLz4Block(frame, at, end, target, filled);
      if (typeof reached !== 'number') return reached;
      filled = reached;
    }
    at = end + blockTailBytes;
  }
  if (at + frameTailBytes !== frame.length) return 'corrupt';
  return filled === target.length ? null : 'size';
}
