import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pageStatement } from '../../src/capabilities/harvesting/harvest-list.service.js';
import { type HarvestingRoom, harvestingRoom } from '../support/harvesting-room.js';
import { releaseIdOf } from '../support/released-rows.js';

const size = Number(process.env['BENCH_RECORDS'] ?? 100_000);
const pageSize = 100;
/** What a page may take that reads no more than it must. */
const maxMilliseconds = 50;

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly 'Execution Time': number }];
}

let room: HarvestingRoom;

beforeAll(async () => {
  room = await harvestingRoom(size);
}, 1_200_000);
afterAll(() => room.close());

const firstMinute = Date.UTC(2024, 0, 1) / 1_000;
const endOfTime = Date.UTC(9999, 11, 31) / 1_000;

it.each(
  [null, 'model', 'model:task-7', 'organisation:org-9'].flatMap((set) =>
    [0, 0.5, 0.999].map((share) => [set, share] as const),
  ),
)(`reads a page of %s after %s of ${size} releases by an index`, async (set, share) => {
  const place = Math.floor(size * share);
  const bounds = [firstMinute + place * 60, releaseIdOf(place), endOfTime, endOfTime];
  const { text } = pageStatement(set);

  const [row] = await room.database.query<Explained>(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [
    ...bounds,
    ...(set === null ? [] : [set]),
    pageSize + 1,
  ]);

  const plan = JSON.stringify(row);
  const milliseconds = row?.['QUERY PLAN'][0]['Execution Time'] ?? Infinity;
  process.stdout.write(`${set ?? 'everything'} after ${share}: ${milliseconds.toFixed(1)} ms\n`);
  expect(plan).not.toContain('"Seq Scan"');
  expect(Math.max(...rowsReadIn(plan))).toBeLessThan(pageSize * 3);
  expect(milliseconds).toBeLessThan(maxMilliseconds);
});

it('steps from set to set, however many releases are in each', async () => {
  const started = performance.now();

  const { sets } = await room.sets.begin(pageSize);

  expect(sets.length).toBeGreaterThanOrEqual(pageSize);
  expect(performance.now() - started).toBeLessThan(maxMilliseconds);
});

/** How many rows each node of a plan gave, in all its turns. */
function rowsReadIn(plan: string): number[] {
  const nodes = plan.matchAll(/"Actual Rows":([\d.]+),"Actual Loops":(\d+)/g);
  return [...nodes].map(([, rows, loops]) => Number(rows) * Number(loops));
}
