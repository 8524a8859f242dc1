import { readFile, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { clusterDirectoryOf, passwordPathOf } from './data-directory.js';
import { clusterUrl } from './initialise-cluster.js';
import { isPostgresOn } from './process-identity.js';

/**
 * Ends the PostgreSQL server that a killed Sphere left running on the cluster in `directory`, and
 * clears away the pid file of one that is gone: PostgreSQL itself would refuse to start where another
 * process runs under that number by now. The caller holds the instance lock.
 */
export async function endLeftoverPostgres(directory: string, timeoutMs: number): Promise<void> {
  const pidFile = join(directory, 'postmaster.pid');
  const { pid } = await readPidFile(pidFile);
  if (pid === 0) return;
  if (!(await isPostgresOn(pid, directory))) {
    await rm(pidFile, { force: true });
    return;
  }
  signal(pid, 'SIGINT');
  const deadline = Date.now() + timeoutMs;
  let isUrged = false;
  while (await isPostgresOn(pid, directory)) {
    if (!isUrged && Date.now() > deadline) {
      signal(pid, 'SIGQUIT');
      isUrged = true;
    }
    await delay(25);
  }
}

/**
 * The address of the database where a running Sphere uses this data directory, for a command that
 * works beside it; otherwise null.
 */
export async function findRunningPostgres(dataDir: string): Promise<string | null> {
  try {
    const directory = clusterDirectoryOf(await realpath(dataDir));
    const { pid, port } = await readPidFile(join(directory, 'postmaster.pid'));
    if (pid === 0 || port === 0 || !(await isPostgresOn(pid, directory))) return null;
    return clusterUrl((await readFile(passwordPathOf(dataDir), 'utf8')).trim(), port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The first lines of postmaster.pid: pid, folder, start time, port. A pid of 0 is none. */
async function readPidFile(path: string): Promise<{ pid: number; port: number }> {
  try {
    const lines = (await readFile(path, 'utf8')).split('\n');
    return { pid: Number.parseInt(lines[0] ?? '', 10) || 0, port: Number(lines[3] ?? 0) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { pid: 0, port: 0 };
    throw error;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
