import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aRelease,
  aRepository,
  aTree,
  type RepositoryFixture,
} from '../../../test/support/a-repository.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { artifactsRoom, claimOf } from '../../../test/support/artifacts-room.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let mine: RepositoryFixture;
let theirs: RepositoryFixture;

beforeAll(async () => {
  room = await artifactsRoom();
  mine = await aRepository(room.database);
  theirs = await aRepository(room.database);
});
afterAll(() => room.close());

const store = (repository: RepositoryFixture, bytes: Buffer) =>
  room.artifacts.storeBytes(repository.id, repository.namespaceId, bytes);

describe('storing small files', () => {
  it('keeps the same bytes once, for all who hold them', async () => {
    const bytes = Buffer.from('shared');

    const blobs = await Promise.all([store(mine, bytes), store(theirs, bytes), store(mine, bytes)]);

    expect(new Set(blobs.map(({ storageKey }) => storageKey)).size).toBe(1);
    expect(await room.text(blobs[0])).toBe('shared');
    expect(await room.holds(mine.id, blobs[0].sha256)).toBe(true);
    expect(await room.holds(theirs.id, blobs[0].sha256)).toBe(true);
  });

  it('recognises what may be shown', async () => {
    const pdf = await store(mine, Buffer.from('%PDF-1.7\n…\n%%EOF\n'));
    const html = await store(mine, Buffer.from('<html>'));

    expect([pdf.mediaType, html.mediaType]).toEqual(['application/pdf', null]);
  });

  it('takes ten MiB and no more', async () => {
    const blob = await store(mine, Buffer.alloc(10 * 1_048_576));

    expect(blob.sizeBytes).toBe(10_485_760);
    await expect(store(mine, Buffer.alloc(10 * 1_048_576 + 1))).rejects.toMatchObject({
      code: 'too-large',
    });
  });

  it('leaves what a crash left behind and succeeds when it is tried again', async () => {
    const bytes = Buffer.from('crashed before its row');
    await room.store.put('blobs/left-behind', bytes);

    expect(await room.text(await store(mine, bytes))).toBe('crashed before its row');
  });
});

describe('storing a stream', () => {
  const stream = async function* (...pieces: string[]) {
    for (const piece of pieces) yield Promise.resolve(Buffer.from(piece));
  };
  const keys = async () => {
    const found: string[] = [];
    for await (const { key } of room.store.list('blobs/')) found.push(key);
    return found.sort();
  };

  it('makes a blob that the repository holds of what passed, and keeps it once', async () => {
    const { sha256, sizeBytes } = claimOf(Buffer.from('%PDF-1.7 streamed\n%%EOF\n'));
    const send = () =>
      room.artifacts.storeStream(
        mine.id,
        mine.namespaceId,
        stream('%PDF-1.7 ', 'streamed\n%%EOF\n'),
        { sha256, sizeBytes },
      );

    const [first, second] = [await send(), await send()];

    expect(first).toMatchObject({ sha256, sizeBytes, mediaType: 'application/pdf' });
    expect(second.storageKey).toBe(first.storageKey);
    expect(await room.holds(mine.id, sha256)).toBe(true);
    expect(await room.text(first)).toBe('%PDF-1.7 streamed\n%%EOF\n');
  });

  it.each([
    ['other bytes', 'sha256-mismatch', ['expected bytet']],
    ['fewer bytes', 'size-mismatch', ['expected']],
    ['more bytes', 'size-mismatch', ['expected bytes', '!']],
  ])('leaves nothing behind for %s than expected', async (_, code, pieces) => {
    const { sha256, sizeBytes } = claimOf(Buffer.from('expected bytes'));
    const before = await keys();

    const sent = room.artifacts.storeStream(mine.id, mine.namespaceId, stream(...pieces), {
      sha256,
      sizeBytes,
    });

    await expect(sent).rejects.toMatchObject({ faults: [expect.objectContaining({ code })] });
    expect(await keys()).toEqual(before);
    expect(await room.artifacts.find(sha256)).toBeNull();
  });
});

describe('finding blobs', () => {
  it('gives those that exist', async () => {
    const { sha256 } = await store(mine, Buffer.from('findable'));
    const { sha256: unknown } = claimOf(Buffer.from('unknown'));

    expect([...(await room.artifacts.findMany([sha256, unknown])).keys()]).toEqual([sha256]);
    await expect(room.artifacts.require(unknown)).rejects.toMatchObject({ code: 'blob-not-found' });
  });
});

describe('naming blobs', () => {
  it('is open to all for what a published release shows, and only for as long', async () => {
    const blob = await store(theirs, Buffer.from('a published file'));
    const tree = await aTree(room.database, [{ name: 'file', blob }]);
    const name = () => room.artifacts.mayName(mine.owner, mine.id, [blob.sha256]);
    const recompute = () =>
      room.database.transaction((manager) =>
        room.artifacts.recomputePublic(manager, [blob.sha256]),
      );
    const release = await aRelease(room.database, theirs, tree, [blob]);
    await recompute();
    const asCandidate = await name();

    await release.publish();
    await recompute();
    const asPublished = await name();
    await release.withdraw();
    await recompute();

    expect([asCandidate.size, asPublished.size, (await name()).size]).toEqual([0, 1, 0]);
  });

  it('follows a repository into another namespace', async () => {
    const moving = await aRepository(room.database);
    const { sha256 } = await store(moving, Buffer.from('moves along'));

    await room.database.transaction((manager) =>
      room.artifacts.moveHoldings(manager, moving.id, mine.namespaceId),
    );

    expect(await room.artifacts.mayName(mine.owner, mine.id, [sha256])).toEqual(new Set([sha256]));
    expect(await room.artifacts.mayName({ kind: 'anonymous' }, mine.id, [sha256])).toEqual(
      new Set(),
    );
  });
});

describe('deciding on suspicious bytes', () => {
  const decide = (viewer: Viewer, sha256: Sha256, allow: boolean) =>
    room.artifacts.decide(viewer, sha256, { allow, reason: 'A scanner found a loader.' });

  it('puts them out of service and back, and writes both down', async () => {
    const { sha256 } = await store(mine, Buffer.from('suspicious'));
    const steward: Viewer = { ...mine.owner, roles: new Set(['steward']) };

    const states = [
      (await decide(steward, sha256, false)).state,
      (await decide(steward, sha256, true)).state,
    ];
    const events = await room.database.query(
      'SELECT action, is_public FROM event WHERE subject = $1 ORDER BY seq',
      [`blob:${sha256}`],
    );

    expect(states).toEqual(['quarantined', 'verified']);
    expect(events).toEqual([
      { action: 'blob.quarantined', is_public: false },
      { action: 'blob.allowed', is_public: false },
    ]);
  });

  it('is for stewards, and for bytes that are no published release', async () => {
    const releasing = await aRepository(room.database);
    const blob = await store(releasing, Buffer.from('released bytes'));
    const tree = await aTree(room.database, [{ name: 'file', blob }]);
    await (await aRelease(room.database, releasing, tree, [blob])).publish();
    const steward: Viewer = { ...mine.owner, roles: new Set(['steward']) };

    await expect(decide(mine.owner, blob.sha256, false)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(decide(steward, blob.sha256, false)).rejects.toMatchObject({
      code: 'released-immutable',
    });
  });
});
