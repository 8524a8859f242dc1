import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aRecord,
  type DiscoveryRoom,
  discoveryRoom,
} from '../../../../test/support/discovery-room.js';
import { sql } from '../../../foundations/database/database.js';
import { planSearch, type RecordQuery } from './record-query.js';
import { searchSettings } from './records.service.js';
import type { Statement } from './search-conditions.js';
import { noWindows, searchStatement } from './search-statement.js';

describe('searchStatement', () => {
  let room: DiscoveryRoom;

  beforeAll(async () => {
    room = await discoveryRoom();
    const records = Array.from({ length: 3_000 }, (_, number) =>
      aRecord({
        name: `record-${number}`,
        title: `common record ${number % 10 === 0 ? 'tenth' : 'other'} number${number}`,
        description: number < 50 ? 'common words alone' : 'common alone words',
        kind: number % 3 === 0 ? 'paper' : 'model',
        publishedAt: new Date(Date.UTC(2026, 0, 1, 0, number)),
      }),
    );
    await room.publish(records);
    await room.database.query('ANALYZE');
  });

  afterAll(() => room.close());

  it.each<[RecordQuery]>([
    [{}],
    [{ q: 'common ' }],
    [{ q: 'tenth ' }],
    [{ q: 'number77 ' }],
    [{ q: 'numb' }],
    [{ q: '"common record"' }],
    [{ q: '-tenth' }],
    [{ q: 'common', kind: 'paper' }],
    [{ kind: 'paper', sort: 'oldest' }],
    [{ person: { handle: 'nobody', orcid: '0000-0002-1825-0097' }, sort: 'updated' }],
    [{ q: 'common', sort: 'downloads' }],
    [{ q: 'common', sort: 'newest', from: new Date('2026-01-02') }],
  ])('reads no table from end to end for %j', async (query) => {
    const { text, parameters } = searchStatement(planSearch(query));

    const plan = await room.database.transaction(async (manager) => {
      await manager.query(searchSettings);
      return JSON.stringify(await sql(manager, `EXPLAIN (FORMAT JSON) ${text}`, parameters));
    });

    expect(plan).toContain('Index');
    expect(plan).not.toMatch(/"Node Type":"Seq Scan"[^}]*"Relation Name":"record_/);
  });

  it.each<[string, RecordQuery]>([
    ['month:2026-01', { q: 'common ' }],
    ['month:2026-01', { q: 'tenth', kind: 'paper' }],
    ['month:2026-01', { q: '"common record"' }],
    ['month:1999-01', { q: 'common ' }],
    ['month:1999-01', { q: 'tenth', sort: 'newest' }],
    ['month:1999-01', { kind: 'paper' }],
  ])('answers the same where it looks in %s first, for %j', async (month, query) => {
    const plan = planSearch(query);
    const answerOf = ({ text, parameters }: Statement) =>
      room.database.query(text, [...parameters]);

    const anywhere = await answerOf(searchStatement(plan));
    const window = [month];
    const inWindow = await answerOf(
      searchStatement(plan, { matches: window, titles: window, testsWords: false }),
    );
    const tested = await answerOf(searchStatement(plan, { ...noWindows, testsWords: true }));

    expect([inWindow, tested]).toEqual([anywhere, anywhere]);
    expect(anywhere).toMatchObject([{ page: expect.arrayContaining([expect.anything()]) }]);
  });

  it('caps the count, and says that facets are estimates', async () => {
    const { total, facets } = await room.records.search({ q: 'common ' });

    expect(total).toEqual({ count: 1_000, isCapped: true });
    expect(facets.kind.reduce((sum, { count }) => sum + count, 0)).toBe(1_001);
    expect(facets.kind.every(({ isEstimate }) => isEstimate)).toBe(true);
  });

  it('finds a title among thousands of newer matches', async () => {
    const { items } = await room.records.search({ q: 'common record tenth number0', limit: 3 });

    expect(items[0]?.document.name).toBe('record-0');
  });

  it('goes on looking for a phrase past a page without any', async () => {
    const query: RecordQuery = { q: '"words alone"', sort: 'newest', limit: 100 };

    const first = await room.records.search(query);
    const second = await room.records.search({ ...query, cursor: first.next ?? '' });

    expect(first.items).toEqual([]);
    expect(second.items.map(({ document }) => document.name)).toContain('record-7');
    expect(second.next).toBeNull();
  });
});
