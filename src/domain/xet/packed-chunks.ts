import { chunkHeaderBytes, isFooter, readChunkHeader } from './chunk-header.js';
import type { ChunkHeader } from './chunk-header.js';
import { xetFault } from './xet-fault.js';
import { maximumXorbBytes, maximumXorbChunks, maximumXorbPlainBytes } from './xet-limits.js';

/** One chunk as it stands in a xorb. `data` is a view of the piece it came in, or its own. */
export interface PackedChunk {
  readonly header: ChunkHeader;
  readonly data: Uint8Array;
}

/**
 * Cuts a xorb, or a part of one that starts with a chunk, into its packed chunks as it streams by.
 * Holds at most one chunk: only what straddles two pieces is copied. A footer is passed over.
 */
export class PackedChunks {
  private readonly head = new Joiner(chunkHeaderBytes);
  /** The header of the chunk whose data comes next. */
  private header: ChunkHeader | null = null;
  private data = new Joiner(0);
  private inFooter = false;
  private count = 0;
  private packedBytes = 0;
  private plainBytes = 0;

  /**
   * The chunks that end in this piece. Throws `InvalidInput` with the codes of `readChunkHeader`,
   * `xorb-too-large` or `xorb-too-many-chunks`.
   */
  *cut(piece: Uint8Array): Generator<PackedChunk> {
    this.packedBytes += piece.length;
    if (this.packedBytes > maximumXorbBytes) throw tooLarge(maximumXorbBytes, 'packed');
    let at = 0;
    while (at < piece.length && !this.inFooter) {
      const part = this.header === null ? this.head : this.data;
      const from = at;
      at = Math.min(piece.length, at + part.missing);
      const whole = part.add(piece.subarray(from, at));
      if (whole === null) return;
      if (this.header === null) {
        this.open(Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength));
      } else {
        const { header } = this;
        this.header = null;
        yield { header, data: whole };
      }
    }
  }

  /** Throws `InvalidInput` with code `xorb-truncated` when a chunk has begun and not ended. */
  end(): void {
    if (this.header === null && this.head.isEmpty) return;
    const part =
      this.header === null
        ? `header of chunk ${this.count}`
        : `${this.header.packedBytes} bytes of chunk ${this.header.index}`;
    throw xetFault(
      'xorb',
      'xorb-truncated',
      `The xorb ends after ${this.packedBytes} bytes, within the ${part}.`,
    );
  }

  private open(head: Buffer): void {
    if (this.count > 0 && isFooter(head)) {
      this.inFooter = true;
      return;
    }
    const header = readChunkHeader(head, this.count);
    this.count += 1;
    if (this.count > maximumXorbChunks) {
      throw xetFault(
        'xorb',
        'xorb-too-many-chunks',
        `The xorb has more than ${maximumXorbChunks} chunks; send the rest in another.`,
      );
    }
    this.plainBytes += header.plainBytes;
    if (this.plainBytes > maximumXorbPlainBytes) throw tooLarge(maximumXorbPlainBytes, 'unpacked');
    this.header = header;
    this.data = new Joiner(header.packedBytes);
  }
}

/** Waits for so many bytes. */
class Joiner {
  private filled = 0;
  private room: Uint8Array | null = null;

  constructor(private readonly wanted: number) {}

  get missing(): number {
    return this.wanted - this.filled;
  }

  get isEmpty(): boolean {
    return this.filled === 0;
  }

  /** Answers all the bytes once the last are there, and then starts anew; `part` is never longer. */
  add(part: Uint8Array): Uint8Array | null {
    if (this.filled === 0 && part.length === this.wanted) return part;
    // Never used again: what it was handed to may still be on its way.
    this.room ??= Buffer.allocUnsafeSlow(this.wanted);
    this.room.set(part, this.filled);
    this.filled += part.length;
    if (this.filled < this.wanted) return null;
    const whole = this.room;
    this.room = null;
    this.filled = 0;
    return whole;
  }
}

function tooLarge(limit: number, state: string): Error {
  return xetFault(
    'xorb',
    'xorb-too-large',
    `The xorb has more than ${limit} bytes ${state}; send the rest in another.`,
  );
}
