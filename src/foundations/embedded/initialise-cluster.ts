import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ConfigurationError } from '../config/configuration-error.js';
import type { NativeBinaries } from './native-binaries.js';
import type { Account } from './unprivileged-account.js';

/** The database superuser of an embedded cluster. */
const clusterOwner = 'sphere';

const majorVersion = '18';

/** The database of Sphere's tables in it. */
export const clusterDatabase = 'sphere';

/** What PostgreSQL's programs see of the environment. */
export const clusterEnvironment = { LC_ALL: 'C', PATH: '/usr/local/bin:/usr/bin:/bin' };

/**
 * Makes the PostgreSQL cluster in `directory` unless there is one. It appears whole or not at all.
 * Throws `ConfigurationError` where another major version made it.
 */
export async function initialiseCluster(
  directory: string,
  binaries: NativeBinaries,
  account: Account | null,
  password: string,
): Promise<void> {
  if (await isInitialised(directory)) return;
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  if (account !== null) await chown(draft, account.uid, account.gid);
  await withPasswordFile(password, account, (passwordFile) =>
    runInitdb(draft, binaries, account, passwordFile),
  );
  await rename(draft, directory);
}

/**
 * How PostgreSQL is told where its cluster is. As another user than Sphere's it may be unable to walk
 * the path to it (a clone under /root, say), but it may stay in the folder it is started in.
 */
export function clusterPath(directory: string, account: Account | null): string {
  return account !== null && process.platform === 'linux' ? '/proc/self/cwd' : directory;
}

/** The address of a database of a cluster that listens on `port`. */
export function clusterUrl(password: string, port: number, database = clusterDatabase): string {
  return `postgres://${clusterOwner}:${password}@127.0.0.1:${port}/${database}`;
}

async function isInitialised(directory: string): Promise<boolean> {
  let version: string;
  try {
    version = (await readFile(join(directory, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  if (version === majorVersion) return true;
  throw new ConfigurationError(
    'SPHERE_DATA_DIR',
    `SPHERE_DATA_DIR holds a database of PostgreSQL ${version} in ${directory}, and this Sphere brings ${majorVersion}: move it to an external PostgreSQL with pg_upgrade and set DATABASE_URL, or choose another SPHERE_DATA_DIR.`,
  );
}

async function withPasswordFile(
  password: string,
  account: Account | null,
  work: (path: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sphere-initdb-'));
  const path = join(folder, 'password');
  try {
    await writeFile(path, `${password}\n`, { mode: 0o600 });
    if (account !== null) {
      await chown(path, account.uid, account.gid);
      await chown(folder, account.uid, account.gid);
    }
    await work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runInitdb(
  directory: string,
  { initdb }: NativeBinaries,
  account: Account | null,
  passwordFile: string,
): Promise<void> {
  await access(directory);
  const run = spawn(
    initdb,
    [
      `--pgdata=${clusterPath(directory, account)}`,
      `--username=${clusterOwner}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { cwd: directory, env: clusterEnvironment, stdio: ['ignore', 'ignore', 'pipe'], ...account },
  );
  const [, complaint] = await Promise.all([once(run, 'close'), text(run.stderr)]);
  if (run.exitCode === 0) return;
  await rm(directory, { recursive: true, force: true });
  throw new Error(
    `initdb ended with ${String(run.exitCode ?? run.signalCode)}: ${complaint.trim()}`,
  );
}
