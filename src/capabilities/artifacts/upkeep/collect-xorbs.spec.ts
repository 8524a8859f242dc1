import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aRepository, type RepositoryFixture } from '../../../../test/support/a-repository.js';
import { artifactsRoom, once } from '../../../../test/support/artifacts-room.js';
import { aXetFile, type XetFile } from '../../../../test/support/xet-files.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
let repository: RepositoryFixture;
let file: XetFile;

beforeEach(async () => {
  room = await artifactsRoom();
  repository = await aRepository(room.database);
  file = await aXetFile();
  await send();
});
afterEach(() => room.close());

const days = (count: number) => count * 24;

function send() {
  const { hash, bytes } = file.xorb;
  return room.xorbs.take(repository.owner, hash, once(bytes), bytes.length);
}

function plan() {
  return room.xorbs.plan(repository.owner, repository, once(file.shard));
}

async function collect(dryRun = false) {
  const { items } = await room.garbage.run({ dryRun });
  return items.filter(({ kind }) => kind === 'xorb' || kind === 'object');
}

async function storedXorbs() {
  return (await room.keys()).filter((key) => key.startsWith('xorbs/'));
}

describe('xorbs', () => {
  it('are deleted, row and bytes, thirty days after they were named last and not before', async () => {
    const [storageKey] = await storedXorbs();
    room.clock.pass(days(29));
    const early = await collect();
    room.clock.pass(days(2));
    const planned = await collect(true);

    const report = await room.garbage.run({ dryRun: false });

    const sizeBytes = file.xorb.bytes.length;
    const expected = [{ kind: 'xorb', hash: file.xorb.hash, sizeBytes, storageKey }];
    expect([early, planned, report.items]).toEqual([[], expected, expected]);
    expect(report.freedBytes).toBe(sizeBytes);
    expect(await storedXorbs()).toEqual([]);
    await expect(plan()).rejects.toMatchObject({ code: 'xorb-unknown' });
  });

  it.each([
    ['named in a shard', plan],
    ['sent again', send],
  ])('that are %s begin their time anew', async (_what, name) => {
    room.clock.pass(days(29));
    await name();
    room.clock.pass(days(29));

    expect(await collect()).toEqual([]);
    expect(await storedXorbs()).toHaveLength(1);
  });

  it('that a shard has named stay until its files are there, however late it is', async () => {
    room.clock.pass(days(31));
    const plans = await plan();

    expect(await collect()).toEqual([]);
    await room.xorbs.assemble(repository.owner, repository, plans);
    expect(await room.holds(repository.id, file.sha256)).toBe(true);
  });

  it('may be sent again after they were deleted', async () => {
    room.clock.pass(days(31));
    await collect();

    expect(await send()).toEqual({ wasInserted: true });
    expect(await plan()).toHaveLength(1);
  });

  it('without a row are deleted as objects, as those of a crash are', async () => {
    await room.store.put('xorbs/left-behind', Buffer.from('a crash'));
    room.clock.pass(days(15));

    expect(await collect()).toEqual([
      { kind: 'object', storageKey: 'xorbs/left-behind', sizeBytes: 7 },
    ]);
    expect(await storedXorbs()).toHaveLength(1);
  });

  it('are looked for by an index', async () => {
    const plan = await room.database.transaction(async (manager) => {
      await manager.query('SET LOCAL enable_seqscan = off');
      return manager.query<Record<string, string>[]>(
        `EXPLAIN SELECT hash FROM xorb WHERE last_named_at <= now() ORDER BY last_named_at LIMIT 10`,
      );
    });

    expect(JSON.stringify(plan)).toContain('xorb_by_last_naming');
  });
});
