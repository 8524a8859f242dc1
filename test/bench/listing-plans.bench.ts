import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listingStatement } from '../../src/capabilities/discovery/listing/listing-statement.js';
import { type DiscoveryRoom, discoveryRoom } from '../support/discovery-room.js';
import { listingForms } from '../support/listing-forms.js';
import { listingRows, namespaceOfRows } from '../support/listing-rows.js';

const size = Number(process.env['BENCH_RECORDS'] ?? 120_000);
/** What a list may take that reads no more than it must. */
const maxMilliseconds = 200;

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly 'Execution Time': number }];
}

let room: DiscoveryRoom;

beforeAll(async () => {
  room = await discoveryRoom();
  for (const statement of [listingRows(size).join(';\n'), 'VACUUM listing']) {
    await room.maintain(statement);
  }
}, 1_200_000);
afterAll(() => room.close());

it.each([
  ['strangers', null],
  ['members', { namespaceIds: [namespaceOfRows], repositoryIds: [] }],
] as const)(
  `answers every form of a list over ${size} repositories by an index, for %s`,
  async (name, audience) => {
    const times: [number, string][] = [];
    const scanning: string[] = [];
    for (const [form, plan] of listingForms()) {
      const { text, parameters } = listingStatement(plan, audience);
      const [row] = await room.database.query<Explained>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
        parameters,
      );
      if (row === undefined) throw new Error('EXPLAIN gives one row.');
      if (JSON.stringify(row).includes('"Seq Scan"')) scanning.push(form);
      times.push([row['QUERY PLAN'][0]['Execution Time'], form]);
    }

    times.sort(([one], [other]) => other - one);
    const at = (share: number) => times[Math.floor(times.length * share)]?.[0].toFixed(1) ?? '';
    const slowest = times.slice(0, 5).map(([time, form]) => `\n  ${time.toFixed(1)} ms ${form}`);
    process.stdout.write(
      `${times.length} forms for ${name}: p50 ${at(0.5)} ms, p90 ${at(0.1)} ms, slowest${slowest.join('')}\n`,
    );
    expect(scanning).toEqual([]);
    expect(times[0]?.[0]).toBeLessThan(maxMilliseconds);
  },
  1_200_000,
);
