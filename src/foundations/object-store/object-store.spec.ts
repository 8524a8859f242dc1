import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openEmbeddedTestStore,
  openS3TestStore,
  type TestObjectStore,
  testS3Settings,
} from '../../../test/support/test-object-store.js';
import { parseSha256 } from '../../domain/identifiers/sha256.js';
import type { ObjectStore } from './object-store.js';

const MiB = 1_048_576;
const s3 = testS3Settings();

contractOf('EmbeddedObjectStore', describe, openEmbeddedTestStore);
contractOf('S3ObjectStore', s3 === null ? describe.skip : describe, () => {
  if (s3 === null) throw new Error('Skipped without TEST_S3_ENDPOINT.');
  return openS3TestStore(s3);
});

/** What every store promises, whatever it is made of. */
function contractOf(
  name: string,
  describeStore: (name: string, suite: () => void) => void,
  open: () => Promise<TestObjectStore>,
): void {
  describeStore(name, () => {
    let test: TestObjectStore;
    let store: ObjectStore;
    const room = `contract/${randomUUID()}`;
    const newKey = () => `${room}/${randomUUID()}`;

    beforeAll(async () => {
      test = await open();
      store = test.store;
    });

    afterAll(async () => {
      for await (const { key } of store.list(`${room}/`)) await store.delete(key);
      await test.close();
    });

    describe('put', () => {
      it.each([0, 1, 100_000, 5 * MiB + 1])('gives back %d bytes as they were', async (size) => {
        const key = newKey();
        const bytes = randomBytes(size);

        const stored = await store.put(key, bytes);

        expect(stored).toEqual({ sizeBytes: size, sha256: sha256(bytes) });
        expect((await buffer(await store.open(key))).equals(bytes)).toBe(true);
      });

      it('streams more than one part', async () => {
        const key = newKey();
        const piece = randomBytes(MiB);
        const sizeBytes = 33 * MiB;

        const stored = await store.put(key, repeat(piece, 33), { sizeBytes });

        expect(await store.stat(key)).toMatchObject({ sizeBytes });
        expect(sha256(await buffer(await store.open(key)))).toBe(stored.sha256);
      });

      it.each([
        ['another SHA-256', { sha256: parseSha256('0'.repeat(64)) }, 'sha256-mismatch'],
        ['fewer bytes', { sizeBytes: 9 }, 'size-mismatch'],
        ['more bytes', { sizeBytes: 11 }, 'size-mismatch'],
      ])('refuses what was announced with %s, and keeps nothing', async (_, expected, code) => {
        const key = newKey();

        const attempt = store.put(key, repeat(Buffer.from('abcde'), 2), expected);

        await expect(attempt).rejects.toMatchObject({ faults: [{ code }] });
        expect(await store.stat(key)).toBeNull();
      });

      it('keeps nothing of a large source that turns out wrong at its end', async () => {
        const key = newKey();
        const expected = { sizeBytes: 17 * MiB, sha256: parseSha256('0'.repeat(64)) };

        const attempt = store.put(key, repeat(Buffer.alloc(MiB), 17), expected);

        await expect(attempt).rejects.toMatchObject({ faults: [{ code: 'sha256-mismatch' }] });
        expect(await store.stat(key)).toBeNull();
      });

      it('keeps nothing of a source that breaks off', async () => {
        const key = newKey();

        await expect(store.put(key, breakOff())).rejects.toBeDefined();

        expect(await store.stat(key)).toBeNull();
      });
    });

    describe('open', () => {
      it.each([
        [{ start: 0, end: 0 }, 'a'],
        [{ start: 2, end: 4 }, 'cde'],
        [{ start: 8, end: 100 }, 'ij'],
      ])('gives the range %j', async (range, expected) => {
        const key = newKey();
        await store.put(key, Buffer.from('abcdefghij'));

        expect((await buffer(await store.open(key, range))).toString()).toBe(expected);
      });

      it('tells that there is nothing', async () => {
        await expect(store.open(newKey())).rejects.toMatchObject({ code: 'object-missing' });
      });
    });

    describe('stat, list and delete', () => {
      it('lists what is below a prefix', async () => {
        const folder = `${room}/listed-${randomUUID()}`;
        const keys = ['a', 'b', 'deeper/c'].map((name) => `${folder}/${name}`);
        for (const key of [...keys, newKey()]) await store.put(key, Buffer.from('12345'));

        const found = [];
        for await (const object of store.list(`${folder}/`)) found.push(object);

        expect(found.map(({ key }) => key).sort()).toEqual(keys);
        expect(found[0]?.sizeBytes).toBe(5);
        expect(Math.abs(Date.now() - Number(found[0]?.modifiedAt))).toBeLessThan(60_000);
      });

      it('lists nothing where nothing is', async () => {
        const keys = store.list(`${room}/nowhere/`)[Symbol.asyncIterator]();

        expect(await keys.next()).toMatchObject({ done: true });
      });

      it('deletes, also what is not there', async () => {
        const key = newKey();
        await store.put(key, Buffer.from('12345'));

        await store.delete(key);
        await store.delete(key);

        expect(await store.stat(key)).toBeNull();
      });
    });

    describe('uploads', () => {
      const two = randomBytes(17 * MiB);
      const first = two.subarray(0, 16 * MiB);
      const last = two.subarray(16 * MiB);

      const begin = (key: string, sizeBytes: number, mode: 'single' | 'multipart') =>
        store.signUpload({ key, sizeBytes, uploadId: null, expiresInSeconds: 60, mode });

      it('takes a single one, which cannot be changed once complete', async () => {
        const key = newKey();
        const bytes = randomBytes(1_000);
        const { uploadId, parts } = await begin(key, 1_000, 'single');
        const url = parts[0]?.url ?? '';
        await test.send(url, bytes);
        expect(await store.stat(key)).toBeNull();

        expect(await store.completeUpload(key, uploadId, null)).toEqual({ sizeBytes: 1_000 });

        await expect(test.send(url, randomBytes(1_000))).rejects.toBeDefined();
        expect((await buffer(await store.open(key))).equals(bytes)).toBe(true);
      });

      it('puts parts together that arrive in any order, and again', async () => {
        const key = newKey();
        const upload = await begin(key, two.byteLength, 'multipart');
        expect(upload).toMatchObject({ partSizeBytes: 16 * MiB, partCount: 2 });
        const urls = upload.parts.map(({ url }) => url);
        const etag2 = await test.send(urls[1] ?? '', last);
        await test.send(urls[0] ?? '', Buffer.alloc(first.byteLength));
        const etag1 = await test.send(urls[0] ?? '', first);
        const parts = [
          { number: 2, etag: etag2 },
          { number: 1, etag: etag1 },
        ];

        const completed = await store.completeUpload(key, upload.uploadId, parts);
        const repeated = await store.completeUpload(key, upload.uploadId, parts);

        expect([completed, repeated]).toEqual(Array(2).fill({ sizeBytes: two.byteLength }));
        expect((await buffer(await store.open(key))).equals(two)).toBe(true);
      });

      it('signs single parts afresh', async () => {
        const key = newKey();
        const { uploadId } = await begin(key, two.byteLength, 'multipart');

        const again = await store.signUpload({
          key,
          sizeBytes: two.byteLength,
          uploadId,
          partNumbers: [2],
          expiresInSeconds: 60,
          mode: 'multipart',
        });

        expect(again.parts.map(({ number }) => number)).toEqual([2]);
        await expect(test.send(again.parts[0]?.url ?? '', last)).resolves.toBeDefined();
        await store.abortUpload(key, uploadId);
      });

      it('names each part that is missing, differs or cannot be', async () => {
        const key = newKey();
        const { uploadId, parts } = await begin(key, two.byteLength, 'multipart');
        await test.send(parts[0]?.url ?? '', first);

        const attempt = store.completeUpload(key, uploadId, [
          { number: 1, etag: '"00"' },
          { number: 3, etag: '"00"' },
        ]);

        await expect(attempt).rejects.toMatchObject({
          code: 'upload-incomplete',
          faults: [{ code: 'part-differs' }, { code: 'part-missing' }, { code: 'part-unknown' }],
        });
        expect(await store.stat(key)).toBeNull();
        await store.abortUpload(key, uploadId);
      });

      it.each([
        ['too long', 1_001],
        ['too short', 999],
      ])('refuses a body that is %s', async (_, size) => {
        const key = newKey();
        const { uploadId, parts } = await begin(key, 1_000, 'single');

        await expect(test.send(parts[0]?.url ?? '', randomBytes(size))).rejects.toBeDefined();

        await expect(store.completeUpload(key, uploadId, null)).rejects.toMatchObject({
          code: 'upload-incomplete',
        });
        await store.abortUpload(key, uploadId);
      });

      it('refuses a URL that was tampered with', async () => {
        const key = newKey();
        const { uploadId, parts } = await begin(key, 1_000, 'single');
        const url = `${(parts[0]?.url ?? '').slice(0, -4)}0000`;

        await expect(test.send(url, randomBytes(1_000))).rejects.toBeDefined();
        await store.abortUpload(key, uploadId);
      });

      it('forgets what was aborted, also twice', async () => {
        const key = newKey();
        const { uploadId, parts } = await begin(key, 1_000, 'single');
        await store.abortUpload(key, uploadId);
        await store.abortUpload(key, uploadId);

        await expect(test.send(parts[0]?.url ?? '', randomBytes(1_000))).rejects.toBeDefined();
        await expect(store.completeUpload(key, uploadId, null)).rejects.toMatchObject({
          code: 'upload-missing',
        });
      });
    });

    describe('signDownload', () => {
      it('serves exactly the signed headers, or leaves it to Sphere', async () => {
        const key = newKey();
        await store.put(key, Buffer.from('abc'));

        const url = await store.signDownload(key, {
          expiresInSeconds: 60,
          contentType: 'text/plain; charset=utf-8',
          contentDisposition: 'attachment; filename="é.txt"',
          cacheControl: 'private, max-age=60',
        });

        if (name === 'EmbeddedObjectStore') {
          expect(url).toBeNull();
          return;
        }
        const response = await fetch(url ?? '');
        expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
        expect(response.headers.get('cache-control')).toBe('private, max-age=60');
        expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
        expect(await response.text()).toBe('abc');
        expect((await fetch((url ?? '').replace('max-age', 'min-age'))).status).toBe(403);
      });
    });
  });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

// eslint-disable-next-line @typescript-eslint/require-await -- a source is asynchronous by type
async function* repeat(piece: Buffer, times: number): AsyncGenerator<Buffer> {
  for (let time = 0; time < times; time += 1) yield piece;
}

// eslint-disable-next-line @typescript-eslint/require-await -- as above
async function* breakOff(): AsyncGenerator<Buffer> {
  yield Buffer.from('abc');
  throw new Error('The uploader went away.');
}
