import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RecordMetadata } from '../../src/domain/card/record-metadata.js';
import { buildProgram, type RunningProgram, serve } from '../support/program.js';
import { bareMetadata, fillWithReleases } from '../support/released-rows.js';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { GeneratedRecords } from './generated-records.js';

const size = Number(process.env['BENCH_RECORDS'] ?? 100_000);
const pageSize = 100;
/** Median of so many pages at either end of a harvest. */
const pagesCompared = 100;
/** The last pages against the first ones. */
const mostTimes = 1.5;
/** What the last quarter of a harvest may hold in memory beyond the second one; the first warms up. */
const mostGrowthMb = 64;

let database: TestDatabase;
let folder: string;
let program: RunningProgram;
let url: string;

beforeAll(async () => {
  await buildProgram();
  database = await cloneDatabase();
  const generated = new GeneratedRecords(7);
  await fillWithReleases(database.url, size, (number) => metadataOf(number, generated));
  folder = await mkdtemp(join(tmpdir(), 'sphere-oai-'));
  ({ program, url } = await serve({
    SPHERE_DATA_DIR: folder,
    DATABASE_URL: database.url,
    OAI_PAGE_SIZE: String(pageSize),
    PORT: '0',
    SPHERE_DEMO: '0',
    LOG_LEVEL: 'warn',
  }));
}, 3_600_000);

afterAll(async () => {
  program.kill('SIGTERM');
  await program.ended;
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

it.each(['oai_dc', 'oai_datacite'])(
  `harvests ${size} records as %s, the last pages as fast as the first`,
  async (prefix) => {
    const times: number[] = [];
    const memory: number[] = [];
    const harvested = new Set<string>();
    let query = `verb=ListRecords&metadataPrefix=${prefix}`;
    let records = 0;
    while (query !== '') {
      const started = performance.now();
      const text = await (await fetch(`${url}/oai?${query}`)).text();
      times.push(performance.now() - started);
      for (const [, identifier = ''] of text.matchAll(/<header><identifier>([^<]*)</g)) {
        harvested.add(identifier);
        records += 1;
      }
      const token = /<resumptionToken[^>]*>([^<]+)</.exec(text)?.[1];
      query = token === undefined ? '' : `verb=ListRecords&resumptionToken=${token}`;
      if (times.length % 10 === 0) memory.push(await residentMb(program.pid));
    }

    const [first, last] = [
      medianOf(times.slice(0, pagesCompared)),
      medianOf(times.slice(-pagesCompared)),
    ];
    const quarter = Math.floor(memory.length / 4);
    const early = medianOf(memory.slice(quarter, 2 * quarter));
    const late = medianOf(memory.slice(-quarter));
    const seconds = times.reduce((sum, time) => sum + time, 0) / 1_000;
    process.stdout.write(
      `${prefix}: ${records} records in ${seconds.toFixed(0)} s; a page takes ${first.toFixed(1)} ms at first, ` +
        `${last.toFixed(1)} ms at last (${(last / first).toFixed(2)} times); ` +
        `memory ${early.toFixed(0)} MB, in the end ${late.toFixed(0)} MB, at most ${Math.max(...memory).toFixed(0)} MB\n`,
    );
    expect([records, harvested.size]).toEqual([size, size]);
    expect(last / first).toBeLessThanOrEqual(mostTimes);
    expect(late - early).toBeLessThan(mostGrowthMb);
  },
  3_600_000,
);

function metadataOf(number: number, generated: GeneratedRecords): RecordMetadata {
  const { title, description, creators, tags, languages } = generated.next();
  return {
    ...bareMetadata(number),
    title,
    description,
    creators: creators.map((name) => ({ type: 'Personal', name, affiliations: [], credit: [] })),
    tags,
    languages,
  };
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

/** What the process holds in memory (proc_pid_status). */
async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1_024;
}
