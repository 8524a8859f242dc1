import { KeyedBlake3 } from './keyed-blake3.js';
import { bytesOfXetHash, parseXetHash, xetHashBytes } from './xet-hash.js';
import type { XetHash } from './xet-hash.js';

/** A hash with the plain bytes that it stands for. */
export interface SizedHash {
  readonly hash: XetHash;
  readonly plainBytes: number;
}

/**
 * Keys of the public Xet specification, one for each thing that is hashed; a file's is 32 zeros,
 * where no salt is in use.
 */
const keys = {
  chunk: '6697f5775b9550de3135cbaca597181c9de421109beb2b58b4d0b04b93adf229',
  node: '017ec5c7a5472996fd946666b48a02e65ddd536f37c76dd2f86352e64a53713f',
  verification: '7f1857d6ce56ed66127ff913e7a5c3f3a4cd26d5b5db49e64124987f28fb94c3',
  file: '00'.repeat(32),
};

/** The hash of nothing. */
const emptyHash = parseXetHash('00'.repeat(xetHashBytes));

/** Bounds of a node of the tree: it ends after a hash that is a multiple of 4, within these. */
const fewestChildren = 3;
const mostChildren = 9;

/** The hash functions that a xorb needs, ready to be called many times. */
export interface XorbHashing {
  /** Of the plain bytes of one chunk. */
  chunk(plain: Uint8Array): XetHash;
  /** Of a xorb with these chunks. */
  xorb(chunks: readonly SizedHash[]): XetHash;
}

/** Makes the hash functions ready; once for the process. */
export async function loadXorbHashing(): Promise<XorbHashing> {
  const { chunk, node } = await load();
  return {
    chunk: (plain) => chunk.hash(plain),
    xorb: (chunks) => rootOf(chunks, node),
  };
}

/** Hash of a file from all its chunks in order, whatever xorbs they are in. */
export async function fileHashOf(chunks: readonly SizedHash[]): Promise<XetHash> {
  const { node, file } = await load();
  return chunks.length === 0 ? emptyHash : file.hash(bytesOfXetHash(rootOf(chunks, node)));
}

/**
 * What a shard's term must carry to prove that its sender knows the chunks: keyed BLAKE3 over their
 * hashes, in order.
 */
export async function verificationHashOf(chunkHashes: readonly XetHash[]): Promise<XetHash> {
  const { verification } = await load();
  return verification.hash(Buffer.concat(chunkHashes.map(bytesOfXetHash)));
}

/** The tree over the chunks, level by level, until one hash is left. */
function rootOf(chunks: readonly SizedHash[], node: KeyedBlake3): XetHash {
  let level = chunks;
  while (level.length > 1) level = parentsOf(level, node);
  return level[0]?.hash ?? emptyHash;
}

function parentsOf(level: readonly SizedHash[], node: KeyedBlake3): SizedHash[] {
  const parents: SizedHash[] = [];
  let children: SizedHash[] = [];
  level.forEach((child, index) => {
    children.push(child);
    const isFull = children.length === mostChildren || index === level.length - 1;
    if (isFull || (children.length >= fewestChildren && isMultipleOf4(child.hash))) {
      parents.push(parentOf(children, node));
      children = [];
    }
  });
  return parents;
}

function parentOf(children: readonly SizedHash[], node: KeyedBlake3): SizedHash {
  const text = children.map(({ hash, plainBytes }) => `${hash} : ${plainBytes}\n`).join('');
  const plainBytes = children.reduce((sum, child) => sum + child.plainBytes, 0);
  return { hash: node.hash(text), plainBytes };
}

/** Read as a number, whose lowest digit comes last. */
function isMultipleOf4(hash: XetHash): boolean {
  return Number.parseInt(hash.slice(-1), 16) % 4 === 0;
}

let loaded: ReturnType<typeof create> | undefined;

function load(): ReturnType<typeof create> {
  loaded ??= create();
  return loaded;
}

async function create() {
  const hasher = (key: string) => KeyedBlake3.create(Buffer.from(key, 'hex'));
  const [chunk, node, verification, file] = await Promise.all([
    hasher(keys.chunk),
    hasher(keys.node),
    hasher(keys.verification),
    hasher(keys.file),
  ]);
  return { chunk, node, verification, file };
}
