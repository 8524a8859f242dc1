import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { buildProgram, type RunningProgram, serve } from '../support/program.js';
import { cloneDatabase, type TestDatabase } from '../support/test-database.js';
import { fillWithModels } from './released-models.js';

const size = Number(process.env['BENCH_REPOSITORIES'] ?? 10_000);
const yardstick = 100;
const warmUps = 100;
const samples = 1_000;
/** p99 over all the repositories, against p99 over a hundred. */
const mostTimes = 5;
const path = '/api/models?limit=100&full=true';

interface Listed {
  readonly milliseconds: number;
  readonly entries: number;
  readonly next: string | null;
}

class Service {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  private constructor(
    private readonly database: TestDatabase,
    private readonly folder: string,
    private readonly program: RunningProgram,
    private readonly url: string,
  ) {}

  static async over(count: number): Promise<Service> {
    const database = await cloneDatabase();
    const started = performance.now();
    await fillWithModels(database.url, count);
    process.stdout.write(
      `${count} models made in ${((performance.now() - started) / 1_000).toFixed(0)} s\n`,
    );
    const folder = await mkdtemp(join(tmpdir(), 'sphere-listing-'));
    const { program, url } = await serve({
      SPHERE_DATA_DIR: folder,
      DATABASE_URL: database.url,
      PORT: '0',
      SPHERE_DEMO: '0',
      LOG_LEVEL: 'warn',
    });
    return new Service(database, folder, program, url);
  }

  list(address = path): Promise<Listed> {
    const started = performance.now();
    return new Promise((resolve, reject) => {
      const { agent } = this;
      const asked = request(this.url + address, { agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const milliseconds = performance.now() - started;
          const body = JSON.parse(Buffer.concat(chunks).toString()) as { siblings: unknown[] }[];
          const isWhole =
            response.statusCode === 200 && body.every((it) => it.siblings.length === 10);
          if (!isWhole)
            reject(new Error(`${response.statusCode ?? 0}: not the list that was asked for`));
          const [, next] =
            /<https?:\/\/[^/]+([^>]+)>/.exec(String(response.headers['link'] ?? '')) ?? [];
          resolve({ milliseconds, entries: body.length, next: next ?? null });
        });
      });
      asked.on('error', reject);
      asked.end();
    });
  }

  async stop(): Promise<void> {
    this.agent.destroy();
    this.program.kill('SIGTERM');
    await this.program.ended;
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const services: Service[] = [];
let small: Service;
let large: Service;

beforeAll(async () => {
  await buildProgram();
  services.push((small = await Service.over(yardstick)));
  services.push((large = await Service.over(size)));
}, 3_600_000);

afterAll(async () => {
  for (const service of services) await service.stop();
});

it(`lists 100 of ${size} models in at most ${mostTimes} times the time of 100 of ${yardstick}`, async () => {
  for (let turn = 0; turn < warmUps; turn += 1) {
    await small.list();
    await large.list();
  }
  const before: number[] = [];
  const first: number[] = [];
  const anywhere: number[] = [];
  let next: string | null = path;
  // In turns, so that what else the machine does falls on all alike.
  for (let turn = 0; turn < samples; turn += 1) {
    before.push((await small.list()).milliseconds);
    first.push((await large.list()).milliseconds);
    const page: Listed = await large.list(next ?? path);
    anywhere.push(page.milliseconds);
    expect(page.entries).toBe(100);
    next = page.next;
  }

  const p99 = report(`100 of ${yardstick}`, before);
  const ofFirst = report(`100 of ${size}, first page`, first) / p99;
  const ofAny = report(`100 of ${size}, page by page`, anywhere) / p99;
  process.stdout.write(
    `p99 ratio: first page ${ofFirst.toFixed(2)}, page by page ${ofAny.toFixed(2)} (below ${mostTimes})\n`,
  );
  expect(ofFirst).toBeLessThan(mostTimes);
  expect(ofAny).toBeLessThan(mostTimes);
}, 3_600_000);

/** Prints p50 and p99; gives p99. */
function report(name: string, times: number[]): number {
  times.sort((one, other) => one - other);
  const [p50 = 0, p99 = 0] = [0.5, 0.99].map((share) => times[Math.floor(times.length * share)]);
  process.stdout.write(`${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms\n`);
  return p99;
}
