import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { type HarvestingRoom, harvestingRoom } from '../../../test/support/harvesting-room.js';
import { releaseIdOf } from '../../../test/support/released-rows.js';
import type { HarvestItem, HarvestPage, HarvestQuery } from './harvest-view.js';

const count = 12;
const pageSize = 5;
const everything: HarvestQuery = {
  verb: 'ListRecords',
  metadataPrefix: 'oai_dc',
  from: null,
  until: null,
  set: null,
};

let room: HarvestingRoom;

beforeAll(async () => {
  room = await harvestingRoom(count);
});

afterAll(() => room.close());

const stamp = (manager: EntityManager, number: number, isDeleted = false) =>
  room.index.stamp(manager, [
    { releaseId: releaseIdOf(number), pid: `pid-${number}`, sets: ['model'], isDeleted },
  ]);
const change = (number: number, isDeleted = false) =>
  room.database.transaction((manager) => stamp(manager, number, isDeleted));

/** All pages of a list, with something happening after each. */
async function harvest(query: HarvestQuery, between: (page: number) => Promise<void>) {
  let page: HarvestPage = await room.list.begin(query, pageSize);
  const items: HarvestItem[] = [...page.items];
  const { respondedAt } = page;
  for (let number = 1; page.resumption?.next; number += 1) {
    await between(number);
    page = await room.list.resume(query.verb, page.resumption.next.token, pageSize);
    items.push(...page.items);
  }
  return { ids: items.map(({ releaseId }) => releaseId), items, respondedAt };
}

describe('a list of harvesters', () => {
  it('gives each record once while records change, and the changed ones in the next list', async () => {
    const first = await harvest(everything, async (page) => {
      // One that was given already, one on the next page, one at the end.
      await change(page);
      await change(page * pageSize + 1);
      await change(count);
    });
    const second = await harvest({ ...everything, from: first.respondedAt }, () =>
      Promise.resolve(),
    );

    expect(new Set(first.ids).size).toBe(count);
    expect(first.ids).toHaveLength(count);
    expect([...second.ids].sort()).toEqual([1, 2, 6, 11, 12].map(releaseIdOf));
  });

  it('shows as deleted what was withdrawn since it began', async () => {
    const list = await harvest(everything, async () => change(3, true));
    await change(3);

    expect(list.items.find(({ releaseId }) => releaseId === releaseIdOf(3))?.isDeleted).toBe(
      list.ids.indexOf(releaseIdOf(3)) >= pageSize,
    );
    expect(new Set(list.ids).size).toBe(count);
  });

  it('waits for a change that was stamped and has not committed', async () => {
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    let stamped = (): void => undefined;
    const isStamped = new Promise<void>((resolve) => (stamped = resolve));
    const changing = room.database.transaction(async (manager) => {
      await stamp(manager, 7);
      stamped();
      await held;
    });
    await isStamped;
    const before = await room.list.now();

    const listing = harvest({ ...everything, from: before }, () => Promise.resolve());
    const [early] = await Promise.all([
      Promise.race([listing, waitUntilBlocked().then(() => 'blocked')]),
      waitUntilBlocked().then(finish),
    ]);
    const [{ ids, respondedAt }] = await Promise.all([listing, changing]);
    const later = await harvest({ ...everything, from: respondedAt }, () => Promise.resolve());

    expect(early).toBe('blocked');
    expect([...ids, ...later.ids]).toContain(releaseIdOf(7));
  });

  it('gives what was changed just before it began, with a date before its own', async () => {
    await change(9);

    const { items, respondedAt } = await harvest(everything, () => Promise.resolve());

    const item = items.at(-1);
    expect(item?.releaseId).toBe(releaseIdOf(9));
    expect(item?.datestamp.getTime()).toBeLessThan(respondedAt.getTime());
  });

  it('never gives out an earlier datestamp than before, whatever the clock says', async () => {
    const future = new Date(Math.floor(Date.now() / 1_000) * 1_000 + 5_000);
    await change(4);
    const { database } = room;
    await database.query('DELETE FROM harvest_membership WHERE release_id = $1', [releaseIdOf(4)]);
    await database.query(`UPDATE harvest_item SET datestamp = $1 WHERE pid = 'pid-4'`, [future]);

    await change(5);

    expect((await room.list.find('pid-5'))?.datestamp).toEqual(future);
  });

  it('refuses a token whose time has passed', async () => {
    const { resumption } = await room.list.begin(everything, pageSize);
    room.clock.advance(49 * 3_600_000);

    await expect(
      room.list.resume('ListRecords', resumption?.next?.token ?? '', pageSize),
    ).rejects.toMatchObject({ code: 'url-expired' });
  });
});

async function waitUntilBlocked(): Promise<void> {
  for (;;) {
    const waiting = await room.database.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
    );
    if (waiting.length > 0) return;
  }
}
