import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hubWithXet } from '../clients/python/hub-clients.js';
import { run } from '../clients/run-command.js';
import { startBuiltService } from '../clients/running-service.js';
import { startRecordingProxy } from './recording-proxy.js';

const fileCount = 1_000;
const workers = 8;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7);
/** Of the time that the same client takes with a server that has every answer in memory. */
const mostShare = 1.5;

const folder = await mkdtemp(join(tmpdir(), 'sphere-snapshot-'));
const service = await startBuiltService();
try {
  const prepared = await hubWithXet.prepare();
  if ('notRun' in prepared) throw new Error(prepared.notRun);
  const { python } = prepared.tools;
  await aDataset(service.url, await service.anAccount('ada'));
  const yardstick = await startYardstick(python);
  const bare: number[] = [];
  const sphere: number[] = [];
  await download(python, service.url);
  // In turns, so that what else the machine does falls on both alike.
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await download(python, yardstick.url));
    sphere.push(await download(python, service.url));
  }
  yardstick.stop();
  report(bare, sphere);
} finally {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
}

function report(bare: readonly number[], sphere: readonly number[]): void {
  const print = (name: string, seconds: readonly number[]) => {
    const all = seconds.map((one) => one.toFixed(2)).join(' ');
    const least = Math.min(...seconds).toFixed(2);
    console.log(
      `${name.padEnd(6)} median ${median(seconds).toFixed(2)} s, least ${least} s of ${all}`,
    );
  };
  print('memory', bare);
  print('sphere', sphere);
  const share = median(sphere) / median(bare);
  console.log(`${share.toFixed(2)} times the server in memory (at most ${mostShare})`);
  if (share > mostShare) process.exitCode = 1;
}

function median(seconds: readonly number[]): number {
  const sorted = [...seconds].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One snapshot with a cache and a process of its own; in seconds. */
async function download(python: string, endpoint: string): Promise<number> {
  const script = join(import.meta.dirname, 'snapshot_download.py');
  const words = [script, 'ada/many', String(workers), String(fileCount)];
  const environment = {
    HF_ENDPOINT: endpoint,
    HF_HOME: join(folder, 'home'),
    HF_HUB_DISABLE_PROGRESS_BARS: '1',
  };
  return Number(await run(python, words, { environment }));
}

/** A server that answers from memory what the service answered to the same client. */
async function startYardstick(python: string): Promise<{ url: string; stop(): void }> {
  const proxy = await startRecordingProxy(service.url);
  await download(python, proxy.url);
  proxy.stop();
  const file = join(folder, 'answers.json');
  await writeFile(file, JSON.stringify([...proxy.answers.values()]));
  console.log(`${proxy.answers.size} answers for ${fileCount} files`);
  const child = fork(join(import.meta.dirname, 'memory-server.js'), [file]);
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

async function aDataset(url: string, token: string): Promise<void> {
  const post = async (path: string, body: string, type = 'application/json') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(url + path, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  };
  const card = '---\nlicense: cc0-1.0\n---\n# Many\n\nSmall files, many of them.\n';
  const names = Array.from({ length: fileCount - 1 }, (_, index) => `part-${index}.txt`);
  const lines = [
    { key: 'header', value: { summary: 'Many files' } },
    { key: 'file', value: { path: 'README.md', content: card, encoding: 'utf-8' } },
    ...names.map((path, index) => ({
      key: 'file',
      value: { path, content: `${index} `.repeat(500), encoding: 'utf-8' },
    })),
  ];
  await post('/api/repos/create', JSON.stringify({ name: 'many', type: 'dataset' }));
  await post(
    '/api/datasets/ada/many/commit/main',
    lines.map((line) => JSON.stringify(line)).join('\n'),
    'application/x-ndjson',
  );
  await post('/api/datasets/ada/many/tag/main', JSON.stringify({ tag: 'v1.0' }));
}
