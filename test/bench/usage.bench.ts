import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DownloadsService } from '../../src/capabilities/discovery/index.js';
import { DownloadCounter } from '../../src/doors/hub/files/count-download.js';
import { aModel, release } from '../support/hub-requests.js';
import { startSphere, type Sphere } from '../support/sphere.js';

const pairs = Number(process.env['BENCH_PAIRS'] ?? 30);
const connections = 8;
const files = 20;
const agents = 50;
/** Of each file by each agent once in a turn: none is joined to another as a double click. */
const downloadsOfTurn = files * agents;
const slices = 10;
/**
 * Processor time of the service for a download with counting, the writing of events with it, against
 * without: median over the pairs. Both have the client in them, which is in the same process.
 */
const mostTimes = 1.1;

let sphere: Sphere;
const agent = new Agent({ keepAlive: true, maxSockets: connections });

beforeAll(async () => {
  sphere = await startSphere();
  const ada = await sphere.anAccount('ada');
  const names = Array.from({ length: files }, (_, file) => `${file}.bin`);
  const bytes = 'x'.repeat(4_096);
  const model = await aModel(
    sphere,
    ada,
    'open',
    Object.fromEntries(names.map((name) => [name, bytes])),
  );
  await release(sphere, ada, model).expect(200);
}, 120_000);

afterAll(async () => {
  agent.destroy();
  await sphere.stop();
});

it(`counts downloads at no more than ${mostTimes} times the processor time`, async () => {
  const counter = sphere.app.get(DownloadCounter, { strict: false });
  const downloads = sphere.app.get(DownloadsService);
  const counting = counter.whenSent.bind(counter);
  const settle = () => downloads.settle();
  const switchTo = (isCounting: boolean): void => {
    counter.whenSent = isCounting ? counting : () => undefined;
  };
  /** Both in slices that take turns, so that what else the machine does falls on both alike. */
  const pair = async (): Promise<{ readonly on: Turn; readonly off: Turn }> => {
    const turns = { on: noTurn, off: noTurn };
    for (let slice = 0; slice < slices; slice += 1) {
      for (const isCounting of slice % 2 === 0 ? [true, false] : [false, true]) {
        switchTo(isCounting);
        const name = isCounting ? 'on' : 'off';
        turns[name] = sumOf(turns[name], await measure(() => downloadSlice(slice)));
      }
    }
    // Written and summed up by itself; without events the same statements run for nothing.
    const { cpuMs: withEvents } = await measure(settle);
    const { cpuMs: without } = await measure(settle);
    return {
      on: sumOf(turns.on, { ms: 0, cpuMs: withEvents }),
      off: sumOf(turns.off, { ms: 0, cpuMs: without }),
    };
  };
  for (let warmUp = 0; warmUp < 3; warmUp += 1) await pair();

  const ratios: { readonly cpu: number; readonly rate: number }[] = [];
  for (let number = 0; number < pairs; number += 1) {
    const { on, off } = await pair();
    ratios.push({ cpu: on.cpuMs / off.cpuMs, rate: off.ms / on.ms });
  }
  const cpu = medianOf(ratios.map((ratio) => ratio.cpu));
  const rate = medianOf(ratios.map((ratio) => ratio.rate));
  process.stdout.write(
    `with counting against without, median of ${pairs} pairs: processor time ${cpu.toFixed(3)} ` +
      `(at most ${mostTimes}), downloads a second ${rate.toFixed(3)}\n`,
  );

  expect((await downloads.health()).lost).toBe(0);
  expect(cpu).toBeLessThanOrEqual(mostTimes);
}, 600_000);

interface Turn {
  /** On the clock, while files are downloaded. */
  readonly ms: number;
  /** Of the processor, all told. */
  readonly cpuMs: number;
}

const noTurn: Turn = { ms: 0, cpuMs: 0 };

function sumOf(one: Turn, other: Turn): Turn {
  return { ms: one.ms + other.ms, cpuMs: one.cpuMs + other.cpuMs };
}

async function measure(work: () => Promise<void>): Promise<Turn> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1_000 };
}

/** Downloads the files of a slice over all connections at once. */
async function downloadSlice(slice: number): Promise<void> {
  const size = downloadsOfTurn / slices;
  let next = slice * size;
  const end = next + size;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (next < end) {
        next += 1;
        await download(next - 1);
      }
    }),
  );
}

function medianOf(values: number[]): number {
  values.sort((one, other) => one - other);
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}

function download(number: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const path = `/ada/open/resolve/v1.0/${number % files}.bin`;
    const headers = { 'user-agent': `curl/8.5.0 (${Math.floor(number / files)})` };
    const asked = request(sphere.url + path, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`Answered ${response.statusCode ?? 0}`));
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
