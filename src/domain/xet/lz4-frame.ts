import { decompressFrameSync } from 'lz4-napi';
import { type Lz4Fault, measureLz4Block } from './lz4-block.js';

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
 * Unpacks exactly one LZ4 frame of `plainBytes` bytes, or answers what is wrong with it. The library
 * makes as much room as a frame asks for and passes over what follows it, so that the frame is
 * measured before: one of a few bytes that unpacks to gigabytes is never unpacked.
 */
export function unpackLz4Frame(frame: Uint8Array, plainBytes: number): Buffer | Lz4Fault {
  const measured = measureLz4Frame(frame, plainBytes);
  if (typeof measured !== 'number') return measured;
  if (measured !== plainBytes) return 'size';
  try {
    const plain = decompressFrameSync(asBuffer(frame));
    return plain.length === plainBytes ? plain : 'size';
  } catch {
    // Whatever the library says of a frame that has the right form: its checksums are wrong.
    return 'corrupt';
  }
}

/** How many bytes a frame unpacks to; `size` where they are more than `limit`. */
function measureLz4Frame(frame: Uint8Array, limit: number): number | Lz4Fault {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (frame.length < fixedHeaderBytes || view.getUint32(0, true) !== magic) return 'corrupt';
  const flags = view.getUint8(4);
  if ((flags & flag.version) !== flag.version1 || (flags & flag.dictionary) !== 0) return 'corrupt';

  const blockTailBytes = (flags & flag.blockSums) === 0 ? 0 : 4;
  const frameTailBytes = (flags & flag.sum) === 0 ? 0 : 4;
  // Magic, two flag bytes, the optional length, and one byte of checksum over these.
  let at = fixedHeaderBytes + ((flags & flag.size) === 0 ? 0 : 8) + 1;
  let plainBytes = 0;
  for (;;) {
    if (at + 4 > frame.length) return 'corrupt';
    const word = view.getUint32(at, true);
    at += 4;
    if (word === endMark) break;
    const end = at + (word % storedBlock);
    if (end + blockTailBytes > frame.length) return 'corrupt';
    const reached =
      word >= storedBlock
        ? plainBytes + (end - at)
        : measureLz4Block(frame, at, end, plainBytes, limit);
    if (typeof reached !== 'number') return reached;
    if (reached > limit) return 'size';
    plainBytes = reached;
    at = end + blockTailBytes;
  }
  return at + frameTailBytes === frame.length ? plainBytes : 'corrupt';
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
