import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordDocument } from '../../src/capabilities/discovery/search/record-document.js';
import {
  planSearch,
  type RecordQuery,
} from '../../src/capabilities/discovery/search/record-query.js';
import { searchSettings } from '../../src/capabilities/discovery/search/records.service.js';
import { searchStatement } from '../../src/capabilities/discovery/search/search-statement.js';
import { sql } from '../../src/foundations/database/database.js';
import { type DiscoveryRoom, discoveryRoom } from '../support/discovery-room.js';
import { GeneratedRecords } from './generated-records.js';

const size = Number(process.env['BENCH_RECORDS'] ?? 1_000_000);
const yardstick = Number(process.env['BENCH_YARDSTICK'] ?? 10_000);
/** How many times as long a search may take over the many records as over the few. */
const longest = 8;
const samples = 1_000;
/** Shares of the records in which a word of the sweep stands. */
const shares = [
  0.0001, 0.0003, 0.001, 0.003, 0.006, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5, 0.7, 0.9,
];
const wordsPerShare = 5;
const rounds = 3;
/** Of one page, when its ranking is compared with the exact one. */
const shown = 20;

interface Corpus {
  readonly room: DiscoveryRoom;
  readonly generated: GeneratedRecords;
  readonly sample: readonly RecordDocument[];
}

describe('search', () => {
  const corpora: Corpus[] = [];
  let small: Corpus;
  let large: Corpus;

  beforeAll(async () => {
    small = await fill(yardstick);
    corpora.push(small);
    large = await fill(size);
    corpora.push(large);
  }, 3_600_000);

  afterAll(async () => {
    for (const { room } of corpora) await room.close();
  });

  it(`takes at most ${longest} times as long over ${size} records as over ${yardstick}`, async () => {
    const rows = [];
    for (const [name, ask] of Object.entries(questions)) {
      const before = await sweep(small, ask);
      const after = await sweep(large, ask);
      rows.push({ name, before, after });
      report(name, before, after);
    }

    for (const { before, after } of rows) {
      expect(after.p95).toBeLessThanOrEqual(longest * before.p95);
    }
  }, 3_600_000);

  it('reads the table from end to end for no question', async () => {
    for (const corpus of [small, large]) {
      for (const ask of Object.values(questions)) {
        for (const { word } of sweepWords(corpus.generated)) {
          expect(await scanned(corpus.room, ask(word))).toEqual([]);
        }
      }
    }
  }, 3_600_000);

  it('ranks rare words as if every match had been ranked', async () => {
    for (const { word, share } of sweepWords(large.generated).filter((_, at) => at % 5 === 0)) {
      const { items } = await large.room.records.search({ q: `${word} `, limit: shown });
      const exact = await rankEveryMatch(large.room, word);
      const agreed = items.filter(({ document }) => exact.has(document.repositoryId)).length;
      print(`a word of ${percent(share)}: ${agreed} of the ${exact.size} best by exact ranking`);
      if (share < 0.0005) expect(agreed).toBe(exact.size);
    }
  }, 3_600_000);

  it.each([
    ['its own title', (record: RecordDocument) => record.title],
    [
      'three distinctive words of its title',
      (record: RecordDocument) => distinctive(large, record),
    ],
  ])(
    'finds a record by %s among the first three, 99 times in 100',
    async (name, ask) => {
      let found = 0;
      for (const record of large.sample) {
        const { items } = await large.room.records.search({ q: ask(record), limit: 3 });
        if (items.some(({ document }) => document.repositoryId === record.repositoryId)) found += 1;
      }

      print(`found by ${name}: ${found} of ${large.sample.length}`);
      expect(found / large.sample.length).toBeGreaterThanOrEqual(0.99);
    },
    3_600_000,
  );
});

const questions: Readonly<Record<string, (word: string) => RecordQuery>> = {
  'one word': (word) => ({ q: word }),
  'one whole word': (word) => ({ q: `${word} ` }),
  'word and kind': (word) => ({ q: word, kind: 'paper' }),
  'word and rare tag': (word) => ({ q: word, tags: ['tag-150'] }),
  'word, newest': (word) => ({ q: word, sort: 'newest' }),
  'word, downloads': (word) => ({ q: word, sort: 'downloads' }),
  'word in a phrase': (word) => ({ q: `"ba ${word}"` }),
  'not the word': (word) => ({ q: `-${word}` }),
};

async function fill(count: number): Promise<Corpus> {
  const room = await discoveryRoom();
  const generated = new GeneratedRecords(42);
  const sample: RecordDocument[] = [];
  const started = performance.now();
  const indexes = await dropWordIndexes(room);
  for (let made = 0; made < count; made += 500) {
    const batch = Array.from({ length: 500 }, () => generated.next());
    await room.publish(batch);
    if (made % Math.ceil(count / samples) < 500) sample.push(...spread(batch, count));
  }
  for (const definition of indexes) await room.maintain(definition);
  await room.maintain('VACUUM ANALYZE');
  const seconds = Math.round((performance.now() - started) / 1000);
  print(`${count} records made in ${seconds} s`);
  return { room, generated, sample: sample.slice(0, samples) };
}

/** Made anew at the end, they hold the same and take a fifth of the time; gives how to make them. */
async function dropWordIndexes({ database }: DiscoveryRoom): Promise<string[]> {
  const indexes = await database.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'record_search' AND indexdef LIKE '%USING gin%'`,
  );
  for (const { name } of indexes) await database.query(`DROP INDEX ${name}`);
  return indexes.map(({ definition }) => definition);
}

function spread(batch: readonly RecordDocument[], count: number): RecordDocument[] {
  const step = Math.max(1, Math.floor(count / samples));
  return batch.filter((_, index) => index % step === 0);
}

interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly slowest: string;
}

async function sweep(corpus: Corpus, ask: (word: string) => RecordQuery): Promise<Times> {
  const times: { readonly took: number; readonly share: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const { word, share } of sweepWords(corpus.generated)) {
      const started = performance.now();
      await corpus.room.records.search(ask(word));
      // The first round warms the caches.
      if (round > 0) times.push({ took: performance.now() - started, share });
    }
  }
  times.sort((one, other) => one.took - other.took);
  const at = (quantile: number): number =>
    times[Math.min(times.length - 1, Math.floor(times.length * quantile))]?.took ?? NaN;
  const last = times.at(-1);
  return {
    p50: at(0.5),
    p95: at(0.95),
    max: last?.took ?? NaN,
    slowest: percent(last?.share ?? 0),
  };
}

function sweepWords({ frequency }: GeneratedRecords): { word: string; share: number }[] {
  const total = frequency.size === 0 ? 0 : documentsOf(frequency);
  const ordered = [...frequency].sort((one, other) => one[1] - other[1]);
  return shares
    .filter((share) => share * total >= 1)
    .flatMap((share) => {
      const middle = ordered.findIndex(([, count]) => count >= share * total);
      const from = Math.max(0, (middle === -1 ? ordered.length : middle) - 2);
      return ordered
        .slice(from, from + wordsPerShare)
        .map(([word, count]) => ({ word, share: count / total }));
    });
}

/** The commonest word of all stands in nearly every record. */
function documentsOf(frequency: ReadonlyMap<string, number>): number {
  return Math.max(...[...frequency.values()].slice(0, 1_000), 0) > yardstick ? size : yardstick;
}

async function scanned(room: DiscoveryRoom, query: RecordQuery): Promise<string[]> {
  const plan = planSearch(query);
  return room.database.transaction(async (manager) => {
    await manager.query(searchSettings);
    const { text, parameters } = searchStatement(plan, await room.windows.find(manager, plan));
    const [row] = await sql<Record<string, unknown>>(
      manager,
      `EXPLAIN (FORMAT JSON) ${text}`,
      parameters,
    );
    const explained = JSON.stringify(row);
    return [
      ...explained.matchAll(/"Node Type":"Seq Scan"[^}]*?"Relation Name":"(record_\w+)"/g),
    ].map(([, relation]) => relation ?? '');
  });
}

/** The best matches of a whole word, by the rank of the search and without its bounds. */
async function rankEveryMatch(room: DiscoveryRoom, word: string): Promise<Set<string>> {
  const rows = await room.database.transaction(async (manager) => {
    await manager.query(`SELECT set_config('statement_timeout', '0', true)`);
    return sql<{ id: string }>(
      manager,
      `SELECT repository_id AS id FROM record_search, to_tsquery('simple', $1) AS asked
       WHERE full_vector @@ asked
       ORDER BY (1e6 * (2 * ts_rank_cd('{0,0,0,1}', title_vector, asked, 2 | 32)
           + ts_rank_cd('{0.1,0.25,0.5,1}', full_vector, asked, 32)))::bigint DESC,
         published_at DESC, repository_id DESC LIMIT ${shown}`,
      [`'${word}'`],
    );
  });
  return new Set(rows.map(({ id }) => id));
}

function distinctive({ generated: { frequency } }: Corpus, { title }: RecordDocument): string {
  return [...new Set(title.split(' '))]
    .sort((one, other) => (frequency.get(one) ?? 0) - (frequency.get(other) ?? 0))
    .slice(0, 3)
    .join(' ');
}

function report(name: string, before: Times, after: Times): void {
  const show = ({ p50, p95, max, slowest }: Times): string =>
    `p50 ${p50.toFixed(1)} p95 ${p95.toFixed(1)} max ${max.toFixed(1)} ms (a word of ${slowest})`;
  print(`${name.padEnd(18)} ${yardstick}: ${show(before)}`);
  print(`${''.padEnd(18)} ${size}: ${show(after)}; p95 x ${(after.p95 / before.p95).toFixed(1)}`);
}

function percent(share: number): string {
  return `${(share * 100).toPrecision(2)} %`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
