import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { findFreePort } from './free-port.js';
import {
  clusterDatabase,
  clusterEnvironment,
  clusterPath,
  clusterUrl,
  initialiseCluster,
} from './initialise-cluster.js';
import { acquireInstanceLock } from './instance-lock.js';
import { keptSecret } from './kept-secret.js';
import { prepareNativeBinaries } from './native-binaries.js';
import { clusterDirectoryOf, passwordPathOf } from './data-directory.js';
import { endLeftoverPostgres } from './running-postgres.js';
import { unprivilegedAccount } from './unprivileged-account.js';

/** A PostgreSQL server of our own. */
export interface EmbeddedPostgres {
  /** `postgres://…` of the database `sphere`, as a superuser, with its password. */
  readonly url: string;
  /** Ends it cleanly and frees the data directory. Harmless when repeated. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Absolute path; the cluster is its folder `postgres`. */
  readonly dataDir: string;
  /** Further server settings, such as `fsync: 'off'` for a database that may be lost. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Called once if the server ends by itself. */
  readonly onUnexpectedExit?: (reason: string) => void;
}

const startTimeoutMs = 60_000;
const stopTimeoutMs = 60_000;

/**
 * Starts PostgreSQL on the data directory, making the cluster at the first start. It listens on
 * loopback only, asks for a password, and answers when this resolves. A server that a killed Sphere
 * left running there is ended first. Throws `ConfigurationError` where another Sphere uses the data
 * directory, or where PostgreSQL is not installed.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);
  const lock = await acquireInstanceLock(dataDir);
  try {
    const directory = clusterDirectoryOf(dataDir);
    const account = await unprivilegedAccount();
    const binaries = await prepareNativeBinaries(dataDir, account);
    const password = await keptSecret(passwordPathOf(dataDir));
    await endLeftoverPostgres(directory, stopTimeoutMs);
    await initialiseCluster(directory, binaries, account, password);

    const server = await startServer({
      command: binaries.postgres,
      account,
      directory,
      logPath: join(dataDir, 'postgres.log'),
      password,
      settings: options.settings ?? {},
    });
    const report = (code: number | null, signal: NodeJS.Signals | null) => {
      options.onUnexpectedExit?.(`PostgreSQL ended with ${String(code ?? signal)}.`);
    };
    server.child.once('exit', report);
    const stop = onceOnly(async () => {
      server.child.off('exit', report);
      await endServer(server.child);
      await lock.release();
    });
    return { url: server.url, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

interface ServerStart {
  readonly command: string;
  readonly account: Awaited<ReturnType<typeof unprivilegedAccount>>;
  readonly directory: string;
  readonly logPath: string;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
}

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Tries again where another process takes the port first, or an old server's memory lingers. */
async function startServer(start: ServerStart, attempts = 5): Promise<Server> {
  const port = await findFreePort();
  const child = await spawnServer(start, port);
  try {
    await untilItAnswers(child, clusterUrl(start.password, port, 'postgres'));
    return { child, url: clusterUrl(start.password, port) };
  } catch (error) {
    await endServer(child);
    const log = (await readFile(start.logPath, 'utf8')).trim();
    const isPassing = /could not bind|shared memory block .* is still in use/.test(log);
    if (isPassing && attempts > 1) {
      await delay(200);
      return startServer(start, attempts - 1);
    }
    throw new Error(`PostgreSQL did not start: ${log.slice(-1_000)}`, { cause: error });
  }
}

async function spawnServer(start: ServerStart, port: number): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    log_min_error_statement: 'panic',
    fsync: 'on',
    ...start.settings,
  };
  // A file rather than a pipe: the server outlives a killed Sphere without losing its log.
  const log = await open(start.logPath, 'w', 0o600);
  try {
    const child = spawn(
      start.command,
      [
        '-D',
        clusterPath(start.directory, start.account),
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      {
        cwd: start.directory,
        env: clusterEnvironment,
        stdio: ['ignore', log.fd, log.fd],
        // Its own process group: Ctrl-C reaches Sphere, which ends its work before the database.
        detached: true,
        ...start.account,
      },
    );
    await once(child, 'spawn');
    const endWithSphere = () => child.kill('SIGINT');
    process.once('exit', endWithSphere);
    child.once('exit', () => process.off('exit', endWithSphere));
    return child;
  } finally {
    await log.close();
  }
}

async function untilItAnswers(child: ChildProcess, adminUrl: string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  for (;;) {
    try {
      await ensureDatabase(adminUrl);
      return;
    } catch (error) {
      const hasEnded = child.exitCode !== null || child.signalCode !== null;
      if (hasEnded || !isStarting(error) || Date.now() > deadline) throw error;
      await delay(20);
    }
  }
}

/** Not listening yet, or recovering after a crash (SQLSTATE cannot_connect_now). */
function isStarting(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03';
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  try {
    await client.connect();
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [
      clusterDatabase,
    ]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${clusterDatabase}`);
  } finally {
    await client.end();
  }
}

/** Fast shutdown: open transactions are rolled back, all that was committed is on disk. */
async function endServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const isDone = await Promise.race([
    exited.then(() => true),
    delay(stopTimeoutMs, false, { ref: false }),
  ]);
  if (isDone) return;
  child.kill('SIGQUIT');
  await exited;
}

function onceOnly(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= work());
}
