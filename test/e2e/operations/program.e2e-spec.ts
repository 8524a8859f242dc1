import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildProgram, runProgram, serve, type Settings } from '../../support/program.js';

const folders: string[] = [];
let settings: Settings;

beforeAll(() => buildProgram(), 120_000);

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sphere-program-'));
  folders.push(folder);
  settings = { SPHERE_DATA_DIR: folder, PORT: '0', SPHERE_DEMO: '0', LOG_LEVEL: 'warn' };
});

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe('sphere serve', () => {
  it('says where it is, tells the steward token once, and stops cleanly at Ctrl-C', async () => {
    const first = await serve(settings);
    const token = await first.program.line(/^The steward's token, shown this once: (\S+)$/m);
    const me = await fetch(`${first.url}/api/v1/me`, { headers: bearer(token) });
    first.program.kill('SIGINT');
    const ending = await first.program.ended;
    const second = await serve(settings);
    second.program.kill('SIGTERM');
    const again = await second.program.ended;

    expect(me.status).toBe(200);
    expect(ending.code).toBe(0);
    expect(again).toMatchObject({ code: 0, stdout: `Sphere is at ${second.url}\n` });
    expect(await readdir(String(settings['SPHERE_DATA_DIR']))).not.toContain('instance.lock');
  });

  it('refuses a data directory that another one uses, in one line', async () => {
    const { program } = await serve(settings);

    const second = await runProgram(['serve'], settings);

    program.kill('SIGINT');
    await program.ended;
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toMatch(/^SPHERE_DATA_DIR \S+ is in use by process \d+: .*\n$/);
  });

  it('refuses a port that is in use, in one line, and frees its data directory', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);

    const refused = await runProgram(['serve'], { ...settings, PORT: port });

    other.close();
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^PORT \d+ on 127\.0\.0\.1 is in use: .*\n$/);
    expect(await readdir(String(settings['SPHERE_DATA_DIR']))).not.toContain('instance.lock');
  });

  it.each([
    ['PORT', 'a lot', /^PORT is "a lot": .*\n$/],
    ['DATABASE_URL', 'mysql://somewhere', /^DATABASE_URL is not a PostgreSQL address .*\n$/],
    ['S3_ENDPOINT', 'http://127.0.0.1:1', /^S3_BUCKET is missing, .*\n$/],
    [
      'DATABASE_URL',
      'postgres://sphere:x@127.0.0.1:1/sphere',
      /^The database does not answer .*\n$/,
    ],
  ])('stops at a wrong %s (%s) with one line', async (variable, value, line) => {
    const ending = await runProgram(['serve'], { ...settings, [variable]: value });

    expect(ending).toMatchObject({ code: 1, stdout: '' });
    expect(ending.stderr).toMatch(line);
  });
});

describe('a killed service', () => {
  it('has every acknowledged commit when it starts again, with bytes that verify', async () => {
    const { program, url } = await serve(settings);
    const token = await program.line(/^The steward's token, shown this once: (\S+)$/m);
    await call(`${url}/api/v1/models`, token, 'POST', '{"namespace":"operator","name":"crash"}');
    const files = `${url}/api/v1/models/operator/crash/files`;
    const acknowledged: string[] = [];
    let endEarly: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => (endEarly = resolve));

    const uploads = Array.from({ length: 10 }, async (_, index) => {
      const path = `part-${index}.bin`;
      const answer = await call(`${files}/${path}`, token, 'PUT', bytesOf(index));
      if (answer.status === 201) acknowledged.push(path);
      if (acknowledged.length >= 3) endEarly();
    });
    await enough;
    program.kill('SIGKILL');
    await Promise.allSettled(uploads);
    await program.ended;
    const restarted = await serve(settings);
    const found = await Promise.all(
      acknowledged.map(async (path) => {
        const address = `${restarted.url}/operator/crash/resolve/main/${path}`;
        const answer = await fetch(address, { headers: bearer(token) });
        const index = Number(/\d+/.exec(path)?.[0]);
        return Buffer.from(await answer.arrayBuffer()).equals(bytesOf(index));
      }),
    );
    const verified = await runProgram(['verify', '--json'], settings);
    restarted.program.kill('SIGINT');
    await restarted.program.ended;

    expect(acknowledged.length).toBeGreaterThanOrEqual(3);
    expect(found).toEqual(acknowledged.map(() => true));
    expect(verified.code).toBe(0);
    expect(JSON.parse(verified.stdout)).toMatchObject({ damaged: [] });
  });
});

function bearer(token: string): { readonly authorization: string } {
  return { authorization: `Bearer ${token}` };
}

function call(url: string, token: string, method: string, body: string | Buffer<ArrayBuffer>) {
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  return fetch(url, { method, body, headers: { ...bearer(token), 'content-type': type } });
}

/** Two MiB that differ from file to file. */
function bytesOf(index: number): Buffer<ArrayBuffer> {
  return Buffer.alloc(2_097_152, `file ${index} `);
}
