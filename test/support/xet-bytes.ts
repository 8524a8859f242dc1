import { compressFrameSync } from 'lz4-napi';
import { fileHashOf, loadXorbHashing, verificationHashOf } from '../../src/domain/xet/hashes.js';
import { bytesOfXetHash } from '../../src/domain/xet/xet-hash.js';
import type { XetHash } from '../../src/domain/xet/xet-hash.js';
import type { XorbChunk } from '../../src/domain/xet/xorb-chunk.js';

/** One chunk; what is not said follows from `plain`, and whatever is said may lie. */
export interface ChunkDraft {
  readonly plain: Uint8Array;
  /** 0 as it is, 1 LZ4, 2 LZ4 over four planes; 0 unless said. */
  readonly scheme?: number;
  /** What follows the header. */
  readonly data?: Uint8Array;
  readonly version?: number;
  readonly packedBytes?: number;
  readonly plainBytes?: number;
}

/** A xorb with all that its upload and the shards that use it need. */
export interface XorbBytes {
  readonly hash: XetHash;
  readonly bytes: Buffer;
  readonly chunks: readonly XorbChunk[];
}

/** One term of a file, which takes the chunks from `firstChunk` up to `endChunk` of a xorb. */
export interface TermDraft {
  readonly xorb: XetHash;
  readonly plainBytes: number;
  readonly firstChunk: number;
  readonly endChunk: number;
  readonly verification?: XetHash | null;
}

/** One file of a shard; `count` and `flags` follow from the terms unless they are said. */
export interface ShardFileDraft {
  readonly hash: XetHash;
  /** Hex; none unless said. */
  readonly sha256?: string | null;
  readonly terms: readonly TermDraft[];
  readonly count?: number;
  readonly flags?: number;
}

/** A chunk with its header. */
export function chunkBytes(draft: ChunkDraft): Buffer {
  const scheme = draft.scheme ?? 0;
  const data = draft.data ?? packed(Buffer.from(draft.plain), scheme);
  const header = Buffer.alloc(8);
  header.writeUInt8(draft.version ?? 0, 0);
  header.writeUIntLE(draft.packedBytes ?? data.length, 1, 3);
  header.writeUInt8(scheme, 4);
  header.writeUIntLE(draft.plainBytes ?? draft.plain.length, 5, 3);
  return Buffer.concat([header, data]);
}

/** A xorb of these chunks, true to its hash unless a draft lies. */
export async function xorbBytes(drafts: readonly ChunkDraft[]): Promise<XorbBytes> {
  const hashing = await loadXorbHashing();
  const packedChunks = drafts.map(chunkBytes);
  const chunks = drafts.map(({ plain }, index) => ({
    hash: hashing.chunk(plain),
    packedBytes: packedChunks[index]?.length ?? 0,
    plainBytes: plain.length,
  }));
  return { hash: hashing.xorb(chunks), bytes: Buffer.concat(packedChunks), chunks };
}

/** A term over part of a xorb, by default all of it, with its verification. */
export async function termOf(xorb: XorbBytes, firstChunk = 0, endChunk = xorb.chunks.length) {
  const chunks = xorb.chunks.slice(firstChunk, endChunk);
  return {
    xorb: xorb.hash,
    plainBytes: chunks.reduce((sum, chunk) => sum + chunk.plainBytes, 0),
    firstChunk,
    endChunk,
    verification: await verificationHashOf(chunks.map(({ hash }) => hash)),
    chunks,
  };
}

/** A file made of whole xorbs, one after the other, as a client would describe it. */
export async function shardFileOf(
  xorbs: readonly XorbBytes[],
  sha256: string | null = null,
): Promise<ShardFileDraft> {
  const terms = await Promise.all(xorbs.map((xorb) => termOf(xorb)));
  return { hash: await fileHashOf(terms.flatMap(({ chunks }) => chunks)), sha256, terms };
}

/** A shard without footer; `end` stands where its file section should end. */
export function shardBytes(files: readonly ShardFileDraft[], end = endOfSection()): Buffer {
  const tag = Buffer.concat([Buffer.from('HFRepoMetaData'), tagTail]);
  return Buffer.concat([record(tag, [2, 0, 0, 0]), ...files.map(fileBytes), end, endOfSection()]);
}

/** The record that ends a section of a shard. */
export function endOfSection(): Buffer {
  return record(Buffer.alloc(32, 0xff), [0, 0, 0, 0]);
}

const tagTail = Buffer.from('00556967456a7b815783a5bdd95ccdd14aa9', 'hex');

function fileBytes({ hash, sha256, terms, count, flags }: ShardFileDraft): Buffer {
  const proofs = terms.flatMap(({ verification }) => verification ?? []);
  const checksum = sha256 ?? null;
  const told = (proofs.length > 0 ? 2 ** 31 : 0) + (checksum === null ? 0 : 2 ** 30);
  return Buffer.concat([
    record(bytesOfXetHash(hash), [flags ?? told, count ?? terms.length, 0, 0]),
    ...terms.map((term) =>
      record(bytesOfXetHash(term.xorb), [0, term.plainBytes, term.firstChunk, term.endChunk]),
    ),
    ...proofs.map((proof) => record(bytesOfXetHash(proof), [0, 0, 0, 0])),
    ...(checksum === null ? [] : [record(Buffer.from(checksum, 'hex').swap64(), [0, 0, 0, 0])]),
  ]);
}

function record(head: Buffer, numbers: readonly number[]): Buffer {
  const tail = Buffer.alloc(16);
  numbers.forEach((number, index) => tail.writeUInt32LE(number, index * 4));
  return Buffer.concat([head, tail]);
}

function packed(plain: Buffer, scheme: number): Buffer {
  if (scheme === 0) return plain;
  return compressFrameSync(scheme === 2 ? planesOf(plain) : plain);
}

function planesOf(plain: Buffer): Buffer {
  const planes = [0, 1, 2, 3].map((plane) => plain.filter((_, index) => index % 4 === plane));
  return Buffer.concat(planes);
}
