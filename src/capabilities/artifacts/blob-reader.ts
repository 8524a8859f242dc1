import { Buffer } from 'node:buffer';
import type { Readable } from 'node:stream';
import { Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import {
  type ObjectRange,
  ObjectStore,
  readObject,
} from '../../foundations/object-store/object-store.js';
import type { BlobView } from './blob-table.js';

/** Configurations, tokenizers, cards: what every client of a snapshot asks for, one by one. */
const maxRememberedBytes = 32 * 1024;
/** All that are remembered together; the least lately read make room. */
const memoryBytes = 64 * 1_048_576;
/** What an entry takes beside its bytes. */
const entryBytes = 256;

/**
 * Reads blobs for those who download them. Small ones stay in memory for a while: opening and closing
 * a file, or asking a store over the network, costs many times what they are long. What a SHA-256
 * names never changes.
 */
@Injectable()
export class BlobReader {
  private readonly remembered: LRUCache<Sha256, Buffer, BlobView>;

  /** @param maxBytes all that are remembered together */
  constructor(
    private readonly store: ObjectStore,
    @Optional() maxBytes = memoryBytes,
  ) {
    this.remembered = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (bytes) => bytes.length + entryBytes,
      // Whoever waits for what just had to make room gets it all the same.
      ignoreFetchAbort: true,
      fetchMethod: (_sha256, _stale, { context }) => readObject(this.store, context.storageKey),
    });
  }

  /** The bytes of a blob, or those of `range` (both ends inclusive), as they are sent best. Throws `ObjectMissing`. */
  async read(blob: BlobView, range: ObjectRange): Promise<Buffer | Readable> {
    if (blob.sizeBytes > maxRememberedBytes) return this.store.open(blob.storageKey, range);
    const bytes = await this.remembered.forceFetch(blob.sha256, { context: blob });
    return bytes.subarray(range.start, range.end + 1);
  }

  /** Reads a blob anew when it is asked for next; all of them where `sha256` is null. */
  forget(sha256: Sha256 | null): void {
    if (sha256 === null) this.remembered.clear();
    else this.remembered.delete(sha256);
  }
}
