import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../clock/clock.js';
import { EmbeddedObjectStore } from './embedded-object-store.js';
import type { SignedUpload } from './object-store.js';
import { UrlSigner } from './url-signer.js';

class HeldClock extends Clock {
  at = Date.UTC(2026, 0, 1);
  now(): Date {
    return new Date(this.at);
  }
}

const clock = new HeldClock();
const key = 'blobs/0198';
let dataDir: string;
let store: EmbeddedObjectStore;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sphere-store-'));
  store = new EmbeddedObjectStore(dataDir, new UrlSigner('http://localhost', 'secret', clock));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

describe('EmbeddedObjectStore', () => {
  it('tells the SHA-256 of an upload that came in one piece', async () => {
    const { parts } = await begin(3);

    const received = await store.receiveSigned(urlOf(parts), Readable.from([Buffer.from('abc')]));

    expect(received).toEqual({
      key,
      sizeBytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      etag: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('refuses a URL whose time has passed', async () => {
    const { parts } = await begin(3);
    clock.at += 61_000;

    const attempt = store.receiveSigned(urlOf(parts), Readable.from([Buffer.from('abc')]));

    await expect(attempt).rejects.toMatchObject({ code: 'url-expired' });
  });

  it('lets a second try of a part take over from one that stalls', async () => {
    const { uploadId, parts } = await begin(3);
    const stalled = new PassThrough();
    stalled.write('x');
    const first = store.receiveSigned(urlOf(parts), stalled);
    // Else the second try may be the first to arrive, and the stalled one take over from it.
    while (stalled.readableLength > 0) await setImmediate();

    const [refused] = await Promise.allSettled([
      first,
      store.receiveSigned(urlOf(parts), Readable.from([Buffer.from('abc')])),
    ]);

    expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'part-interrupted' } });
    await store.completeUpload(key, uploadId, null);
    expect((await buffer(await store.open(key))).toString()).toBe('abc');
  });

  it('stops what still writes to an upload before it becomes an object', async () => {
    const { uploadId, parts } = await begin(3);
    await store.receiveSigned(urlOf(parts), Readable.from([Buffer.from('abc')]));
    const late = new PassThrough();
    const attempt = store.receiveSigned(urlOf(parts), late).catch((error: unknown) => error);

    const outcome = await store
      .completeUpload(key, uploadId, null)
      .catch((error: unknown) => error);
    late.end('xyz');

    // It came too late, or was stopped on its way.
    expect(await attempt).toMatchObject({
      code: expect.stringMatching(/^(upload-missing|part-interrupted)$/),
    });

    // The late try may have set the part back to missing; what it may never do is change an object.
    const stat = await store.stat(key);
    if (stat === null) expect(outcome).toMatchObject({ code: 'upload-incomplete' });
    else expect((await buffer(await store.open(key))).toString()).toBe('abc');
  });

  it('leaves no file behind but the object', async () => {
    const { uploadId, parts } = await begin(3);
    await store.receiveSigned(urlOf(parts), Readable.from([Buffer.from('abc')]));
    await store.completeUpload(key, uploadId, null);
    await store.put('blobs/other', Buffer.from('abc'), { sizeBytes: 4 }).catch(() => undefined);

    const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });

    expect(entries.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(['0198']);
  });

  it('deletes what a process that died was writing, and nothing that is being written', async () => {
    const [old, fresh] = ['a'.repeat(32), 'b'.repeat(32)];
    await begin(3);
    for (const name of [old, fresh]) await writeFile(join(dataDir, 'incoming', name), 'half of it');
    await utimes(join(dataDir, 'incoming', old), new Date('2026-01-01'), new Date('2026-01-01'));

    await store.discardDrafts(new Date('2026-01-02'));

    expect((await readdir(join(dataDir, 'incoming'))).toSorted()).toEqual([fresh, 'uploads']);
  });

  it('has nothing to delete in a folder that is new', async () => {
    await expect(store.discardDrafts(new Date())).resolves.toBeUndefined();
  });

  it.each(['../escape', '/etc/passwd', 'a//b', 'a/../b', '.hidden', ''])(
    'refuses the key "%s"',
    async (bad) => {
      await expect(store.put(bad, Buffer.from('abc'))).rejects.toThrow('not a key');
    },
  );

  it.each(['../../etc', 'ffff', ''])('knows no upload "%s"', async (uploadId) => {
    await expect(store.completeUpload(key, uploadId, null)).rejects.toMatchObject({
      code: 'upload-missing',
    });
  });
});

function begin(sizeBytes: number): Promise<SignedUpload> {
  return store.signUpload({
    key,
    sizeBytes,
    uploadId: null,
    expiresInSeconds: 60,
    mode: 'single',
  });
}

function urlOf(parts: SignedUpload['parts']): string {
  return parts[0]?.url ?? '';
}
