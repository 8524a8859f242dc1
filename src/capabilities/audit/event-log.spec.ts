import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../test/support/open-database.js';
import { StillClock } from '../../../test/support/still-clock.js';
import { type Database, violatedConstraint } from '../../foundations/database/database.js';
import { EventLog, type NewEvent } from './event-log.js';

let database: Database;
let close: () => Promise<void>;
let log: EventLog;

beforeAll(async () => {
  ({ database, close } = await openDatabase());
});
afterAll(() => close());

beforeEach(async () => {
  await tamper('TRUNCATE event');
  log = new EventLog(database, new StillClock());
});

/** What somebody with all rights in the database can do. */
async function tamper(statement: string): Promise<void> {
  await database.query('ALTER TABLE event DISABLE TRIGGER USER');
  await database.query(statement);
  await database.query('ALTER TABLE event ENABLE TRIGGER USER');
}

function anEvent(event: Partial<NewEvent> = {}): NewEvent {
  const defaults = { actor: 'ada', action: 'a.happened', subject: 'model:a/b', detail: {} };
  return { ...defaults, isPublic: true, ...event };
}

function write(event: Partial<NewEvent> = {}): Promise<void> {
  return database.transaction((manager) => log.append(manager, anEvent(event)));
}

async function subjects(page: { after?: number; limit: number; viewerIsSteward: boolean }) {
  const { items, next } = await log.list(page);
  return { seen: items.map(({ seq }) => seq), next };
}

describe('EventLog', () => {
  it('gives back what was written, chained to what was before', async () => {
    await write({ actor: null, detail: { z: [1.5, null], a: { b: 'é' }, gone: undefined } });
    await write();

    const { items } = await log.list({ limit: 10, viewerIsSteward: false });

    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      seq: 1,
      at: new Date('2026-11-24T12:00:00Z'),
      actor: null,
      action: 'a.happened',
      subject: 'model:a/b',
      detail: { z: [1.5, null], a: { b: 'é' } },
      isPublic: true,
      previousHash: null,
    });
    expect(items[1]?.previousHash).toBe(items[0]?.hash);
    expect(await log.verify()).toEqual({ verified: 2, brokenAt: null });
  });

  it('numbers events that come at the same time without gap', async () => {
    await Promise.all(Array.from({ length: 12 }, () => write()));

    const { items } = await log.list({ limit: 100, viewerIsSteward: true });

    expect(items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await log.verify()).toEqual({ verified: 12, brokenAt: null });
  });

  it('keeps nothing of a transaction that fails after it', async () => {
    const failing = database.transaction(async (manager) => {
      await log.append(manager, anEvent());
      throw new Error('the rest failed');
    });

    await expect(failing).rejects.toThrow('the rest failed');
    await write();
    expect((await subjects({ limit: 10, viewerIsSteward: true })).seen).toEqual([1]);
  });

  it('lists in pages, to anyone only what is public', async () => {
    for (const isPublic of [true, false, true, false, true]) await write({ isPublic });

    const anyone = { viewerIsSteward: false };
    expect(await subjects({ ...anyone, limit: 2 })).toEqual({ seen: [1, 3], next: 3 });
    expect(await subjects({ ...anyone, limit: 2, after: 3 })).toEqual({ seen: [5], next: null });
    expect(await subjects({ ...anyone, limit: 3 })).toEqual({ seen: [1, 3, 5], next: null });
    expect(await subjects({ viewerIsSteward: true, limit: 3, after: 1 })).toEqual({
      seen: [2, 3, 4],
      next: 4,
    });
  });

  it.each([
    ['a changed actor', "UPDATE event SET actor = 'eve' WHERE seq = 2", 2],
    ['a changed time', "UPDATE event SET at = at - interval '1 ms' WHERE seq = 3", 3],
    ['a changed detail', `UPDATE event SET detail = '{"role":"owner"}' WHERE seq = 1`, 1],
    ['an event taken out', 'DELETE FROM event WHERE seq = 2', 3],
    ['a beginning taken away', 'DELETE FROM event WHERE seq = 1', 2],
    [
      'a new beginning in the middle',
      "UPDATE event SET previous_hash = repeat('0', 64) WHERE seq = 3",
      3,
    ],
  ])('finds %s', async (_what, statement, brokenAt) => {
    for (let count = 0; count < 4; count += 1) await write();
    await tamper(statement);

    const { brokenAt: found } = await log.verify();

    expect(found).toBe(brokenAt);
  });

  it('finds a break beyond the first page', async () => {
    await database.transaction(async (manager) => {
      for (let count = 0; count < 1_003; count += 1) {
        await log.append(manager, anEvent());
      }
    });
    expect(await log.verify()).toEqual({ verified: 1_003, brokenAt: null });

    await tamper("UPDATE event SET subject = 'other' WHERE seq = 1002");

    expect(await log.verify()).toEqual({ verified: 1_001, brokenAt: 1_002 });
  });

  it.each([
    ["UPDATE event SET actor = 'eve'", 'event_is_append_only'],
    ['DELETE FROM event', 'event_is_append_only'],
    ['TRUNCATE event', 'event_is_append_only'],
    [
      `INSERT INTO event SELECT seq + 2, at, actor, action, subject, detail, is_public, hash, repeat('1', 64) FROM event`,
      'event_continues_the_chain',
    ],
    [
      `INSERT INTO event SELECT seq + 1, at, actor, action, subject, detail, is_public, repeat('1', 64), repeat('2', 64) FROM event`,
      'event_continues_the_chain',
    ],
  ])('is guarded by the database against %s', async (statement, rule) => {
    await write();

    const error: unknown = await database.query(statement).catch((reason: unknown) => reason);

    expect(violatedConstraint(error)).toBe(rule);
    expect(await log.verify()).toEqual({ verified: 1, brokenAt: null });
  });
});
