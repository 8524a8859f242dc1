import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBuiltService } from '../clients/running-service.js';
import { loadPage } from './page-load.js';

const rounds = 5;
const load = { connections: 16, seconds: 2 };
/** Enough, whatever share of the bare server it is. */
const leastPerSecond = 150;
/** Of the requests per second of a bare server that sends the same bytes. */
const leastShare = 0.2;
const fileCount = 500;
const cardCharacters = 200_000;

const service = await startBuiltService();
const folder = await mkdtemp(join(tmpdir(), 'sphere-page-'));
try {
  const path = await aReleasedModel(service.url, await service.anAccount('ada'));
  const answer = await fetch(service.url + path, { headers: { accept: 'text/html' } });
  const page = Buffer.from(await answer.arrayBuffer());
  const yardstick = await startBareServer(Object.fromEntries(answer.headers), page);
  const port = Number(new URL(service.url).port);
  await loadPage(port, path, load);
  const bare: number[] = [];
  const site: number[] = [];
  // In turns, so that what else the machine does falls on both alike.
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await loadPage(yardstick.port, path, load));
    site.push(await loadPage(port, path, load));
  }
  yardstick.stop();
  report(page.length, median(bare), median(site));
} finally {
  await service.stop();
  await rm(folder, { recursive: true });
}

function report(pageBytes: number, bare: number, site: number): void {
  const share = site / bare;
  console.log(`a page of ${(pageBytes / 1_000).toFixed(0)} kB`);
  console.log(`bare ${bare.toFixed(0)} requests/s`);
  console.log(`site ${site.toFixed(0)} requests/s (at least ${leastPerSecond}, or the share)`);
  console.log(`share of the bare server ${share.toFixed(2)} (at least ${leastShare})`);
  if (site < leastPerSecond && share < leastShare) process.exitCode = 1;
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function aReleasedModel(url: string, token: string): Promise<string> {
  const post = async (path: string, body: string, type = 'application/json') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(url + path, { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  };
  const paragraph = 'A paragraph with **bold** words, `code`, a [link](w/1.txt) and $x^2$.\n\n';
  const card = `---\nlicense: mit\ntitle: Read very often\n---\n# A model\n\n${paragraph.repeat(cardCharacters / paragraph.length)}`;
  const files = Array.from({ length: fileCount }, (_, index) => [`w/${index}.txt`, String(index)]);
  const lines = [['README.md', card], ...files].map(([path, content]) => ({
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
  return '/ada/read';
}

async function startBareServer(
  headers: Readonly<Record<string, string>>,
  page: Buffer,
): Promise<{ port: number; stop(): void }> {
  const own = new Set(['connection', 'keep-alive', 'date']);
  const same = Object.entries(headers).filter(([name]) => !own.has(name));
  const file = join(folder, 'page.html');
  await writeFile(file, page);
  const program = join(import.meta.dirname, 'bare-server.js');
  const child = fork(program, [JSON.stringify(Object.fromEntries(same)), file]);
  const [port] = (await once(child, 'message')) as [number];
  return { port, stop: () => child.kill() };
}
