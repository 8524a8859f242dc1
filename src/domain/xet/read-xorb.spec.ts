import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compressFrameSync } from 'lz4-napi';
import { chunkBytes, xorbBytes } from '../../../test/support/xet-bytes.js';
import type { ChunkDraft } from '../../../test/support/xet-bytes.js';
import { xetCapture } from '../../../test/support/xet-capture.js';
import { SphereError } from '../errors/sphere-error.js';
import { unpackChunks, XorbInspection } from './read-xorb.js';

const plain = Buffer.from('free and open, for ever; '.repeat(30));
const drafts: ChunkDraft[] = [0, 1, 2, 0].map((scheme) => ({ plain, scheme }));
const xorb = await xorbBytes(drafts);
const footer = Buffer.concat([Buffer.from('XETBLOB\u0001', 'latin1'), Buffer.alloc(5000, 0x5a)]);
const largest = Buffer.alloc(131_072, 1);

describe('a xorb', () => {
  it.each([1, 3, 8, 700, 1 << 20])('is the same read in pieces of %i bytes', async (pieceBytes) => {
    const inspected = await inspect(xorb.bytes, pieceBytes);
    expect(inspected).toEqual({ hash: xorb.hash, chunks: xorb.chunks });
    expect(await unpack(xorb.bytes, 4, pieceBytes)).toEqual([plain, plain, plain, plain]);
  });

  it('may end in a footer, which says nothing', async () => {
    const bytes = Buffer.concat([xorb.bytes, footer]);
    expect(await inspect(bytes, 11)).toEqual({ hash: xorb.hash, chunks: xorb.chunks });
    expect(await unpack(bytes, 4, 11)).toHaveLength(4);
  });

  it('of one chunk has the hash of that chunk', async () => {
    const { hash, chunks } = await inspect(chunkBytes({ plain }));
    expect(chunks.map((chunk) => chunk.hash)).toEqual([hash]);
  });

  it('may be all of 64 MiB that do not compress', async () => {
    const inspection = await XorbInspection.create();
    const chunk = chunkBytes({ plain: largest });
    for (let written = 0; written < 512; written++) inspection.write(chunk);
    expect(inspection.end().chunks).toHaveLength(512);
  });

  it('may unpack to more than 64 MiB, as those of the JavaScript client do', async () => {
    const inspected = await inspect(repeated({ plain: largest, scheme: 1 }, 600), 50_000);
    expect(inspected.chunks).toHaveLength(600);
  });

  it('gives out bytes that later pieces leave alone', async () => {
    const kept: Uint8Array[] = [];
    for await (const bytes of unpackChunks(pieces(xorb.bytes, 100), 4)) kept.push(bytes);
    expect(kept).toEqual([plain, plain, plain, plain]);
  });
});

describe('a wrong xorb', () => {
  const overlong = compressFrameSync(Buffer.alloc(30_000_000));

  it.each<[string, string, Buffer]>([
    ['nothing', 'xorb-empty', Buffer.alloc(0)],
    ['only a footer', 'chunk-version', footer],
    ['half a header', 'xorb-truncated', xorb.bytes.subarray(0, 5)],
    ['a header without data', 'xorb-truncated', xorb.bytes.subarray(0, 8)],
    ['half a chunk', 'xorb-truncated', xorb.bytes.subarray(0, -1)],
    [
      'a few bytes after its last chunk',
      'xorb-truncated',
      Buffer.concat([xorb.bytes, Buffer.alloc(3)]),
    ],
    [
      'half the name of a footer',
      'xorb-truncated',
      Buffer.concat([xorb.bytes, footer.subarray(0, 7)]),
    ],
    ['a chunk of version 1', 'chunk-version', chunkBytes({ plain, version: 1 })],
    ['a chunk of scheme 3', 'chunk-scheme', chunkBytes({ plain, scheme: 3 })],
    ['a chunk of scheme 99', 'chunk-scheme', chunkBytes({ plain, scheme: 99 })],
    ['a chunk of nothing', 'chunk-empty', chunkBytes({ plain: Buffer.alloc(0) })],
    ['a packed chunk of nothing', 'chunk-empty', chunkBytes({ plain: Buffer.alloc(0), scheme: 1 })],
    ['a chunk above 128 KiB', 'chunk-too-large', chunkBytes({ plain: Buffer.alloc(131_073) })],
    [
      'a packed chunk above 128 KiB',
      'chunk-too-large',
      chunkBytes({ plain: Buffer.alloc(131_073), scheme: 2 }),
    ],
    ['a chunk not packed, of two sizes', 'chunk-packed-size', chunkBytes({ plain, plainBytes: 5 })],
    [
      'a chunk packed into nothing',
      'chunk-packed-size',
      chunkBytes({ plain, scheme: 1, packedBytes: 0 }),
    ],
    [
      'a chunk packed into more than fits',
      'chunk-packed-size',
      chunkBytes({ plain, scheme: 1, packedBytes: 140_000 }),
    ],
    ['a packed length beyond its frame', 'chunk-corrupt', lying(1)],
    ['a packed length within its frame', 'chunk-corrupt', lying(-1)],
    ['a chunk that is no LZ4', 'chunk-corrupt', chunkBytes({ plain, scheme: 1, data: plain })],
    [
      'a chunk that is less than announced',
      'chunk-plain-size',
      chunkBytes({ plain, scheme: 1, plainBytes: plain.length + 1 }),
    ],
    [
      'a chunk that is more than announced',
      'chunk-plain-size',
      chunkBytes({ plain, scheme: 2, plainBytes: plain.length - 1 }),
    ],
    [
      'a bomb',
      'chunk-plain-size',
      chunkBytes({
        plain: largest,
        scheme: 1,
        data: overlong.subarray(0, 100_000),
        packedBytes: 100_000,
      }),
    ],
    [
      'too many bytes',
      'xorb-too-large',
      Buffer.concat([xorb.bytes, footer, Buffer.alloc(65 << 20)]),
    ],
    ['8,193 chunks', 'xorb-too-many-chunks', repeated({ plain: Buffer.from('x') }, 8193)],
  ])('has %s: %s', async (_, code, bytes) => {
    expect(await codeOf(inspect(bytes))).toBe(code);
    expect(await codeOf(inspect(bytes, 50_000))).toBe(code);
  });

  it('is refused in words that name the chunk', async () => {
    const bytes = Buffer.concat([xorb.bytes, chunkBytes({ plain, scheme: 7 })]);
    await expect(inspect(bytes)).rejects.toThrow(
      'Chunk 4 is packed by scheme 7; known are 0, 1 (LZ4) and 2 (LZ4 over four planes).',
    );
  });

  it.each([
    ['a generated one', xorb.bytes, 300],
    ['a real one', xetCapture().xorb, 60],
  ])('is read or refused wherever %s is damaged', async (_, sound, numRuns) => {
    const patches = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 6 });
    const property = fc.asyncProperty(patches, fc.nat(sound.length), async (patched, length) => {
      const bytes = Buffer.from(sound);
      for (const [at, value] of patched) bytes[at] = value;
      // Whatever is no `SphereError` passes through `codeOf` and fails.
      await codeOf(inspect(bytes, 1000));
      await codeOf(inspect(bytes.subarray(0, length)));
    });
    await fc.assert(property, { numRuns });
  });

  it('has another hash when one plain byte differs', async () => {
    const bytes = Buffer.from(xorb.bytes);
    bytes.writeUInt8(bytes.readUInt8(8) ^ 1, 8);
    expect((await inspect(bytes)).hash).not.toBe(xorb.hash);
  });
});

describe('packed chunks', () => {
  it.each([
    ['fewer', 5],
    ['more', 3],
    ['some where none were expected', 0],
  ])('are refused when there are %s than expected', async (_, count) => {
    expect(await codeOf(unpack(xorb.bytes, count))).toBe('xorb-chunk-count');
  });

  it('may be none where none are expected', async () => {
    expect(await unpack(Buffer.alloc(0), 0)).toEqual([]);
  });

  it('are refused when they end early', async () => {
    expect(await codeOf(unpack(xorb.bytes.subarray(0, -1), 4))).toBe('xorb-truncated');
  });
});

/** A good chunk whose packed length is off by a little, with enough behind it. */
function lying(difference: number): Buffer {
  const data = compressFrameSync(plain);
  const chunk = chunkBytes({ plain, scheme: 1, packedBytes: data.length + difference });
  return Buffer.concat([chunk, chunk]);
}

function repeated(draft: ChunkDraft, times: number): Buffer {
  return Buffer.concat(Array.from({ length: times }, () => chunkBytes(draft)));
}

async function inspect(bytes: Buffer, pieceBytes = bytes.length) {
  const inspection = await XorbInspection.create();
  for await (const piece of pieces(bytes, pieceBytes)) inspection.write(piece);
  return inspection.end();
}

async function unpack(bytes: Buffer, count: number, pieceBytes = 1000): Promise<Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of unpackChunks(pieces(bytes, pieceBytes), count)) chunks.push(chunk);
  return chunks;
}

async function* pieces(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    yield await Promise.resolve(bytes.subarray(at, at + pieceBytes));
  }
}

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof SphereError) return error.code;
    throw error;
  }
}
