import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRepository, type RepositoryFixture } from '../../../../test/support/a-repository.js';
import { artifactsRoom, claimOf } from '../../../../test/support/artifacts-room.js';
import type { Viewer } from '../../../domain/release/viewer.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let mine: RepositoryFixture;
let theirs: RepositoryFixture;

beforeAll(async () => {
  room = await artifactsRoom();
  mine = await aRepository(room.database);
  theirs = await aRepository(room.database);
});
afterAll(() => room.close());

const begin = (bytes: Buffer, claim = {}) =>
  room.uploads.begin(mine.owner, mine, { ...claimOf(bytes), ...claim });

async function beginAnew(bytes: Buffer, claim = {}) {
  const begun = await begin(bytes, claim);
  if ('attached' in begun) throw new Error('attached where an upload was wanted');
  return begun;
}

async function refusalOf(attempt: Promise<unknown>) {
  return attempt.then(
    () => null,
    (error: unknown) => error as { code: string; message: string },
  );
}

describe('beginning an upload', () => {
  it('gives part addresses and a day to use them', async () => {
    const upload = await beginAnew(Buffer.from('new'), { path: 'weights/model.bin' });

    expect(upload).toMatchObject({
      path: 'weights/model.bin',
      sizeBytes: 3,
      partCount: 1,
      state: 'open',
      expiresAt: new Date(room.clock.now().getTime() + 24 * 3_600_000),
    });
    expect(upload.parts).toHaveLength(1);
  });

  it.each([
    [15_400_000_000, 16 * 1_048_576, 918],
    [50_000_000_000, 48 * 1_048_576, 994],
    [16 * 1_048_576, 16 * 1_048_576, 1],
    [16 * 1_048_576 + 1, 16 * 1_048_576, 2],
  ])('cuts %d bytes into parts of %d, %d of them', async (sizeBytes, partSizeBytes, partCount) => {
    const upload = await beginAnew(Buffer.from(`${sizeBytes}`), { sizeBytes });

    expect(upload).toMatchObject({ partSizeBytes, partCount });
    expect(upload.parts).toHaveLength(Math.min(partCount, 100));
  });

  it('gives the addresses after the hundredth when they are asked for', async () => {
    const upload = await beginAnew(Buffer.from('long'), { sizeBytes: 2_000_000_000 });

    const next = await room.uploads.refresh(mine.owner, mine, upload.id, { fromPart: 101 });
    const all = await room.uploads.refresh(mine.owner, mine, upload.id, { all: true });

    expect(next.parts.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, index) => 101 + index),
    );
    expect(all.parts).toHaveLength(120);
  });

  it('needs nothing sent for an empty file', async () => {
    expect(await begin(Buffer.alloc(0))).toMatchObject({ attached: true, blob: { sizeBytes: 0 } });
  });

  it.each([
    ['an empty file of another SHA-256', { sizeBytes: 0 }, 'digest-mismatch'],
    ['a negative size', { sizeBytes: -1 }, 'invalid-input'],
    ['half a byte', { sizeBytes: 0.5 }, 'invalid-input'],
    ['more than 50 GB', { sizeBytes: 50_000_000_001 }, 'too-large'],
    ['6 GB in one PUT', { sizeBytes: 6_000_000_000, mode: 'single' }, 'invalid-input'],
    ['a path that leaves the repository', { path: '../x' }, 'invalid-input'],
  ])('refuses %s', async (_, claim, code) => {
    expect(await refusalOf(begin(Buffer.from('refused'), claim))).toMatchObject({ code });
  });

  it('is for those who may write to the repository', async () => {
    const claim = claimOf(Buffer.from('not yours'));
    const readOnly: Viewer = { ...mine.owner, scope: 'read' };

    expect(await refusalOf(room.uploads.begin(theirs.owner, mine, claim))).toMatchObject({
      code: 'repository-not-found',
    });
    expect(await refusalOf(room.uploads.begin(readOnly, mine, claim))).toMatchObject({
      code: 'read-only-token',
    });
    expect(await refusalOf(room.uploads.begin({ kind: 'anonymous' }, mine, claim))).toMatchObject({
      code: 'unauthenticated',
    });
  });

  it('is refused with five thousand open already', async () => {
    const busy = await aRepository(room.database);
    const claim = claimOf(Buffer.from('one more'));
    const fill = (count: number) =>
      room.database.query(
        `INSERT INTO upload (id, repository_id, account_id, claimed_sha256, size_bytes, storage_key, created_at, expires_at)
         SELECT gen_random_uuid(), $1, $2, repeat('a', 64), 1, 'blobs/' || gen_random_uuid(), $3::timestamptz, $3::timestamptz + interval '1 hour'
         FROM generate_series(1, $4)`,
        [busy.id, busy.owner.accountId, room.clock.now(), count],
      );
    await fill(4_999);

    const last = await room.uploads.begin(busy.owner, busy, claim);

    expect(last).toMatchObject({ state: 'open' });
    expect(await refusalOf(room.uploads.begin(busy.owner, busy, claim))).toMatchObject({
      code: 'too-many-uploads',
    });
  });
});

describe('bytes that are there already', () => {
  it('are attached without a transfer where the viewer may read them elsewhere', async () => {
    const bytes = Buffer.from('known to me');
    const other = { ...(await aRepository(room.database)), namespaceId: mine.namespaceId };
    await room.artifacts.storeBytes(other.id, other.namespaceId, bytes);

    const begun = await begin(bytes);

    expect(begun).toMatchObject({ attached: true });
    expect(await room.holds(mine.id, claimOf(bytes).sha256)).toBe(true);
  });

  it('are attached where they are public', async () => {
    const bytes = Buffer.from('published');
    const { sha256 } = await room.artifacts.storeBytes(theirs.id, theirs.namespaceId, bytes);
    await room.database.transaction((manager) => room.artifacts.markPublic(manager, [sha256]));

    expect(await begin(bytes)).toMatchObject({ attached: true });
  });

  it('are refused with another size, where the viewer may know the true one', async () => {
    const bytes = Buffer.from('my own size');
    await room.artifacts.storeBytes(mine.id, mine.namespaceId, bytes);

    expect(await refusalOf(begin(bytes, { sizeBytes: 99 }))).toMatchObject({
      code: 'size-mismatch',
    });
  });

  it("in a stranger's draft are told by nothing: the answer is that for unknown bytes", async () => {
    const bytes = Buffer.from('secret draft');
    const { sha256 } = await room.artifacts.storeBytes(theirs.id, theirs.namespaceId, bytes);
    const unknown = claimOf(Buffer.from('secret guess')).sha256;

    const known = await beginAnew(bytes);
    const guess = await beginAnew(bytes, { sha256: unknown });
    const wrongSize = await beginAnew(bytes, { sizeBytes: 99 });

    expect(Object.keys(known)).toEqual(Object.keys(guess));
    expect([known.state, wrongSize.state]).toEqual(['open', 'open']);
    expect(await room.holds(mine.id, sha256)).toBe(false);
    expect(await room.artifacts.mayName(mine.owner, mine.id, [sha256, unknown])).toEqual(new Set());
    const claims = [sha256, unknown].map((claim) =>
      refusalOf(room.uploads.verifyClaim(mine.id, claim, bytes.length)),
    );
    const [ofKnown, ofUnknown] = await Promise.all(claims);
    expect(ofKnown?.code).toBe(ofUnknown?.code);
  });
});

describe('an open upload', () => {
  it('lives a day from the last call about it, and a week at most', async () => {
    const upload = await beginAnew(Buffer.from('slides'));
    const begun = room.clock.now().getTime();
    for (let day = 0; day < 7; day += 1) {
      room.clock.pass(23);
      await room.uploads.refresh(mine.owner, mine, upload.id);
    }

    const { expiresAt } = await room.uploads.refresh(mine.owner, mine, upload.id);

    expect(expiresAt).toEqual(new Date(begun + 7 * 24 * 3_600_000));
    room.clock.pass(7);
    const over = await room.uploads.refresh(mine.owner, mine, upload.id);
    expect(over).toMatchObject({ state: 'expired', parts: [] });
  });

  it('is gone when it is aborted, and may be aborted again', async () => {
    const bytes = Buffer.from('aborted');
    const upload = await beginAnew(bytes);
    await room.uploads.abort(mine.owner, mine, upload.id);
    await room.uploads.abort(mine.owner, mine, upload.id);

    const attempt = room.uploads.complete(mine.owner, mine, upload.id, [
      { number: 1, etag: '"x"' },
    ]);

    expect(await refusalOf(attempt)).toMatchObject({ code: 'upload-aborted' });
  });

  it.each(['no-uuid', '00000000-0000-7000-8000-000000000000'])(
    'is not found by the id %s',
    async (id) => {
      expect(await refusalOf(room.uploads.refresh(mine.owner, mine, id))).toMatchObject({
        code: 'upload-not-found',
      });
    },
  );

  it('is not found from another repository', async () => {
    const upload = await beginAnew(Buffer.from('of mine'));

    expect(await refusalOf(room.uploads.refresh(theirs.owner, theirs, upload.id))).toMatchObject({
      code: 'upload-not-found',
    });
  });
});

describe('completing without a token', () => {
  it('takes the token of the upload, and no other', async () => {
    const bytes = Buffer.from('lfs multipart');
    const upload = await beginAnew(bytes);
    const another = await beginAnew(Buffer.from('another'));
    const [part] = upload.parts;
    if (part === undefined) throw new Error('no part');
    const parts = [{ number: 1, etag: await room.send(part.url, bytes) }];
    const forged = `${upload.id}.${another.completionToken.split('.')[1] ?? ''}`;

    expect(await refusalOf(room.uploads.completeSigned(forged, parts))).toMatchObject({
      code: 'completion-token-invalid',
    });
    expect(await refusalOf(room.uploads.completeSigned('x', parts))).toMatchObject({
      code: 'completion-token-invalid',
    });
    expect(await room.uploads.completeSigned(upload.completionToken, parts)).toMatchObject({
      sha256: claimOf(bytes).sha256,
    });
  });
});
