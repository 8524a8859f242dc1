import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { acquireInstanceLock } from './instance-lock.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sphere-lock-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true });
});

describe('acquireInstanceLock', () => {
  it('keeps a second process out, naming the first', async () => {
    await acquireInstanceLock(dataDir);

    await expect(acquireInstanceLock(dataDir)).rejects.toMatchObject({
      variable: 'SPHERE_DATA_DIR',
      message: `SPHERE_DATA_DIR ${dataDir} is in use by process ${process.pid}: stop it first, or set SPHERE_DATA_DIR to another folder.`,
    });
  });

  it('refuses a directory that is a file, in one line', async () => {
    const file = join(dataDir, 'a-file');
    await writeFile(file, '');

    await expect(acquireInstanceLock(file)).rejects.toMatchObject({
      variable: 'SPHERE_DATA_DIR',
      message: `SPHERE_DATA_DIR ${file} cannot be used (EEXIST): set it to a folder that may be written.`,
    });
  });

  it('lets the next process in after its release', async () => {
    const first = await acquireInstanceLock(dataDir);
    await first.release();

    await expect(acquireInstanceLock(dataDir)).resolves.toBeDefined();
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: 2_147_483_646, identity: 'x' })],
    ['of a pid that another process has now', JSON.stringify({ pid: process.pid, identity: 'x' })],
    ['half written by a power cut', '{"pid":'],
    ['of nothing', ''],
  ])('takes over a lock %s', async (_, content) => {
    await writeFile(join(dataDir, 'instance.lock'), content);

    await acquireInstanceLock(dataDir);

    expect(await readdir(dataDir)).toEqual(['instance.lock']);
  });

  it('lets in one of several that start at once over a stale lock', async () => {
    await writeFile(join(dataDir, 'instance.lock'), '');

    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => acquireInstanceLock(dataDir)),
    );

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('leaves the lock of a successor alone', async () => {
    const first = await acquireInstanceLock(dataDir);
    await first.release();
    await writeFile(join(dataDir, 'instance.lock'), 'of a successor');

    await first.release();

    expect(await readdir(dataDir)).toEqual(['instance.lock']);
  });
});
