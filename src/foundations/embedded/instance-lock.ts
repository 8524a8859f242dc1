import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
 * pid where it still runs.
 */
export async function acquireInstanceLock(dataDir: string): Promise<InstanceLock> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, fileName);
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const holder: Holder = {
    pid: process.pid,
    identity: (await processIdentity(process.pid)) ?? '',
  };
  const content = JSON.stringify(holder);
  await writeFile(draft, content, { mode: 0o600 });
  try {
    while (!(await placeLock(draft, path))) await removeStaleLock(dataDir, path);
  } finally {
    await rm(draft, { force: true });
  }
  return {
    release: async () => {
      if ((await readIfThere(path)) === content) await rm(path, { force: true });
    },
  };
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

async function removeStaleLock(dataDir: string, path: string): Promise<void> {
  const content = await readIfThere(path);
  if (content === null) return;
  const holder = parseHolder(content);
  if (holder !== null && (await processIdentity(holder.pid)) === holder.identity) {
    throw new ConfigurationError(
      'SPHERE_DATA_DIR',
      `SPHERE_DATA_DIR ${dataDir} is in use by process ${holder.pid}: stop it first, or set SPHERE_DATA_DIR to another folder.`,
    );
  }
  const removed = `${path}.stale-${randomBytes(8).toString('hex')}`;
  try {
    await rename(path, removed);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Another process may have replaced the stale lock since it was read: it gets its own back.
  if ((await readFile(removed, 'utf8')) !== content) await placeLock(removed, path);
  await rm(removed, { force: true });
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
