import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startBuiltService } from '../clients/running-service.js';
import { type LoadFigures, loadHead } from './head-load.js';

const rounds = 7;
const load = { connections: 32, seconds: 2 };
/** Of the requests per second of a bare server that sends the same headers. */
const leastShare = 0.4;
/** The slowest of a hundred, against the middle one. */
const mostSpread = 5;

const service = await startBuiltService();
try {
  const path = await aReleasedFile(service.url, await service.anAccount('ada'));
  const answer = await fetch(service.url + path, { method: 'HEAD' });
  const yardstick = await startBareServer(Object.fromEntries(answer.headers));
  const port = Number(new URL(service.url).port);
  await loadHead(port, path, load);
  const bare: LoadFigures[] = [];
  const hub: LoadFigures[] = [];
  // In turns, so that what else the machine does falls on both alike.
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await loadHead(yardstick.port, path, load));
    hub.push(await loadHead(port, path, load));
  }
  yardstick.stop();
  report(bare, hub);
} finally {
  await service.stop();
}

function report(bare: readonly LoadFigures[], hub: readonly LoadFigures[]): void {
  const share = median(hub, 'requestsPerSecond') / median(bare, 'requestsPerSecond');
  const spread = median(hub, 'p99Ms') / median(hub, 'p50Ms');
  for (const [name, figures] of Object.entries({ bare, hub })) {
    const [rate, p50, p99] = (['requestsPerSecond', 'p50Ms', 'p99Ms'] as const).map((key) =>
      median(figures, key),
    );
    console.log(
      `${name.padEnd(4)} ${rate?.toFixed(0) ?? ''} requests/s, p50 ${p50?.toFixed(2) ?? ''} ms, p99 ${p99?.toFixed(2) ?? ''} ms`,
    );
  }
  console.log(`share of the bare server ${share.toFixed(2)} (at least ${leastShare})`);
  console.log(`p99 / p50 ${spread.toFixed(2)} (below ${mostSpread})`);
  if (share < leastShare || spread >= mostSpread) process.exitCode = 1;
}

function median(figures: readonly LoadFigures[], key: keyof LoadFigures): number {
  const sorted = figures.map((figure) => figure[key]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function aReleasedFile(url: string, token: string): Promise<string> {
  const post = async (path: string, body: string, type = 'application/json') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(url + path, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  };
  const card = '---\nlicense: mit\n---\n# Noise\n\nA model that is read very often.\n';
  const files = { 'README.md': card, 'w.bin': 'weights' };
  const lines = Object.entries(files).map(([path, content]) => ({
    key: 'file',
    value: { path, content, encoding: 'utf-8' },
  }));
  const commit = [{ key: 'header', value: { summary: 'A model' } }, ...lines];
  await post('/api/repos/create', JSON.stringify({ name: 'read' }));
  await post(
    '/api/models/ada/read/commit/main',
    commit.map((line) => JSON.stringify(line)).join('\n'),
    'application/x-ndjson',
  );
  await post('/api/models/ada/read/tag/main', JSON.stringify({ tag: 'v1.0' }));
  return '/ada/read/resolve/v1.0/w.bin';
}

async function startBareServer(
  headers: Readonly<Record<string, string>>,
): Promise<{ port: number; stop(): void }> {
  const own = new Set(['connection', 'keep-alive', 'date']);
  const same = Object.entries(headers).filter(([name]) => !own.has(name));
  const program = join(import.meta.dirname, 'bare-server.js');
  const child = fork(program, [JSON.stringify(Object.fromEntries(same))]);
  const [port] = (await once(child, 'message')) as [number];
  return { port, stop: () => child.kill() };
}
