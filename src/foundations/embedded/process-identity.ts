import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * What tells a process from a later one under the same number: the moment it started, and on which
 * boot of the machine. Null where there is no such process.
 */
export async function processIdentity(pid: number): Promise<string | null> {
  if (!isAlive(pid)) return null;
  if (process.platform !== 'linux') return psColumn(pid, 'lstart');
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // proc(5): the 2nd field, the name, may hold spaces; state is the 3rd, starttime the 22nd.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : `${boot.trim()}:${fields[19] ?? ''}`;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** True where `pid` is a running PostgreSQL server on the cluster in `directory`. */
export async function isPostgresOn(pid: number, directory: string): Promise<boolean> {
  if ((await processIdentity(pid)) === null) return false;
  if (process.platform !== 'linux') {
    const command = await psColumn(pid, 'command');
    return command?.includes('postgres') === true && command.includes(directory);
  }
  try {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    // A PostgreSQL server works inside its cluster's folder.
    return command.includes('postgres') && (await readlink(`/proc/${pid}/cwd`)) === directory;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(code);
}

async function psColumn(pid: number, column: string): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', `${column}=`, '-p', String(pid)]);
    return stdout.trim();
  } catch {
    // ps answers 1 for a process that has just ended.
    return null;
  }
}
