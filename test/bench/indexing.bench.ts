import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { storeDocument } from '../../src/capabilities/discovery/search/record-document.js';
import { type DiscoveryRoom, discoveryRoom } from '../support/discovery-room.js';
import { GeneratedRecords } from './generated-records.js';

const size = Number(process.env['BENCH_RECORDS'] ?? 100_000);
const warmUps = 20;
const samples = 200;
const batch = 500;
/** Median of indexing over all the records, against over none. */
const mostTimes = 3;

let room: DiscoveryRoom;
const generated = new GeneratedRecords(42);

beforeAll(async () => {
  room = await discoveryRoom();
  await room.database.query(
    'CREATE TABLE bare_document (repository_id uuid PRIMARY KEY, document jsonb NOT NULL)',
  );
}, 120_000);

afterAll(() => room.close());

it(`indexes a publication among ${size} records in at most ${mostTimes} times the time among none`, async () => {
  const first = await measure();
  report('among none', first);
  const started = performance.now();
  for (let made = 0; made < size; made += batch) {
    await room.publish(Array.from({ length: batch }, () => generated.next()));
  }
  await room.maintain('VACUUM ANALYZE');
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  process.stdout.write(`${size} records made in ${seconds} s\n`);
  const last = await measure();
  report(`among ${size}`, last);

  expect(last.indexing / first.indexing).toBeLessThanOrEqual(mostTimes);
}, 3_600_000);

interface Medians {
  /** Milliseconds of one publication's search document and index row, in a transaction of its own. */
  readonly indexing: number;
  /** Milliseconds of the same document put into a table with nothing but a primary key. */
  readonly bare: number;
}

/** In turns, so that what else the machine does falls on both alike. */
async function measure(): Promise<Medians> {
  const indexing: number[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < warmUps + samples; turn += 1) {
    const record = generated.next();
    await room.found([record.repositoryId]);
    const started = performance.now();
    await room.database.transaction((manager) => room.index.put(manager, record));
    const indexed = performance.now();
    await room.database.transaction((manager) =>
      manager.query('INSERT INTO bare_document VALUES ($1, $2)', [
        record.repositoryId,
        storeDocument(record),
      ]),
    );
    if (turn < warmUps) continue;
    indexing.push(indexed - started);
    bare.push(performance.now() - indexed);
  }
  return { indexing: medianOf(indexing), bare: medianOf(bare) };
}

function medianOf(times: number[]): number {
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

function report(where: string, { indexing, bare }: Medians): void {
  const ratio = (indexing / bare).toFixed(1);
  process.stdout.write(
    `${where}: indexing ${indexing.toFixed(2)} ms, a bare insert ${bare.toFixed(2)} ms, ${ratio} times that\n`,
  );
}
