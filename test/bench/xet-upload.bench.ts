import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pythonClient } from '../clients/python/environment.js';
import { run } from '../clients/run-command.js';
import { startBuiltService } from '../clients/running-service.js';

/** Interleaved, so that what else the machine does falls on both alike. */
const rounds = Number(process.env['BENCH_XET_ROUNDS'] ?? 3);
const gib = 1024 ** 3;
const sizeBytes = Number(process.env['BENCH_XET_BYTES'] ?? gib);
/** Sent once at the end: 32 xorbs of 64 MiB, for the memory that they take. */
const largeBytes = 2 * sizeBytes;
/** Of the time that the same client takes where nobody keeps what it sends. */
const mostRatio = 2.5;
const mostMegabytes = 500;

const client = await pythonClient('hf', {
  requirements: ['huggingface_hub>=2,<3'],
  told: ['huggingface_hub'],
}).prepare();
if ('notRun' in client) throw new Error(client.notRun);
const { hf } = client.tools;
const folder = await mkdtemp(join(tmpdir(), 'sphere-xet-'));
const service = await startBuiltService();
const stub = await startDiscardingHub();
try {
  const token = await service.anAccount('ada');
  const discarded: number[] = [];
  const kept: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const file = await fresh(sizeBytes);
    discarded.push(await upload(stub.url, `hf_${'a'.repeat(37)}`, file));
    kept.push(await upload(service.url, token, file));
    console.log(`round ${round + 1}: ${seconds(discarded)} s discarded, ${seconds(kept)} s kept`);
  }
  const afterRounds = await peakMegabytes(service.pid);
  const large = await upload(service.url, token, await fresh(largeBytes));
  const peak = await peakMegabytes(service.pid);
  const ratio = median(kept) / median(discarded);
  console.log(
    [
      `hf upload of ${sizeBytes / gib} GiB into a hub that discards  ${median(discarded).toFixed(2)} s`,
      `hf upload of ${sizeBytes / gib} GiB into Sphere               ${median(kept).toFixed(2)} s`,
      `ratio ${ratio.toFixed(2)} (at most ${mostRatio})`,
      `hf upload of ${largeBytes / gib} GiB into Sphere               ${large.toFixed(2)} s`,
      `peak RSS of the service ${afterRounds.toFixed(0)} MB, then ${peak.toFixed(0)} MB (below ${mostMegabytes})`,
    ].join('\n'),
  );
  if (ratio > mostRatio || peak >= mostMegabytes) process.exitCode = 1;
} finally {
  await service.stop();
  stub.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Bytes that no compression shortens and nobody has sent before. */
async function fresh(bytes: number): Promise<string> {
  const file = join(folder, 'weights.bin');
  await run('sh', ['-c', `head -c ${bytes} /dev/urandom > ${file}`]);
  return file;
}

/** Seconds that `hf upload` takes, with nothing in its caches. */
async function upload(endpoint: string, token: string, file: string): Promise<number> {
  const home = await mkdtemp(join(folder, 'home-'));
  const started = performance.now();
  await run(hf, ['upload', 'ada/m', file, 'weights.bin', '--quiet'], {
    environment: { HF_ENDPOINT: endpoint, HF_TOKEN: token, HF_HOME: home },
  });
  const took = (performance.now() - started) / 1_000;
  await rm(home, { recursive: true });
  return took;
}

async function startDiscardingHub(): Promise<{ url: string; stop(): void }> {
  const child = fork(join(import.meta.dirname, 'discarding-hub.js'));
  const [port] = (await once(child, 'message')) as [number];
  return { url: `http://localhost:${port}`, stop: () => child.kill() };
}

async function peakMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1_000;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function seconds(times: readonly number[]): string {
  return (times.at(-1) ?? Number.NaN).toFixed(2);
}
