import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ConfigurationError } from '../config/configuration-error.js';
import { processIdentity } from './process-identity.js';

/** Held by the one process that may use a data directory. */
export interface InstanceLock {
  /** Lets the next process in. Harmless when repeated. */
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

const fileName = 'instance.lock';

/**
 * Takes the data directory for this process. The lock of a process that is gone is taken over, even
 * where another process runs under its number by now. Throws `ConfigurationError` with the holder's
 * pid where it still runs, and for a directory that cannot be made.
 * @param inUse what is thrown in its place where another process runs, for a folder of other use
 */
export async function acquireInstanceLock(
  dataDir: string,
  inUse: (pid: number) => Error = (pid) => dataDirInUse(dataDir, pid),
): Promise<InstanceLock> {
  await makeFolder(dataDir);
  const path = join(dataDir, fileName);
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const holder: Holder = {
    pid: process.pid,
    identity: (await processIdentity(process.pid)) ?? '',
  };
  const content = JSON.stringify(holder);
  await writeFile(draft, content, { mode: 0o600 });
  try {
    while (!(await placeLock(draft, path))) {
      await requireStale(path, inUse);
      await removeStaleLock(draft, path);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      if ((await readIfThere(path)) === content) await rm(path, { force: true });
    },
  };
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    throw new ConfigurationError(
      'SPHERE_DATA_DIR',
      `SPHERE_DATA_DIR ${dataDir} cannot be used (${code}): set it to a folder that may be written.`,
      { cause },
    );
  }
}

/** A link appears whole, and only where nothing is. */
async function placeLock(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function requireStale(path: string, inUse: (pid: number) => Error): Promise<void> {
  const holder = await liveHolder(await readIfThere(path));
  if (holder !== null) throw inUse(holder.pid);
}

function dataDirInUse(dataDir: string, pid: number): ConfigurationError {
  return new ConfigurationError(
    'SPHERE_DATA_DIR',
    `SPHERE_DATA_DIR ${dataDir} is in use by process ${pid}: stop it first, or set SPHERE_DATA_DIR to another folder.`,
  );
}

/**
 * One process at a time removes a stale lock, and looks again before it does: of several that found
 * the same one, the slowest would otherwise remove the lock that the fastest has placed since.
 */
async function removeStaleLock(draft: string, path: string): Promise<void> {
  const guard = `${path}.takeover`;
  if (await placeLock(draft, guard)) {
    if ((await liveHolder(await readIfThere(path))) === null) await rm(path, { force: true });
    await rm(guard, { force: true });
    return;
  }
  const left = await readIfThere(guard);
  if (left !== null && (await liveHolder(left)) === null) await rm(guard, { force: true });
  await delay(10);
}

/** Who is named in a lock and still runs; null where nobody is. */
async function liveHolder(content: string | null): Promise<Holder | null> {
  const holder = content === null ? null : parseHolder(content);
  if (holder === null) return null;
  return (await processIdentity(holder.pid)) === holder.identity ? holder : null;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(content: string): Holder | null {
  try {
    const holder = JSON.parse(content) as Partial<Holder> | null;
    if (typeof holder?.pid !== 'number' || typeof holder.identity !== 'string') return null;
    return { pid: holder.pid, identity: holder.identity };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
