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
  const turn = async (isCounting: boolean): Promise<Turn> => {
    counter.whenSent = isCounting ? counting : () => undefined;
    return measure(() => downloads.settle());
  };
  for (const isCounting of [true, false, true, false]) await turn(isCounting);

  const ratios: { readonly cpu: number; readonly rate: number }[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    // Which goes first changes with every pair: what else the machine does falls on both alike.
    const isFirst = pair % 2 === 0;
    const one = await turn(isFirst);
    const other = await turn(!isFirst);
    const [on, off] = isFirst ? [one, other] : [other, one];
    ratios.push({ cpu: on.cpuMs / off.cpuMs, rate: on.perSecond / off.perSecond });
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
  readonly perSecond: number;
  readonly cpuMs: number;
}

/** Downloads the files over all connections at once, then has written what is counted. */
async function measure(settle: () => Promise<void>): Promise<Turn> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  let left = downloadsOfTurn;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left > 0) {
        left -= 1;
        await download(left);
      }
    }),
  );
  const perSecond = (downloadsOfTurn * 1_000) / (performance.now() - started);
  await settle();
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond, cpuMs: (user + system) / 1_000 };
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
