import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aRecord,
  type DiscoveryRoom,
  discoveryRoom,
} from '../../../../test/support/discovery-room.js';
import { newId } from '../../../foundations/clock/clock.js';
import { sql } from '../../../foundations/database/database.js';
import { partsStatement, partStatement, RecordRegister } from './record-register.js';

describe('RecordRegister', () => {
  let room: DiscoveryRoom;
  let register: RecordRegister;

  beforeAll(async () => {
    room = await discoveryRoom();
    register = new RecordRegister(room.database);
    const at = new Date('2026-01-01T00:00:00.123Z');
    await room.publish(
      Array.from({ length: 7 }, (_, number) =>
        // Several of one instant, so that the order within it counts.
        aRecord({ name: `record-${number}`, publishedAt: at, firstPublishedAt: at }),
      ),
    );
  });

  afterAll(() => room.close());

  const namesOf = async (cursor: string) =>
    (await register.part(cursor, 3)).map(({ name }) => name);

  it('parts everything without gap or repetition, and parts stay when more is published', async () => {
    const before = await register.parts(3);
    const names = await Promise.all(before.map(namesOf));
    const later = new Date('2026-02-01');
    await room.publish([aRecord({ name: 'later', publishedAt: later, firstPublishedAt: later })]);
    const after = await register.parts(3);

    expect(names.map((part) => part.length)).toEqual([3, 3, 1]);
    expect(new Set(names.flat()).size).toBe(7);
    expect(after).toEqual(before);
    expect(await namesOf(before[2] ?? '')).toEqual([...(names[2] ?? []), 'later']);
  });

  it.each(['', 'x', 'WzEsMl0', 'WyJ4IiwieSJd'])('refuses the cursor "%s"', async (cursor) => {
    await expect(register.part(cursor, 3)).rejects.toMatchObject({
      faults: [{ field: 'cursor', code: 'cursor' }],
    });
  });

  it.each([
    ['parts', partsStatement, [3]],
    ['a part', partStatement, ['1767225600123000', newId(), 3]],
  ])('reads %s in the order of an index', async (_, text, parameters) => {
    const plan = await room.database.transaction(async (manager) => {
      // The table is small here: the planner is asked what it can do, not what it would rather do.
      await sql(manager, 'SET LOCAL enable_seqscan = off');
      return JSON.stringify(await sql(manager, `EXPLAIN (FORMAT JSON) ${text}`, parameters));
    });

    expect(plan).toContain('"Index Name":"record_search_by_first_publication"');
    expect(plan).not.toMatch(/"Node Type":"Seq Scan"[^}]*"Relation Name":"record_search"/);
  });
});
