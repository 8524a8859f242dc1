import { chunkHeaderBytes } from './chunk-header.js';
import { loadXorbHashing } from './hashes.js';
import type { XorbHashing } from './hashes.js';
import { PackedChunks } from './packed-chunks.js';
import { unpackChunk } from './unpack-chunk.js';
import { xetFault } from './xet-fault.js';
import type { XetHash } from './xet-hash.js';
import type { XorbChunk } from './xorb-chunk.js';

/** What a xorb holds, and the hash that its address must be. */
export interface InspectedXorb {
  readonly hash: XetHash;
  /** In order; they stand one after the other from the xorb's first byte. */
  readonly chunks: readonly XorbChunk[];
}

/**
 * Reads a xorb as it streams by: unpacks and hashes each chunk, one at a time (hf-hub B5).
 *
 * `write` and `end` throw `InvalidInput`: `xorb-truncated`, `xorb-empty`, `xorb-too-large`,
 * `xorb-too-many-chunks`, `chunk-version`, `chunk-scheme`, `chunk-empty`, `chunk-too-large`,
 * `chunk-packed-size`, `chunk-corrupt`, `chunk-plain-size`. After that, the inspection is over.
 */
export class XorbInspection {
  private readonly packed = new PackedChunks();
  private readonly chunks: XorbChunk[] = [];

  private constructor(private readonly hashing: XorbHashing) {}

  static async create(): Promise<XorbInspection> {
    return new XorbInspection(await loadXorbHashing());
  }

  write(piece: Uint8Array): void {
    for (const chunk of this.packed.cut(piece)) {
      this.chunks.push({
        hash: this.hashing.chunk(unpackChunk(chunk)),
        packedBytes: chunkHeaderBytes + chunk.header.packedBytes,
        plainBytes: chunk.header.plainBytes,
      });
    }
  }

  end(): InspectedXorb {
    this.packed.end();
    if (this.chunks.length === 0) throw xetFault('xorb', 'xorb-empty', 'The xorb has no chunks.');
    return { hash: this.hashing.xorb(this.chunks), chunks: this.chunks };
  }
}

/**
 * The plain bytes of packed chunks that follow one another, chunk by chunk; nothing is hashed.
 * Throws what `XorbInspection` throws, and `InvalidInput` with code `xorb-chunk-count` unless
 * `packed` holds exactly `expectedCount` chunks.
 */
export async function* unpackChunks(
  packed: AsyncIterable<Uint8Array>,
  expectedCount: number,
): AsyncGenerator<Uint8Array> {
  const chunks = new PackedChunks();
  let count = 0;
  for await (const piece of packed) {
    for (const chunk of chunks.cut(piece)) {
      count += 1;
      if (count > expectedCount) throw miscounted(`more than ${expectedCount}`, expectedCount);
      yield unpackChunk(chunk);
    }
  }
  chunks.end();
  if (count < expectedCount) throw miscounted(String(count), expectedCount);
}

function miscounted(found: string, expected: number): Error {
  return xetFault(
    'xorb',
    'xorb-chunk-count',
    `There are ${found} chunks where ${expected} were expected.`,
  );
}
