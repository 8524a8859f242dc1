import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openEmbeddedTestStore,
  type TestObjectStore,
} from '../../../test/support/test-object-store.js';
import { parseSha256 } from '../../domain/identifiers/sha256.js';
import { ObjectMissing } from '../../foundations/object-store/object-store.js';
import { BlobReader } from './blob-reader.js';
import type { BlobView } from './blob-table.js';

const limit = 32 * 1024;

describe('reading blobs', () => {
  let opened: TestObjectStore;
  let reader: BlobReader;

  beforeAll(async () => {
    opened = await openEmbeddedTestStore();
    reader = new BlobReader(opened.store);
  });

  afterAll(() => opened.close());

  const blobOf = (bytes: Buffer, storageKey: string): BlobView => ({
    sha256: parseSha256(createHash('sha256').update(bytes).digest('hex'), 'sha256'),
    sizeBytes: bytes.length,
    storageKey,
    state: 'verified',
    mediaType: null,
  });
  const stored = async (bytes: Buffer, storageKey: string): Promise<BlobView> => {
    await opened.store.put(storageKey, bytes);
    return blobOf(bytes, storageKey);
  };
  const read = async (blob: BlobView, start = 0, end = blob.sizeBytes - 1): Promise<Buffer> =>
    bytesOf(await reader.read(blob, { start, end }));

  it.each([1, limit, limit + 1])('gives %i bytes, whole and in part', async (sizeBytes) => {
    const bytes = Buffer.alloc(sizeBytes, 'abcdefg');
    const blob = await stored(bytes, `blobs/of-${sizeBytes}`);

    for (const [start, end] of [
      [0, sizeBytes - 1],
      [0, 0],
      [sizeBytes - 1, sizeBytes - 1],
    ] as const) {
      expect((await read(blob, start, end)).equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  it('keeps small ones in memory', async () => {
    const blob = await stored(Buffer.from('kept'), 'blobs/kept');
    await Promise.all([read(blob), read(blob), read(blob)]);

    await opened.store.delete('blobs/kept');

    expect((await read(blob)).toString()).toBe('kept');
  });

  it('remembers nothing of what was missing', async () => {
    const bytes = Buffer.from('late');
    await expect(read(blobOf(bytes, 'blobs/late'))).rejects.toThrow(ObjectMissing);

    const blob = await stored(bytes, 'blobs/late');

    expect((await read(blob)).toString()).toBe('late');
  });

  it('serves all who ask for more than it can keep', async () => {
    const blobs = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        stored(Buffer.alloc(limit, String(index)), `blobs/many-${index}`),
      ),
    );
    const small = new BlobReader(opened.store, 4 * limit);

    const read = await Promise.all(
      [...blobs, ...blobs].map(async (blob) =>
        bytesOf(await small.read(blob, { start: 0, end: limit - 1 })),
      ),
    );

    expect(read.map((bytes) => bytes.length)).toEqual(Array.from({ length: 100 }, () => limit));
  });
});

async function bytesOf(bytes: Buffer | Readable): Promise<Buffer> {
  if (Buffer.isBuffer(bytes)) return bytes;
  const chunks: Buffer[] = [];
  for await (const chunk of bytes) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
