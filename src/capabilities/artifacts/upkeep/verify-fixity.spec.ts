import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRepository } from '../../../../test/support/a-repository.js';
import { artifactsRoom } from '../../../../test/support/artifacts-room.js';
import type { BlobView } from '../blob-table.js';
import type { FixityOptions, FixityResult } from './verify-fixity.js';

let room: Awaited<ReturnType<typeof artifactsRoom>>;
const blobs: Record<'intact' | 'missing' | 'corrupt', BlobView | null> = {
  intact: null,
  missing: null,
  corrupt: null,
};

beforeAll(async () => {
  room = await artifactsRoom();
  const { id, namespaceId } = await aRepository(room.database);
  const store = (text: string) => room.artifacts.storeBytes(id, namespaceId, Buffer.from(text));
  blobs.intact = await store('as it was');
  blobs.missing = await store('lost');
  blobs.corrupt = await store('sound');
  await room.store.delete(blobs.missing.storageKey);
  await room.damage(blobs.corrupt.storageKey, Buffer.from('SOUND'));
});
afterAll(() => room.close());

async function check(options: FixityOptions = {}): Promise<FixityResult[]> {
  const results = [];
  for await (const result of room.fixity.run(options)) results.push(result);
  return results;
}

describe('a fixity check', () => {
  it.each(['intact', 'missing', 'corrupt'] as const)('tells a blob that is %s', async (outcome) => {
    const found = await check();

    expect(found).toHaveLength(3);
    expect(found.find(({ sha256 }) => sha256 === blobs[outcome]?.sha256)).toMatchObject({
      outcome,
    });
  });

  it('notes what it found, and when, and leaves the recorded checksum as it is', async () => {
    const { intact, missing, corrupt } = blobs;
    if (intact === null || missing === null || corrupt === null) throw new Error('no blobs');
    room.clock.pass(1);
    await check();

    const noted = await room.artifacts.fixityOf([corrupt.sha256]);

    expect(noted).toMatchObject([
      { sha256: corrupt.sha256, outcome: 'corrupt', checkedAt: room.clock.now() },
    ]);
    expect(noted[0]?.actual).not.toBe(corrupt.sha256);
    expect(await room.artifacts.find(corrupt.sha256)).toEqual(corrupt);
  });

  it('keeps what every look showed, and tells the log where it is not what it was before', async () => {
    const { missing } = blobs;
    if (missing === null) throw new Error('no blob');
    room.clock.pass(1);
    await check();
    await room.store.put(missing.storageKey, Buffer.from('lost'));
    room.clock.pass(1);
    await check();

    const entries = (await room.fixityLog.latest([missing.sha256])).get(missing.sha256) ?? [];
    const { items } = await room.events.list({
      subject: `blob:${missing.sha256}`,
      limit: 9,
      viewerIsSteward: true,
    });
    await room.store.delete(missing.storageKey);
    expect(entries.slice(0, 2)).toMatchObject([
      { outcome: 'intact', algorithm: 'sha256', actual: missing.sha256 },
      { outcome: 'missing', actual: null },
    ]);
    expect(items.map(({ action }) => action)).toEqual(['blob.damaged', 'blob.restored']);
    expect(await room.damagedBlobs.count()).toBe(1);
  });

  it('passes over what was looked at lately, and says beforehand how much there is', async () => {
    await check();
    const lately = { checkedBefore: room.clock.now() };

    expect(await check(lately)).toEqual([]);
    expect(await room.fixity.extent(lately)).toEqual({ blobs: 0, bytes: 0 });
    expect(await room.fixity.extent()).toEqual({ blobs: 3, bytes: 18 });
  });

  it('tells how far it has read', async () => {
    const progress = new Map<string, number>();

    await check({ onProgress: (sha256, readBytes) => void progress.set(sha256, readBytes) });

    expect(progress.get(blobs.intact?.sha256 ?? '')).toBe(9);
  });
});
