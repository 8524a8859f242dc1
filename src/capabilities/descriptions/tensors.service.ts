import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { listGgufTensors } from '../../domain/formats/gguf-header.js';
import {
  listSafetensorsTensors,
  safetensorsHeaderRange,
} from '../../domain/formats/safetensors-header.js';
import type { TensorInfo } from '../../domain/formats/tensor-info.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { ObjectMissing } from '../../foundations/object-store/object-store.js';
import type { BlobView } from '../artifacts/index.js';
import { HeaderTurns, maxHeaderBytes } from './header-turns.js';
import { BytesReader } from './read-bytes.js';

/** A part of what a file of weights consists of. */
export type TensorPage =
  | {
      readonly state: 'listed';
      /** In the order of their data. */
      readonly tensors: readonly TensorInfo[];
      readonly total: number;
    }
  /** `too-long` where its header has more than 25 MB, `unreadable` for what is no file of weights. */
  | { readonly state: 'too-long' | 'unreadable' };

type Listing = readonly TensorInfo[] | 'too-long' | 'unreadable';

/** Characters and numbers that a process remembers; a large model has some ten thousand tensors. */
const rememberedSize = 8 * 1024 * 1024;
const sizeOfTensor = 24;

/** Tells what files of weights consist of. Headers are read when somebody asks, and never the weights. */
@Injectable()
export class TensorsService {
  private readonly remembered = new LRUCache<Sha256, Listing>({
    maxSize: rememberedSize,
    // What alone would fill the memory is read anew each time.
    maxEntrySize: rememberedSize / 2,
    sizeCalculation: sizeOf,
  });
  private readonly reading = new Map<Sha256, Promise<Listing>>();

  constructor(
    private readonly blobs: BytesReader,
    private readonly turns: HeaderTurns,
  ) {}

  /**
   * Tensors of a blob of safetensors or GGUF; whether the viewer may see it is decided before.
   * @param page.after how many to leave out
   */
  async list(
    sha256: Sha256,
    page: { readonly after: number; readonly limit: number },
  ): Promise<TensorPage> {
    const listing = this.remembered.get(sha256) ?? (await this.readOnce(sha256));
    if (typeof listing === 'string') return { state: listing };
    const tensors = listing.slice(page.after, page.after + page.limit);
    return { state: 'listed', tensors, total: listing.length };
  }

  /** Whoever asks for a file that is being read waits for the same reading. */
  private readOnce(sha256: Sha256): Promise<Listing> {
    const running = this.reading.get(sha256);
    if (running !== undefined) return running;
    const reading = this.turns
      .take(() => this.read(sha256))
      .finally(() => this.reading.delete(sha256));
    this.reading.set(sha256, reading);
    return reading;
  }

  private async read(sha256: Sha256): Promise<Listing> {
    const blob = (await this.blobs.findMany([sha256])).get(sha256);
    if (blob === undefined) return 'unreadable';
    try {
      const listing = await this.readTensors(blob);
      this.remembered.set(sha256, listing);
      return listing;
    } catch (error) {
      // Bytes that the store has lost come back with a repair: nothing is remembered of them.
      if (error instanceof ObjectMissing) return 'unreadable';
      throw error;
    }
  }

  /** By what the bytes begin with, as headers are read. */
  private async readTensors(blob: BlobView): Promise<Listing> {
    const first = await this.blobs.readRange(blob, 0, 8);
    if (first.subarray(0, 4).toString('latin1') === 'GGUF') {
      const reading = await listGgufTensors(
        (offset, length) => this.blobs.readRange(blob, offset, length),
        blob.sizeBytes,
      );
      return reading.ok ? reading.facts : 'unreadable';
    }
    const range = safetensorsHeaderRange(first, blob.sizeBytes);
    if (!range.ok) return 'unreadable';
    if (range.facts.length > maxHeaderBytes) return 'too-long';
    const header = await this.blobs.readRange(blob, 0, range.facts.length);
    const reading = listSafetensorsTensors(header, blob.sizeBytes);
    return reading.ok ? reading.facts : 'unreadable';
  }
}

function sizeOf(listing: Listing): number {
  if (typeof listing === 'string') return 1;
  return listing.reduce(
    (sum, { name, shape }) => sum + sizeOfTensor + name.length + shape.length,
    1,
  );
}
