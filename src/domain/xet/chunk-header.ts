import { xetFault } from './xet-fault.js';
import { maximumChunkBytes } from './xet-limits.js';

/** How the bytes of a chunk are packed. */
export type ChunkScheme = 'plain' | 'lz4' | 'lz4-planes';

/** What the 8 bytes before a chunk's data say. */
export interface ChunkHeader {
  /** Place in what is being read, from 0. */
  readonly index: number;
  readonly scheme: ChunkScheme;
  /** Without the header. */
  readonly packedBytes: number;
  readonly plainBytes: number;
}

/** Size of a chunk's header. */
export const chunkHeaderBytes = 8;

const schemes: readonly (ChunkScheme | undefined)[] = ['plain', 'lz4', 'lz4-planes'];
const version = 0;
const footerIdent = 'XETBLOB';
/** LZ4 makes bytes that do not compress longer by far less; clients send those unpacked. */
const maximumPackedBytes = maximumChunkBytes + 4 * 1024;

/** Whether, where a chunk's header would stand, the footer of a xorb begins. */
export function isFooter(head: Buffer): boolean {
  return head.toString('latin1', 0, footerIdent.length) === footerIdent;
}

/**
 * Reads a chunk's header. Throws `InvalidInput` with code `chunk-version`, `chunk-scheme`,
 * `chunk-empty`, `chunk-too-large` or `chunk-packed-size`.
 */
export function readChunkHeader(head: Buffer, index: number): ChunkHeader {
  const found = head.readUInt8(0);
  if (found !== version) {
    throw xetFault(
      'xorb',
      'chunk-version',
      `Chunk ${index} has version ${found}; send ${version}.`,
    );
  }
  const scheme = schemes[head.readUInt8(4)];
  if (scheme === undefined) {
    throw xetFault(
      'xorb',
      'chunk-scheme',
      `Chunk ${index} is packed by scheme ${head.readUInt8(4)}; known are 0, 1 (LZ4) and 2 (LZ4 over four planes).`,
    );
  }
  const packedBytes = head.readUIntLE(1, 3);
  const plainBytes = head.readUIntLE(5, 3);
  if (plainBytes === 0) {
    throw xetFault('xorb', 'chunk-empty', `Chunk ${index} says that it unpacks to nothing.`);
  }
  if (plainBytes > maximumChunkBytes) {
    throw xetFault(
      'xorb',
      'chunk-too-large',
      `Chunk ${index} says that it unpacks to ${plainBytes} bytes; a chunk has at most ${maximumChunkBytes}.`,
    );
  }
  const fits =
    scheme === 'plain'
      ? packedBytes === plainBytes
      : packedBytes > 0 && packedBytes <= maximumPackedBytes;
  if (!fits) {
    throw xetFault(
      'xorb',
      'chunk-packed-size',
      `Chunk ${index} says that ${plainBytes} bytes are packed into ${packedBytes}; ${
        scheme === 'plain'
          ? 'without packing the two are the same'
          : `send 1 to ${maximumPackedBytes}`
      }.`,
    );
  }
  return { index, scheme, packedBytes, plainBytes };
}
