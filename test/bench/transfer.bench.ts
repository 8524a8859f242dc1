import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const run = promisify(execFile);

/** What is sent and fetched; two GiB that no compression shortens. */
const sizeBytes = Number(process.env['BENCH_TRANSFER_BYTES'] ?? 2 * 1024 ** 3);
const rounds = 3;
const stewardToken = `hf_sph${'0'.repeat(34)}`;
/** Streams one file to whoever asks: the least that node:http can do. */
const bareServer = `
  const [file, port] = process.argv.slice(1);
  const { createReadStream, statSync } = require('node:fs');
  require('node:http').createServer((request, response) => {
    response.writeHead(200, { 'content-length': statSync(file).size });
    createReadStream(file, { highWaterMark: 1048576 }).pipe(response);
  }).listen(Number(port), '127.0.0.1');`;
/** Hashes and writes the same bytes in one process, and makes them durable. */
const hashAndWrite = `
  const [from, to] = process.argv.slice(1);
  const { createHash } = require('node:crypto');
  const { open } = require('node:fs/promises');
  (async () => {
    const started = process.hrtime.bigint();
    const hash = createHash('sha256');
    const source = await open(from);
    const target = await open(to, 'w');
    for await (const chunk of source.createReadStream({ highWaterMark: 1048576 })) {
      hash.update(chunk);
      await target.write(chunk);
    }
    await target.sync();
    hash.digest('hex');
    console.log(Number(process.hrtime.bigint() - started) / 1e9);
  })();`;

describe('a file of two GiB', () => {
  let folder: string;
  let source: string;
  let service: ChildProcess;
  let bare: ChildProcess;
  let url: string;
  let bareUrl: string;
  let token: string;
  const started: ChildProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sphere-transfer-'));
    source = join(folder, 'source.bin');
    await run('sh', ['-c', `head -c ${sizeBytes} /dev/urandom > ${source}`]);
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    service = spawn(process.execPath, ['dist/src/main.js', 'serve'], {
      env: {
        PATH: process.env['PATH'],
        PORT: String(port),
        SPHERE_PUBLIC_URL: url,
        SPHERE_DATA_DIR: join(folder, 'data'),
        SPHERE_DEMO: '0',
        SPHERE_STEWARD_TOKEN: stewardToken,
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const barePort = await freePort();
    bareUrl = `http://127.0.0.1:${barePort}/`;
    bare = spawn(process.execPath, ['-e', bareServer, source, String(barePort)]);
    started.push(service, bare);
    await untilReady(`${url}/healthz/ready`);
    await untilReady(bareUrl, 'HEAD');
    await call('/api/v1/accounts', { handle: 'ada', displayName: 'Ada' }, stewardToken);
    token = (
      await call<{ token: string }>(
        '/api/v1/accounts/ada/tokens',
        { name: 'bench', scope: 'write' },
        stewardToken,
      )
    ).token;
    await call('/api/v1/models', { namespace: 'ada', name: 'large' }, token);
  }, 600_000);

  afterAll(async () => {
    for (const child of started) await stop(child);
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it('goes in and out at the pace of its yardsticks, within 400 MB of memory', async () => {
    const figures = {
      upload: [] as number[],
      written: [] as number[],
      download: [] as number[],
      streamed: [] as number[],
    };

    for (let round = 0; round < rounds; round += 1) {
      const sha256 = await freshen(source);
      figures.written.push(await writeOnce(source, join(folder, 'written.bin')));
      figures.upload.push(await upload(sha256));
      await call(
        '/api/v1/models/ada/large/commits',
        { message: 'Add', operations: [{ op: 'add', path: 'large.bin', sha256 }] },
        token,
      );
      const address = `${url}/ada/large/resolve/main/large.bin`;
      // Once unmeasured: what is compared is serving, not which of two files the page cache kept.
      for (const warm of [bareUrl, address]) await fetchOnce(warm);
      figures.streamed.push(await fetchOnce(bareUrl));
      figures.download.push(await fetchOnce(address));
    }

    const peakMegabytes = (await peakMemoryBytes(service)) / 1e6;
    const rate = (seconds: number[]): number => sizeBytes / 1e9 / median(seconds);
    print({
      'hash and write, one process, GB/s': rate(figures.written),
      'upload, GB/s': rate(figures.upload),
      'upload / yardstick (0.6 or more)': rate(figures.upload) / rate(figures.written),
      'bare node:http stream, GB/s': rate(figures.streamed),
      'download, GB/s': rate(figures.download),
      'download / yardstick (0.8 or more)': rate(figures.download) / rate(figures.streamed),
      'peak RSS of the service, MB (under 400)': peakMegabytes,
    });
    expect(peakMegabytes).toBeLessThan(400);
  }, 1_800_000);

  async function upload(sha256: string): Promise<number> {
    const { objects } = await call<{ objects: { actions: { upload: { href: string } } }[] }>(
      '/ada/large.git/info/lfs/objects/batch',
      { operation: 'upload', transfers: ['basic'], objects: [{ oid: sha256, size: sizeBytes }] },
      token,
    );
    const href = objects[0]?.actions.upload.href ?? '';
    const { stdout } = await run('curl', [
      '-sS',
      '--fail-with-body',
      '-H',
      'Expect:',
      '-w',
      '%{time_total}',
      '-o',
      '/dev/null',
      '-T',
      source,
      href,
    ]);
    return Number(stdout);
  }

  async function fetchOnce(address: string): Promise<number> {
    const { stdout } = await run('curl', [
      '-sS',
      '--fail',
      '-H',
      `Authorization: Bearer ${token}`,
      '-w',
      '%{time_total} %{size_download}',
      '-o',
      '/dev/null',
      address,
    ]);
    const [seconds, received] = stdout.split(' ').map(Number);
    expect(received).toBe(sizeBytes);
    return seconds ?? 0;
  }

  async function call<Body>(path: string, body: object, bearer: string): Promise<Body> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as Body;
  }
});

/** Makes the bytes new, so that every round uploads what the store has not seen; gives the SHA-256. */
async function freshen(path: string): Promise<string> {
  const file = await open(path, 'r+');
  await file.write(randomBytes(64), 0, 64, 0);
  await file.close();
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1_048_576 }), hash);
  return hash.digest('hex');
}

async function writeOnce(from: string, to: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['-e', hashAndWrite, from, to]);
  await rm(to);
  return Number(stdout);
}

/** The most memory the process ever held, as the kernel counted it. */
async function peakMemoryBytes(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${String(child.pid)}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Infinity) * 1024;
}

async function untilReady(address: string, method = 'GET'): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    try {
      const response = await fetch(address, { method });
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${address} does not answer.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}

function print(figures: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(figures)) {
    console.log(`${name.padEnd(44)} ${value.toFixed(2)}`);
  }
}
