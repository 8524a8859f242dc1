import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { findRunningPostgres } from './running-postgres.js';

let parent: string;
let dataDir: string;
const started: EmbeddedPostgres[] = [];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'sphere-embedded-'));
  dataDir = join(parent, 'data');
});

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
  await rm(parent, { recursive: true });
});

describe('startEmbeddedPostgres', () => {
  it('keeps what was committed over a restart', async () => {
    const first = await start();
    await run(first.url, 'CREATE TABLE note (text text)');
    await run(first.url, "INSERT INTO note VALUES ('kept')");
    await first.stop();

    const second = await start();

    expect(await run(second.url, 'SELECT text FROM note')).toEqual([{ text: 'kept' }]);
  });

  it('is durable, in UTF-8, and on loopback only', async () => {
    const { url } = await start();

    const settings = await run(
      url,
      `SELECT current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
              current_setting('listen_addresses') AS addresses,
              current_setting('unix_socket_directories') AS sockets, lower('É') AS lower`,
    );

    expect(settings).toEqual([
      { fsync: 'on', encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', lower: 'é' },
    ]);
  });

  it('asks for its password, which only the owner of the data directory can read', async () => {
    const { url } = await start();
    const guess = new URL(url);
    guess.password = 'guess';

    await expect(run(guess.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
  });

  it('tells a second start who uses the data directory', async () => {
    await start();

    await expect(start()).rejects.toThrow(`in use by process ${process.pid}`);
  });

  it('recovers a data directory whose Sphere was killed while PostgreSQL ran on', async () => {
    const ended: string[] = [];
    const orphan = await start({ onUnexpectedExit: (reason) => ended.push(reason) });
    await run(orphan.url, 'CREATE TABLE note (text text)');
    await pretendThatItsSphereWasKilled();

    const next = await start();

    expect(await run(next.url, 'SELECT text FROM note')).toEqual([]);
    await expect(run(orphan.url, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(ended).toEqual(['PostgreSQL ended with 0.']);
  });

  it('recovers from a killed PostgreSQL whose number another process has by now', async () => {
    const first = await start();
    await first.stop();
    await writeFile(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n1 1\nready\n`,
    );

    const second = await start();

    expect(await run(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts afresh over a cluster that was never finished', async () => {
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true });

    const { url } = await start();

    expect(await run(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('works below a folder that only the owner may enter', async () => {
    await chmod(parent, 0o700);

    const { url } = await start();

    expect(await run(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses the cluster of another major version', async () => {
    await mkdir(join(dataDir, 'postgres'), { recursive: true });
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');

    await expect(start()).rejects.toThrow(/SPHERE_DATA_DIR .* PostgreSQL 17 .* set DATABASE_URL/);
  });

  it('is found by a command that works beside it, while it runs', async () => {
    const postgres = await start();

    expect(await findRunningPostgres(dataDir)).toBe(postgres.url);
    await postgres.stop();
    expect(await findRunningPostgres(dataDir)).toBeNull();
  });
});

async function start(
  options: { onUnexpectedExit?: (reason: string) => void } = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, ...options });
  started.push(postgres);
  return postgres;
}

async function pretendThatItsSphereWasKilled(): Promise<void> {
  const path = join(dataDir, 'instance.lock');
  const holder = JSON.parse(await readFile(path, 'utf8')) as object;
  await writeFile(path, JSON.stringify({ ...holder, identity: 'an earlier process' }));
}

async function run(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
