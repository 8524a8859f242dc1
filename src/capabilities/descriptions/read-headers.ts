import { Injectable } from '@nestjs/common';
import {
  countSafetensors,
  describeGguf,
  type HeaderFacts,
} from '../../domain/description/header-facts.js';
import { type GgufFacts, readGgufHeader } from '../../domain/formats/gguf-header.js';
import { readGgufToken } from '../../domain/formats/gguf-vocabulary.js';
import {
  readSafetensorsHeader,
  safetensorsHeaderRange,
} from '../../domain/formats/safetensors-header.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { BlobView } from '../artifacts/index.js';
import { BlobHeaderTable } from './blob-header-table.js';
import { HeaderTurns, maxHeaderBytes } from './header-turns.js';
import { BytesReader } from './read-bytes.js';

/** Enough for the headers of most files, so that they take one read. */
const firstReadBytes = 100_000;

type Unreadable = Extract<HeaderFacts, { format: 'unreadable' }>;
const unreadable: Unreadable = { format: 'unreadable' };

/** Reads the headers of weights by ranges of the store, once for each SHA-256. */
@Injectable()
export class HeaderReader {
  private readonly reading = new Map<Sha256, Promise<HeaderFacts>>();

  constructor(
    private readonly table: BlobHeaderTable,
    private readonly blobs: BytesReader,
    private readonly turns: HeaderTurns,
  ) {}

  /** What each header says, in the order of the files; never fails for what the bytes are. */
  async read(sha256s: readonly Sha256[]): Promise<HeaderFacts[]> {
    if (sha256s.length === 0) return [];
    const known = await this.table.findMany(sha256s);
    const unknown = sha256s.filter((sha256) => !known.has(sha256));
    const blobs = unknown.length === 0 ? null : await this.blobs.findMany(unknown);
    const readings = sha256s.map(async (sha256) => {
      const blob = blobs?.get(sha256);
      return known.get(sha256) ?? (blob === undefined ? unreadable : this.readOnce(blob));
    });
    return Promise.all(readings);
  }

  /** Whoever asks for a header that is being read waits for the same reading. */
  private readOnce(blob: BlobView): Promise<HeaderFacts> {
    const running = this.reading.get(blob.sha256);
    if (running !== undefined) return running;
    const reading = this.turns
      .take(async () => {
        // Since whoever asks looked, another reading may have ended.
        const stored = (await this.table.findMany([blob.sha256])).get(blob.sha256);
        if (stored !== undefined) return stored;
        const facts = await this.readHeader(blob);
        await this.table.store(blob.sha256, facts);
        return facts;
      })
      .finally(() => this.reading.delete(blob.sha256));
    this.reading.set(blob.sha256, reading);
    return reading;
  }

  /** By what the bytes begin with: the same bytes may have any name. */
  private async readHeader(blob: BlobView): Promise<HeaderFacts> {
    const first = await this.blobs.readRange(blob, 0, firstReadBytes);
    return first.subarray(0, 4).toString('latin1') === 'GGUF'
      ? this.readGguf(blob, first)
      : this.readSafetensors(blob, first);
  }

  private async readSafetensors(blob: BlobView, first: Buffer): Promise<HeaderFacts> {
    const range = safetensorsHeaderRange(first, blob.sizeBytes);
    if (!range.ok || range.facts.length > maxHeaderBytes) return unreadable;
    const { length } = range.facts;
    const header = length <= first.length ? first : await this.blobs.readRange(blob, 0, length);
    const reading = readSafetensorsHeader(header, blob.sizeBytes);
    return reading.ok ? countSafetensors(reading.facts) : unreadable;
  }

  private async readGguf(blob: BlobView, first: Buffer): Promise<HeaderFacts> {
    const read = (offset: number, length: number): Promise<Buffer> =>
      this.blobs.readRange(blob, offset, length);
    const reading = await readGgufHeader(
      // The first window is small: headers without a vocabulary take this one read.
      (offset, length) => (offset === 0 ? Promise.resolve(first) : read(offset, length)),
      blob.sizeBytes,
    );
    if (!reading.ok) return unreadable;
    const tokenOf = (id: number | null): Promise<string | null> =>
      readToken(read, blob.sizeBytes, reading.facts, id);
    const [bos, eos] = [
      await tokenOf(reading.facts.bosTokenId),
      await tokenOf(reading.facts.eosTokenId),
    ];
    return describeGguf(reading.facts, { bos, eos });
  }
}

async function readToken(
  read: (offset: number, length: number) => Promise<Buffer>,
  sizeBytes: number,
  { vocabulary }: GgufFacts,
  id: number | null,
): Promise<string | null> {
  if (vocabulary === null || id === null) return null;
  return readGgufToken(read, sizeBytes, vocabulary, id);
}
