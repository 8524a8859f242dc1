import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { xetCapture } from '../../../test/support/xet-capture.js';
import { fileHashOf, verificationHashOf } from './hashes.js';
import { unpackChunks, XorbInspection } from './read-xorb.js';
import { parseShard } from './shard.js';
import type { ShardTerm } from './shard.js';
import type { XorbChunk } from './xorb-chunk.js';

const { xorb, xorbHash, shard } = xetCapture();
const files = parseShard(shard);

describe('an upload of a real client', () => {
  it.each([1, 7, 8, 9, 1000, 4096, xorb.length])(
    'has a xorb with the hash of its address, read in pieces of %i bytes',
    async (pieceBytes) => {
      const inspected = await inspect(pieceBytes);
      expect(inspected.hash).toBe(xorbHash);
      expect(sum(inspected.chunks, 'packedBytes')).toBe(xorb.length);
    },
  );

  it('packs chunks in all three ways', async () => {
    const { chunks } = await inspect();
    const schemes = chunks.map((_, index) => xorb[offsetOf(chunks, index) + 4]);
    expect(new Set(schemes)).toEqual(new Set([0, 1, 2]));
  });

  it('describes 18 files that are all in that xorb', () => {
    expect(files).toHaveLength(18);
    expect(new Set(files.flatMap((file) => file.terms.map((term) => term.xorb)))).toEqual(
      new Set([xorbHash]),
    );
    expect(Math.max(...files.map((file) => file.sizeBytes))).toBe(22 * 131_072 + 777);
  });

  it.each(files)('gives file $hash its hash, SHA-256 and verification', async (file) => {
    const { chunks } = await inspect();
    const bytes = createHash('sha256');
    const ofFile: XorbChunk[] = [];
    let sizeBytes = 0;
    for (const term of file.terms) {
      const ofTerm = chunks.slice(term.firstChunk, term.endChunk);
      ofFile.push(...ofTerm);
      expect(await verificationHashOf(ofTerm.map(({ hash }) => hash))).toBe(term.verification);
      for await (const plain of unpackChunks(packedTerm(chunks, term), ofTerm.length)) {
        bytes.update(plain);
        sizeBytes += plain.length;
      }
    }
    expect(sizeBytes).toBe(file.sizeBytes);
    expect(bytes.digest('hex')).toBe(file.sha256);
    expect(await fileHashOf(ofFile)).toBe(file.hash);
  });
});

async function inspect(pieceBytes = xorb.length) {
  const inspection = await XorbInspection.create();
  for (const piece of pieces(xorb, pieceBytes)) inspection.write(piece);
  return inspection.end();
}

async function* packedTerm(chunks: readonly XorbChunk[], term: ShardTerm) {
  const range = xorb.subarray(offsetOf(chunks, term.firstChunk), offsetOf(chunks, term.endChunk));
  for (const piece of pieces(range, 300)) yield await Promise.resolve(piece);
}

function* pieces(bytes: Buffer, pieceBytes: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

function offsetOf(chunks: readonly XorbChunk[], index: number): number {
  return sum(chunks.slice(0, index), 'packedBytes');
}

function sum(chunks: readonly XorbChunk[], member: 'packedBytes' | 'plainBytes'): number {
  return chunks.reduce((total, chunk) => total + chunk[member], 0);
}
