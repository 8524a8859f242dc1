import { verificationHashOf } from '../../../domain/xet/hashes.js';
import type { XorbChunk } from '../../../domain/xet/xorb-chunk.js';
import {
  bytesOfXetHash,
  type XetHash,
  xetHashBytes,
  xetHashOfBytes,
} from '../../../domain/xet/xet-hash.js';
import type { ObjectRange } from '../../../foundations/object-store/object-store.js';

/** Hash, packed and plain length, both of 32 bits. */
const entryBytes = xetHashBytes + 8;
const packedAt = xetHashBytes;
const plainAt = xetHashBytes + 4;

/** Consecutive chunks of a xorb; `end` is one past the last. */
export interface ChunkSpan {
  readonly first: number;
  readonly end: number;
}

/** Where each chunk of a stored xorb is and what it hashes to, in 40 bytes a chunk. */
export class ChunkIndex {
  constructor(readonly bytes: Buffer) {}

  static of(chunks: readonly XorbChunk[]): ChunkIndex {
    const bytes = Buffer.alloc(chunks.length * entryBytes);
    for (const [index, chunk] of chunks.entries()) {
      const at = index * entryBytes;
      bytesOfXetHash(chunk.hash).copy(bytes, at);
      bytes.writeUInt32LE(chunk.packedBytes, at + packedAt);
      bytes.writeUInt32LE(chunk.plainBytes, at + plainAt);
    }
    return new ChunkIndex(bytes);
  }

  get count(): number {
    return this.bytes.length / entryBytes;
  }

  /** Whether all chunks of the span are there, and at least one. */
  has({ first, end }: ChunkSpan): boolean {
    return first >= 0 && first < end && end <= this.count;
  }

  /** Sum of the unpacked chunks. */
  plainBytes(span: ChunkSpan): number {
    return this.sum(plainAt, span);
  }

  /** Where the packed chunks are in the xorb. */
  range({ first, end }: ChunkSpan): ObjectRange {
    const start = this.sum(packedAt, { first: 0, end: first });
    return { start, end: start + this.sum(packedAt, { first, end }) - 1 };
  }

  /** What only somebody who has the chunks can tell of them (hf-hub B5). */
  verification({ first, end }: ChunkSpan): Promise<XetHash> {
    const hashes = Array.from({ length: end - first }, (_, index) => {
      const at = (first + index) * entryBytes;
      return xetHashOfBytes(this.bytes.subarray(at, at + xetHashBytes));
    });
    return verificationHashOf(hashes);
  }

  private sum(field: number, { first, end }: ChunkSpan): number {
    let sum = 0;
    for (let at = first * entryBytes; at < end * entryBytes; at += entryBytes) {
      sum += this.bytes.readUInt32LE(at + field);
    }
    return sum;
  }
}
