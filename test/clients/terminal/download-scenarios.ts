import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDraft, aPublicRepository } from '../javascript/hub-connection.js';
import { run } from '../run-command.js';
import type { Scenario, Surroundings } from '../scenario.js';
import { debianClient } from './debian-client.js';

const curl = debianClient('curl');
const wget = debianClient('wget');
const aria2 = debianClient('aria2c', 'aria2');

/** Downloads by hand, whole, cut off and in pieces, each checked by the checksum that it came with. */
export const downloadScenarios: readonly Scenario<null>[] = [
  {
    client: curl,
    operation: 'download',
    name: 'downloads under the name and with the checksum that the service tells',
    run: downloadByCurl,
  },
  {
    client: curl,
    operation: 'range & resume',
    name: 'resumes a download of a draft, and is spared one that it has',
    run: resumeByCurl,
  },
  {
    client: wget,
    operation: 'download',
    name: 'downloads, and not again what is no newer',
    run: downloadByWget,
  },
  { client: wget, operation: 'range & resume', name: 'resumes a download', run: resumeByWget },
  {
    client: aria2,
    operation: 'download',
    name: 'downloads on four connections and checks the SHA-256',
    run: downloadByAria2,
  },
  { client: aria2, operation: 'range & resume', name: 'resumes a download', run: resumeByAria2 },
];

/** More than four of the smallest pieces that aria2 makes. */
const sizeBytes = 8_000_000;

async function aFile(surroundings: Surroundings) {
  const bytes = randomBytes(sizeBytes);
  await aPublicRepository(surroundings, { 'w.bin': bytes, 'é x/a#b c%20+d@1.txt': 'odd' });
  const base = `${surroundings.url}/${surroundings.repository}/resolve/v1.0`;
  const target = join(surroundings.folder, 'w.bin');
  const check = async () => {
    assert.ok((await readFile(target)).equals(bytes), 'The file differs.');
  };
  return { bytes, base, address: `${base}/w.bin`, target, check };
}

async function downloadByCurl(surroundings: Surroundings): Promise<void> {
  const { folder } = surroundings;
  const { address, base, check } = await aFile(surroundings);

  const headers = await run('curl', ['-sSfLI', address]);
  await run('curl', ['-sSfLOJ', address], { folder });
  await run('curl', ['-sSfLOJ', `${base}/${encodeURI('é x/a')}%23b%20c%2520%2Bd%401.txt`], {
    folder,
  });

  const tag = /^x-linked-etag: "([0-9a-f]{64})"\r?$/im.exec(headers)?.[1] ?? '';
  await writeFile(join(folder, 'sums'), `${tag}  w.bin\n`);
  await run('sha256sum', ['--check', '--strict', 'sums'], { folder });
  await check();
  const digest = /^repr-digest: sha-256=:(.+):\r?$/im.exec(headers)?.[1] ?? '';
  assert.equal(Buffer.from(digest, 'base64').toString('hex'), tag);
}

async function resumeByCurl(surroundings: Surroundings): Promise<void> {
  const { url, token, repository, folder } = surroundings;
  const bytes = randomBytes(2_000_000);
  await aDraft(surroundings, { 'w.bin': bytes });
  const target = join(folder, 'w.bin');
  const download = (...words: string[]) =>
    run('curl', [
      ...['-sS', '-H', `Authorization: Bearer ${token}`, ...words],
      `${url}/${repository}/resolve/main/w.bin`,
    ]);

  await writeFile(target, bytes.subarray(0, 700_001));
  const code = await download('-f', '-C', '-', '-o', target, '-w', '%{http_code}');
  const tag = /^etag: (.+?)\r?$/im.exec(await download('-I'))?.[1] ?? '';
  const again = ['-H', `If-None-Match: ${tag}`, '-o', '/dev/null', '-w', '%{http_code}'];

  assert.equal(code, '206');
  assert.ok((await readFile(target)).equals(bytes), 'The resumed file differs.');
  assert.equal(await download(...again), '304');
}

async function downloadByWget(surroundings: Surroundings): Promise<void> {
  const { folder } = surroundings;
  const { address, check } = await aFile(surroundings);

  await run('wget', ['-nv', address], { folder });

  await check();
  const again = await run('wget', ['-c', '--server-response', address], { folder });
  assert.match(again, /416 /);
  await check();
}

async function resumeByWget(surroundings: Surroundings): Promise<void> {
  const { folder } = surroundings;
  const { address, bytes, target, check } = await aFile(surroundings);
  await writeFile(target, bytes.subarray(0, 3_000_001));

  const said = await run('wget', ['-c', '--server-response', address], { folder });

  assert.match(said, /206 /);
  await check();
}

async function downloadByAria2(surroundings: Surroundings): Promise<void> {
  const { folder } = surroundings;
  const { address, check } = await aFile(surroundings);
  const headers = (await fetch(address, { method: 'HEAD' })).headers;
  const sha256 = headers.get('etag')?.replaceAll('"', '') ?? '';
  const four = ['-x4', '-s4', '-k1M', '--log=log', '--log-level=debug'];

  await run('aria2c', [...four, `--checksum=sha-256=${sha256}`, address], { folder });

  await check();
  const log = await readFile(join(folder, 'log'), 'utf8');
  const ranges = new Set(log.match(/^Range: bytes=\d+-\d*/gm));
  assert.ok(ranges.size >= 3, `It asked for ${ranges.size} ranges.`);
  const wrong = run('aria2c', [`--checksum=sha-256=${'0'.repeat(64)}`, '-oother', address], {
    folder,
  });
  await assert.rejects(wrong, /[Cc]hecksum/);
}

async function resumeByAria2(surroundings: Surroundings): Promise<void> {
  const { folder } = surroundings;
  const { address, bytes, target, check } = await aFile(surroundings);
  await writeFile(target, bytes.subarray(0, 3_000_001));

  const said = await run('aria2c', ['-c', '--log=log', '--log-level=debug', address], { folder });

  await check();
  const log = await readFile(join(folder, 'log'), 'utf8');
  assert.match(log, /^Range: bytes=[1-9]\d+-/m, said);
}
