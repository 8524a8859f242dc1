import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRepository, type RepositoryFixture } from '../../../../test/support/a-repository.js';
import { artifactsRoom, claimOf } from '../../../../test/support/artifacts-room.js';
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

describe('two uploads of the same bytes', () => {
  it('end in one object: the loser of the race deletes its own', async () => {
    const bytes = Buffer.from('raced for');
    const ours = await begin(mine, bytes);
    const other = await begin(theirs, bytes);
    const sent = [await send(ours, bytes), await send(other, bytes)] as const;
    const before = (await storedKeys()).length;

    const blobs = await Promise.all([
      complete(room.uploads, mine, ours, sent[0]),
      complete(room.anotherProcess().uploads, theirs, other, sent[1]),
    ]);

    expect(blobs[0]).toEqual(blobs[1]);
    expect((await storedKeys()).length).toBe(before + 1);
    expect(await room.text(blobs[0])).toBe('raced for');
    for (const { owner, id } of [mine, theirs]) {
      expect(await room.artifacts.mayName(owner, id, [blobs[0].sha256])).toHaveProperty('size', 1);
    }
  });
});

describe('several completions of one upload', () => {
  it('join one run in a process', async () => {
    const bytes = Buffer.from('joined');
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);

    const blobs = await Promise.all(
      [1, 2, 3].map(() => complete(room.uploads, mine, upload, parts)),
    );

    expect(new Set(blobs.map(({ storageKey }) => storageKey)).size).toBe(1);
  });

  it('are safe in several processes', async () => {
    const bytes = Buffer.from('several processes');
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);

    const blobs = await Promise.all(
      [1, 2, 3].map(() => complete(room.anotherProcess().uploads, mine, upload, parts)),
    );

    expect(new Set(blobs.map(({ storageKey }) => storageKey)).size).toBe(1);
    expect(await room.text(blobs[0] ?? null)).toBe('several processes');
  });
});

describe('a crash', () => {
  const stall = (id: string, state: string) =>
    room.database.query(
      `UPDATE upload SET state = $2, verifying_until = $3::timestamptz + interval '10 minutes' WHERE id = $1`,
      [id, state, room.clock.now()],
    );

  it.each([
    ['before the parts were assembled', 'completing', false],
    ['after they were assembled', 'completing', true],
    ['while the object was read', 'verifying', true],
  ])('%s is made good by the next completion', async (name, state, isAssembled) => {
    const bytes = Buffer.from(`crashed ${name}`);
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);
    if (isAssembled) await room.assemble(upload.id, parts);
    await stall(upload.id, state);

    room.clock.pass(1);
    const blob = await complete(room.uploads, mine, upload, parts);

    expect(await room.text(blob)).toBe(`crashed ${name}`);
  });

  it('of a verifier is not taken for granted while it may be alive', async () => {
    const bytes = Buffer.from('alive');
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);
    await stall(upload.id, 'verifying');

    const refusal = await rejectionOf(complete(room.uploads, mine, upload, parts));

    expect(refusal).toMatchObject({ code: 'unavailable', retryAfterSeconds: 5 });
  });

  it('between the bytes of a loser and their deletion leaves garbage and nothing else', async () => {
    const bytes = Buffer.from('left behind');
    const blob = await room.artifacts.storeBytes(theirs.id, theirs.namespaceId, bytes);
    const upload = await begin(mine, bytes);
    const parts = await send(upload, bytes);
    await room.assemble(upload.id, parts);
    await room.database.query(`UPDATE upload SET state = 'done' WHERE id = $1`, [upload.id]);

    expect(await complete(room.uploads, mine, upload, parts)).toEqual(blob);
    expect(await room.text(blob)).toBe('left behind');
  });
});
