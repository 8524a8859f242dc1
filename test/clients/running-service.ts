import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../src/foundations/embedded/free-port.js';
import { run } from './run-command.js';

/** The built service as its users start it, on everything embedded. */
export interface RunningService {
  readonly url: string;
  /** Settings of commands that work on it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly pid: number;
  /** Makes an account by the command line; gives its token. */
  anAccount(handle: string): Promise<string>;
  stop(): Promise<void>;
}

/** The built program. */
export const program = join(import.meta.dirname, '../../dist/src/main.js');
const startTimeoutMs = 120_000;

/** Starts `dist/src/main.js serve` on a fresh data directory. */
export async function startBuiltService(): Promise<RunningService> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sphere-clients-'));
  const port = await findFreePort();
  const environment = {
    PORT: String(port),
    SPHERE_DATA_DIR: dataDir,
    SPHERE_DEMO: '0',
    // A harvest of a few records then has several pages.
    OAI_PAGE_SIZE: '5',
    LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilItListens(child);
  return {
    url: `http://localhost:${port}`,
    environment,
    pid: child.pid ?? 0,
    anAccount: async (handle) => {
      await run(process.execPath, [program, 'account', 'create', handle], { environment });
      const words = [program, 'account', 'token', handle, '--json'];
      const printed = await run(process.execPath, words, { environment });
      return (JSON.parse(printed) as { token: string }).token;
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function untilItListens(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs);
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes('Sphere is at')) return;
      clearTimeout(deadline);
      resolve();
    });
    child.once('exit', (code, signal) => {
      clearTimeout(deadline);
      reject(new Error(`The service ended with ${String(code ?? signal)} at once.\n${printed}`));
    });
  });
}
