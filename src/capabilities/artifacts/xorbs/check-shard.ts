import { Injectable } from '@nestjs/common';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { ShardFile, ShardTerm } from '../../../domain/xet/shard.js';
import type { XetHash } from '../../../domain/xet/xet-hash.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import type { ObjectRange } from '../../../foundations/object-store/object-store.js';
import { maxFileBytes } from '../uploads/upload-limits.js';
import type { ChunkSpan } from './chunk-index.js';
import { shardRefused, xorbUnknown } from './xorb-refusals.js';
import { findXorbs, type NamedXorb, touchXorbs } from './xorb-table.js';

/** Consecutive chunks of one stored xorb. */
export interface ChunkRead {
  readonly storageKey: string;
  readonly range: ObjectRange;
  readonly chunkCount: number;
}

/** How a file is put together; everything about it is checked but its SHA-256. */
export interface AssemblyPlan {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly reads: readonly ChunkRead[];
}

/** Files of one shard; clients send a shard for each commit, of 25,000 files at most (hf-hub, limits). */
const maxFiles = 25_000;
/** Xorbs looked up at a time: each brings an index of up to 320 KiB. */
const lookedUpAtOnce = 32;

/** Checks the files of a shard before any of their bytes is written. */
@Injectable()
export class ShardCheck {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The plans of a shard's files. A xorb may be named by who has sent it, or who tells the right
   * verification hash; any other is answered as one that is not there. Keeps the collector away from
   * the named xorbs. Throws `InvalidInput`: `xorb-unknown`, `shard-*`.
   */
  async plan(accountId: string, files: readonly ShardFile[]): Promise<AssemblyPlan[]> {
    if (files.length > maxFiles) {
      throw shardRefused(
        'shard-too-many-files',
        `The shard has ${files.length} files; ${maxFiles} are allowed.`,
      );
    }
    const drafts = files.map(draftOf);
    const slots = new Map<XetHash, Slot[]>();
    for (const { file, reads } of drafts) {
      for (const [position, term] of file.terms.entries()) {
        const ofXorb = slots.get(term.xorb) ?? [];
        slots.set(term.xorb, ofXorb);
        ofXorb.push({ term, reads, position });
      }
    }
    const hashes = [...slots.keys()];
    for (let from = 0; from < hashes.length; from += lookedUpAtOnce) {
      const some = hashes.slice(from, from + lookedUpAtOnce);
      const xorbs = await this.database.transaction((manager) =>
        findXorbs(manager, some, accountId),
      );
      for (const hash of some) await fill(hash, xorbs.get(hash), slots.get(hash) ?? []);
    }
    await this.keep(hashes);
    return drafts.map(({ file, sha256, reads }) => ({
      sha256,
      sizeBytes: file.sizeBytes,
      reads: joined(reads),
    }));
  }

  private async keep(hashes: readonly XetHash[]): Promise<void> {
    if (hashes.length === 0) return;
    const kept = await this.database.transaction((manager) =>
      touchXorbs(manager, hashes, this.clock.now()),
    );
    const collected = hashes.find((hash) => !kept.has(hash));
    if (collected !== undefined) throw xorbUnknown(collected);
  }
}

interface Draft {
  readonly file: ShardFile;
  readonly sha256: Sha256;
  /** One for each term, in its place. */
  readonly reads: ChunkRead[];
}

/** A term, and where its read belongs. */
interface Slot {
  readonly term: ShardTerm;
  readonly reads: ChunkRead[];
  readonly position: number;
}

function draftOf(file: ShardFile): Draft {
  if (file.sha256 === null) {
    throw shardRefused(
      'shard-sha256-missing',
      `File ${file.hash} has no SHA-256; have your client compute and send it.`,
    );
  }
  if (file.sizeBytes > maxFileBytes) {
    throw shardRefused(
      'shard-file-too-large',
      `File ${file.hash} has ${file.sizeBytes} bytes; ${maxFileBytes} are allowed, split it.`,
    );
  }
  return { file, sha256: file.sha256, reads: [] };
}

async function fill(
  hash: XetHash,
  xorb: NamedXorb | undefined,
  slots: readonly Slot[],
): Promise<void> {
  if (xorb === undefined) throw xorbUnknown(hash);
  for (const { term, reads, position } of slots) {
    const span = { first: term.firstChunk, end: term.endChunk };
    await requireTerm(xorb, term, span);
    reads[position] = {
      storageKey: xorb.storageKey,
      range: xorb.index.range(span),
      chunkCount: span.end - span.first,
    };
  }
}

async function requireTerm(xorb: NamedXorb, term: ShardTerm, span: ChunkSpan): Promise<void> {
  const { hash, index, isSent } = xorb;
  const where = `chunks ${span.first} up to ${span.end} of xorb ${hash}`;
  const isThere = index.has(span);
  const isVerified =
    isThere && term.verification !== null && term.verification === (await index.verification(span));
  // Before anything is said of what is in it: a stranger must not even learn that it is there.
  if (!isSent && !isVerified) throw xorbUnknown(hash);
  if (!isThere) {
    throw shardRefused(
      'shard-term-past-end',
      `The shard names ${where}, which has ${index.count} chunks.`,
    );
  }
  if (term.verification !== null && !isVerified) {
    throw shardRefused(
      'shard-verification',
      `The verification hash of ${where} is not the one of its chunks.`,
    );
  }
  const plainBytes = index.plainBytes(span);
  if (plainBytes !== term.plainBytes) {
    throw shardRefused(
      'shard-term-size',
      `The shard announces ${term.plainBytes} bytes in ${where}, which have ${plainBytes}.`,
    );
  }
}

/** Reads that follow each other in one xorb made one. */
function joined(reads: readonly ChunkRead[]): ChunkRead[] {
  const result: ChunkRead[] = [];
  for (const read of reads) {
    const last = result.at(-1);
    if (last?.storageKey === read.storageKey && last.range.end + 1 === read.range.start) {
      result[result.length - 1] = {
        storageKey: read.storageKey,
        range: { start: last.range.start, end: read.range.end },
        chunkCount: last.chunkCount + read.chunkCount,
      };
    } else result.push(read);
  }
  return result;
}
