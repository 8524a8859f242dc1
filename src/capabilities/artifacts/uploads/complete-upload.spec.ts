import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRepository, type RepositoryFixture } from '../../../../test/support/a-repository.js';
import { artifactsRoom, claimOf, once } from '../../../../test/support/artifacts-room.js';
import type { UploadsService, UploadView } from './uploads.service.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let mine: RepositoryFixture;
let theirs: RepositoryFixture;

beforeAll(async () => {
  room = await artifactsRoom();
  mine = await aRepository(room.database);
  theirs = await aRepository(room.database);
});
afterAll(() => room.close());

async function begin(repository: RepositoryFixture, claimed: Buffer): Promise<UploadView> {
  const begun = await room.uploads.begin(repository.owner, repository, claimOf(claimed));
  if ('attached' in begun) throw new Error('attached where an upload was wanted');
  return begun;
}

async function send(upload: UploadView, bytes: Buffer) {
  const parts = [];
  for (const { number, url } of upload.parts) {
    const start = (number - 1) * upload.partSizeBytes;
    const etag = await room.send(url, bytes.subarray(start, start + upload.partSizeBytes));
    parts.push({ number, etag });
  }
  return parts;
}

function complete(
  uploads: UploadsService,
  repository: RepositoryFixture,
  upload: UploadView,
  parts: Awaited<ReturnType<typeof send>>,
) {
  return uploads.complete(repository.owner, repository, upload.id, parts);
}

async function rejectionOf(attempt: Promise<unknown>) {
  return attempt.then(
    () => null,
    (error: unknown) => error as { code: string; message: string },
  );
}

const storedKeys = async () => {
  const keys = [];
  for await (const { key } of room.store.list('blobs/')) keys.push(key);
  return keys;
};

describe('completing an upload', () => {
  it('binds what arrived to the SHA-256 that Sphere computed, and holds it for the repository', async () => {
    const bytes = Buffer.from('some weights');
    const upload = await begin(mine, bytes);

    const blob = await complete(room.uploads, mine, upload, await send(upload, bytes));

    expect(blob).toMatchObject({ sha256: claimOf(bytes).sha256, sizeBytes: 12, state: 'verified' });
    expect(await room.text(blob)).toBe('some weights');
    expect(await room.artifacts.mayName(mine.owner, mine.id, [blob.sha256])).toContain(blob.sha256);
  });

  it('assembles parts in their order, whatever the order in which they were sent', async () => {
    const bytes = Buffer.alloc(33 * 1_048_576, 'abcdefg');
    const upload = await begin(mine, bytes);

    const parts = await send({ ...upload, parts: [...upload.parts].reverse() }, bytes);
    const blob = await complete(room.uploads, mine, upload, parts);

    expect(upload.parts.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(blob.sizeBytes).toBe(bytes.length);
  });

  it('reads nothing again that was hashed on its way in', async () => {
    const bytes = Buffer.from('hashed while it passed');
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);
    const before = room.store.wholeReads;

    await complete(room.uploads, mine, upload, parts);

    expect(room.store.wholeReads).toBe(before);
  });

  it('reads once what came in parts, however many ask at a time', async () => {
    const bytes = Buffer.alloc(17 * 1_048_576, 'in parts');
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);
    const before = room.store.wholeReads;

    await Promise.all([1, 2, 3].map(() => complete(room.uploads, mine, upload, parts)));

    expect(room.store.wholeReads).toBe(before + 1);
  });

  it('answers the same again when it is repeated', async () => {
    const bytes = Buffer.from('repeated');
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);
    const first = await complete(room.uploads, mine, upload, parts);

    expect(await complete(room.uploads, mine, upload, parts)).toEqual(first);
  });

  it('names the parts that are missing, and goes on once they are there', async () => {
    const bytes = Buffer.alloc(33 * 1_048_576, 'missing');
    const upload = await begin(mine, bytes);
    const some = await send({ ...upload, parts: upload.parts.slice(0, 1) }, bytes);

    const refusal = await rejectionOf(complete(room.uploads, mine, upload, some));
    const blob = await complete(room.uploads, mine, upload, await send(upload, bytes));

    expect(refusal).toMatchObject({ code: 'upload-incomplete' });
    expect(refusal?.message).toContain('lacks part 2, 3');
    expect(blob.sizeBytes).toBe(bytes.length);
  });

  it('does not believe a client that names parts which it never sent', async () => {
    const upload = await begin(mine, Buffer.from('never sent'));

    const refusal = await rejectionOf(
      complete(room.uploads, mine, upload, [{ number: 1, etag: '"0"' }]),
    );

    expect(refusal).toMatchObject({ code: 'upload-incomplete' });
  });

  it('is over after a day, and says so', async () => {
    const bytes = Buffer.from('too late');
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);

    room.clock.pass(25);

    expect(await rejectionOf(complete(room.uploads, mine, upload, parts))).toMatchObject({
      code: 'upload-expired',
    });
  });
});

describe('wrong bytes under a claimed SHA-256', () => {
  it('are refused by name, deleted, and refused again in the same words', async () => {
    const upload = await begin(mine, Buffer.from('the true bytes'));
    const parts = await send(upload, Buffer.from('the fake bytes'));
    const before = await storedKeys();

    const refusal = await rejectionOf(complete(room.uploads, mine, upload, parts));

    expect(refusal?.code).toBe('digest-mismatch');
    expect(refusal?.message).toContain(claimOf(Buffer.from('the true bytes')).sha256);
    expect(refusal?.message).toContain(claimOf(Buffer.from('the fake bytes')).sha256);
    expect(await rejectionOf(complete(room.uploads, mine, upload, parts))).toMatchObject({
      code: 'digest-mismatch',
      message: refusal?.message,
    });
    expect(await storedKeys()).toEqual(before);
  });

  it('of another length are refused with both lengths', async () => {
    const upload = await begin(mine, Buffer.from('ten bytes.'));
    const [part] = upload.parts;
    await room.deposit(upload.id, Buffer.from('nine byte'));

    const atOnce = await rejectionOf(room.send(part?.url ?? '', Buffer.from('nine byte')));
    const refusal = await rejectionOf(
      complete(room.uploads, mine, upload, [{ number: 1, etag: 'x' }]),
    );

    expect(atOnce?.message).toMatch(/10 .*9 /);
    expect(refusal?.code).toBe('size-mismatch');
    expect(refusal?.message).toMatch(/10 .*9 /);
  });

  it('are found out where they followed the right ones unnoticed', async () => {
    const upload = await begin(mine, Buffer.from('right'));
    await send(upload, Buffer.from('right'));
    const [part] = upload.parts;
    const { etag } = await room.store.receiveSigned(part?.url ?? '', once(Buffer.from('wrong')));

    const attempt = complete(room.uploads, mine, upload, [{ number: 1, etag }]);

    expect(await rejectionOf(attempt)).toMatchObject({ code: 'digest-mismatch' });
  });

  it('leave the blob of others as it was', async () => {
    const bytes = Buffer.from('precious');
    const good = await begin(theirs, bytes);
    const blob = await complete(room.uploads, theirs, good, await send(good, bytes));
    const bad = await begin(mine, bytes);

    await rejectionOf(complete(room.uploads, mine, bad, await send(bad, Buffer.from('poisoned'))));

    expect(await room.artifacts.find(blob.sha256)).toEqual(blob);
    expect(await room.text(blob)).toBe('precious');
    expect(await room.artifacts.mayName(mine.owner, mine.id, [blob.sha256])).toEqual(new Set());
  });

  it('sent after the completion change nothing', async () => {
    const bytes = Buffer.from('first and last');
    const upload = await begin(mine, bytes);
    const blob = await complete(room.uploads, mine, upload, await send(upload, bytes));

    await rejectionOf(send(upload, Buffer.from('second thought')));

    expect(await room.text(blob)).toBe('first and last');
  });
});
