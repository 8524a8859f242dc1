import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aRelease, aRepository, aTree } from '../../../../test/support/a-repository.js';
import { artifactsRoom, claimOf } from '../../../../test/support/artifacts-room.js';
import type { BlobView } from '../blob-table.js';
import { lockForCollection } from '../blob-table.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let repository: Awaited<ReturnType<typeof aRepository>>;

beforeEach(async () => {
  room = await artifactsRoom();
  repository = await aRepository(room.database);
});
afterEach(() => room.close());

const days = (count: number) => count * 24;

/** A blob that its repository does not hold any more. */
async function anUnheldBlob(text: string): Promise<BlobView> {
  const bytes = Buffer.from(text);
  const blob = await room.artifacts.storeBytes(repository.id, repository.namespaceId, bytes);
  await room.database.transaction((manager) => room.artifacts.dropHoldings(manager, repository.id));
  return blob;
}

async function collect() {
  return (await room.garbage.run({ dryRun: false })).items;
}

describe('blobs', () => {
  it('that nothing reaches are deleted, row and bytes, after fourteen days and not before', async () => {
    const blob = await anUnheldBlob('unreached');

    const first = await room.garbage.run({ dryRun: false });
    room.clock.pass(days(13));
    const early = await collect();
    room.clock.pass(days(2));
    const late = await room.garbage.run({ dryRun: false });

    expect([first.items, first.waitingBlobs, early]).toEqual([[], 1, []]);
    expect(late.items).toEqual([
      { kind: 'blob', sha256: blob.sha256, sizeBytes: 9, storageKey: blob.storageKey },
    ]);
    expect(late).toMatchObject({ freedBytes: 9, waitingBlobs: 0 });
    expect(await room.artifacts.find(blob.sha256)).toBeNull();
    expect(await room.store.stat(blob.storageKey)).toBeNull();
  });

  it('that are held again in the meantime stay, and their time begins anew', async () => {
    const bytes = Buffer.from('wanted again');
    const blob = await anUnheldBlob('wanted again');
    await collect();
    room.clock.pass(days(15));
    await room.artifacts.storeBytes(repository.id, repository.namespaceId, bytes);
    await room.database.transaction((manager) =>
      room.artifacts.dropHoldings(manager, repository.id),
    );

    expect(await collect()).toEqual([]);
    expect(await room.text(blob)).toBe('wanted again');
  });

  it.each(['a repository', 'a tree of a commit', 'a candidate'])(
    'that %s reaches stay for ever',
    async (reach) => {
      const blob = await room.artifacts.storeBytes(
        repository.id,
        repository.namespaceId,
        Buffer.from('reached'),
      );
      if (reach === 'a tree of a commit') {
        const tree = await aTree(room.database, [{ name: 'a', blob }]);
        await aRelease(room.database, repository, tree, []);
      }
      if (reach === 'a candidate') {
        const tree = await aTree(room.database, []);
        await aRelease(room.database, repository, tree, [blob]);
      }
      if (reach !== 'a repository') {
        await room.database.transaction((manager) =>
          room.artifacts.dropHoldings(manager, repository.id),
        );
      }
      await collect();
      room.clock.pass(days(1_000));

      expect(await collect()).toEqual([]);
      expect(await room.text(blob)).toBe('reached');
    },
  );

  it('are only reported by a plan', async () => {
    const blob = await anUnheldBlob('planned');
    await collect();
    room.clock.pass(days(15));

    const plan = await room.garbage.plan();

    expect(plan).toMatchObject({ isDryRun: true, items: [{ kind: 'blob', sha256: blob.sha256 }] });
    expect(await room.text(blob)).toBe('planned');
  });

  it('are reported one by one as they go', async () => {
    const seen: string[] = [];
    await anUnheldBlob('one');
    await anUnheldBlob('two');
    await collect();
    room.clock.pass(days(15));

    await room.garbage.run({ dryRun: false, onItem: ({ kind }) => seen.push(kind) });

    expect(seen).toEqual(['blob', 'blob']);
  });

  it('that a commit is about to name are not collected under it', async () => {
    const blob = await anUnheldBlob('about to be named');
    await collect();
    room.clock.pass(days(15));

    // The commit comes first: the collector waits for it, looks again, and leaves the blob.
    const collected = await room.database.transaction(async (manager) => {
      const { id, namespaceId } = repository;
      await room.artifacts.hold(manager, id, namespaceId, [blob.sha256]);
      const running = collect();
      await room.untilSomebodyWaits();
      return { running };
    });

    expect(await collected.running).toEqual([]);
    expect(await room.text(blob)).toBe('about to be named');
  });

  it('that were collected under a commit are refused to it', async () => {
    const blob = await anUnheldBlob('gone');
    await collect();
    room.clock.pass(days(15));
    await collect();

    const attempt = room.database.transaction((manager) =>
      room.artifacts.hold(manager, repository.id, repository.namespaceId, [blob.sha256]),
    );

    await expect(attempt).rejects.toMatchObject({ code: 'blob-collected' });
  });
});

describe('a crash of the collector', () => {
  it('between row and bytes leaves an object that a later run finds', async () => {
    const blob = await anUnheldBlob('half deleted');
    await room.database.query('DELETE FROM blob WHERE sha256 = $1', [blob.sha256]);

    const early = await collect();
    room.clock.pass(days(15));

    expect(early).toEqual([]);
    expect(await collect()).toEqual([
      { kind: 'object', storageKey: blob.storageKey, sizeBytes: 12 },
    ]);
    expect(await room.store.stat(blob.storageKey)).toBeNull();
  });
});

describe('uploads', () => {
  it('that expired are aborted and their bytes deleted', async () => {
    const bytes = Buffer.from('abandoned');
    const claim = claimOf(bytes);
    const upload = await room.uploads.begin(repository.owner, repository, claim);
    if ('attached' in upload) throw new Error('attached where an upload was wanted');

    const early = await collect();
    room.clock.pass(25);

    expect(early).toEqual([]);
    expect(await collect()).toMatchObject([{ kind: 'upload', id: upload.id }]);
    expect(await collect()).toEqual([]);
    const [part] = upload.parts;
    await expect(room.send(part?.url ?? '', bytes)).rejects.toThrow();
  });

  it('that somebody verifies at this moment are left alone', async () => {
    const claim = claimOf(Buffer.from('busy'));
    const upload = await room.uploads.begin(repository.owner, repository, claim);
    if ('attached' in upload) throw new Error('attached where an upload was wanted');
    room.clock.pass(25);
    await room.database.query(
      `UPDATE upload SET state = 'verifying', verifying_until = $1::timestamptz + interval '1 minute'`,
      [room.clock.now()],
    );

    expect(await collect()).toEqual([]);
  });
});

describe('trees', () => {
  it('of a removed repository go level by level, and then their blobs', async () => {
    const blob = await room.artifacts.storeBytes(
      repository.id,
      repository.namespaceId,
      Buffer.from('deep'),
    );
    const leaf = await aTree(room.database, [{ name: 'file', blob }]);
    const root = await aTree(room.database, [{ name: 'folder', tree: leaf }]);
    await room.database.transaction((manager) =>
      room.artifacts.dropHoldings(manager, repository.id),
    );

    const trees = await collect();
    room.clock.pass(days(15));
    const blobs = await collect();

    expect(trees).toEqual([
      { kind: 'tree', id: root },
      { kind: 'tree', id: leaf },
    ]);
    expect(blobs).toMatchObject([{ kind: 'blob', sha256: blob.sha256 }]);
  });

  it('that a release or a commit reaches stay, with all below them', async () => {
    const leaf = await aTree(room.database, []);
    const root = await aTree(room.database, [{ name: 'folder', tree: leaf }]);
    await aRelease(room.database, repository, root, []);

    expect(await collect()).toEqual([]);
  });
});

it('keeps binding out while it deletes', async () => {
  const order: string[] = [];
  const { storing } = await room.database.transaction(async (manager) => {
    await lockForCollection(manager);
    const { id, namespaceId } = repository;
    const storing = room.artifacts
      .storeBytes(id, namespaceId, Buffer.from('waits'))
      .then(() => order.push('stored'));
    await room.untilSomebodyWaits();
    order.push('collected');
    return { storing };
  });
  await storing;

  expect(order).toEqual(['collected', 'stored']);
});
