import type { Sha256 } from '../identifiers/sha256.js';
import { ShardRecords } from './shard-records.js';
import { xetFault } from './xet-fault.js';
import { sha256OfSwapped, xetHashBytes, xetHashOfBytes } from './xet-hash.js';
import type { XetHash } from './xet-hash.js';
import { maximumChunkBytes, maximumXorbChunks } from './xet-limits.js';

/** Consecutive chunks of one xorb that stand in a file one after the other. */
export interface ShardTerm {
  readonly xorb: XetHash;
  readonly plainBytes: number;
  readonly firstChunk: number;
  /** One past the last. */
  readonly endChunk: number;
  /** What `verificationHashOf` must give for these chunks; `null` where the shard has none. */
  readonly verification: XetHash | null;
}

/** One file as its shard describes it: all of it, in order. */
export interface ShardFile {
  readonly hash: XetHash;
  /** `null` where the client did not say. */
  readonly sha256: Sha256 | null;
  readonly terms: readonly ShardTerm[];
  /** Sum of the terms. */
  readonly sizeBytes: number;
}

const hasVerification = 2 ** 31;
const hasSha256 = 2 ** 30;
const endOfSection = 'ff'.repeat(xetHashBytes);

/**
 * Reads the files that a shard describes (hf-hub B5). Its second section, which repeats what the
 * xorbs say themselves, and any footer are left unread.
 *
 * Throws `InvalidInput` with code `shard-tag`, `shard-version`, `shard-truncated`, `shard-flags`,
 * `shard-term` or `shard-too-large`. Time and memory follow the bytes that are there, whatever the
 * counts in them say.
 */
export function parseShard(bytes: Uint8Array): readonly ShardFile[] {
  const records = ShardRecords.open(bytes);
  const files: ShardFile[] = [];
  for (;;) {
    const head = records.take('the next file or the end of the files');
    if (head.toString('hex', 0, xetHashBytes) === endOfSection) return files;
    files.push(readFile(head, records));
  }
}

function readFile(head: Buffer, records: ShardRecords): ShardFile {
  const hash = hashIn(head);
  const flags = head.readUInt32LE(32);
  const known = (hasVerification | hasSha256) >>> 0;
  if ((flags & ~known) !== 0) {
    throw xetFault(
      'shard',
      'shard-flags',
      `File ${hash} has flags 0x${flags.toString(16)}; known are verification (0x80000000) and SHA-256 (0x40000000).`,
    );
  }
  const verified = flags >= hasVerification;
  const count = head.readUInt32LE(36);
  records.require(count * (verified ? 2 : 1), `the terms of file ${hash}`);

  const drafts = Array.from({ length: count }, () => readTerm(hash, records));
  const terms = drafts.map((draft) => ({
    ...draft,
    verification: verified ? hashIn(records.take('a verification')) : null,
  }));
  const sha256 =
    (flags & hasSha256) === 0
      ? null
      : sha256OfSwapped(records.take(`the SHA-256 of file ${hash}`).subarray(0, xetHashBytes));
  const sizeBytes = terms.reduce((sum, term) => sum + term.plainBytes, 0);
  return { hash, sha256, terms, sizeBytes };
}

function readTerm(file: XetHash, records: ShardRecords): Omit<ShardTerm, 'verification'> {
  const record = records.take(`a term of file ${file}`);
  const term = {
    xorb: hashIn(record),
    plainBytes: record.readUInt32LE(36),
    firstChunk: record.readUInt32LE(40),
    endChunk: record.readUInt32LE(44),
  };
  const chunks = term.endChunk - term.firstChunk;
  if (
    chunks < 1 ||
    term.endChunk > maximumXorbChunks ||
    term.plainBytes < chunks ||
    term.plainBytes > chunks * maximumChunkBytes
  ) {
    throw xetFault(
      'shard',
      'shard-term',
      `File ${file} takes ${term.plainBytes} bytes from chunks ${term.firstChunk} up to ${term.endChunk} of xorb ${term.xorb}; a term has at least one chunk, a chunk 1 to ${maximumChunkBytes} bytes, a xorb at most ${maximumXorbChunks} chunks.`,
    );
  }
  return term;
}

function hashIn(record: Buffer): XetHash {
  return xetHashOfBytes(record.subarray(0, xetHashBytes));
}
