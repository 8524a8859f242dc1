import { createHash } from 'node:crypto';
import { access, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outcomeOf } from '../run-command.js';
import type { Client, NotRun, Prepared } from '../scenario.js';

export interface PythonTools {
  /** Command of a Python that has the packages. */
  readonly python: string;
  /** Command of the `hf` that came with them. */
  readonly hf: string;
}

interface PythonPackages {
  /** As pip reads them. */
  readonly requirements: readonly string[];
  /** Whose versions are told, the client's own first. */
  readonly told: readonly [string, ...string[]];
  readonly environment?: Readonly<Record<string, string>>;
}

const installTimeoutMs = 600_000;
const underWay = new Map<string, Promise<string | NotRun>>();

/** A client out of Python packages from PyPI. */
export function pythonClient(name: string, packages: PythonPackages): Client<PythonTools> {
  return { name, prepare: () => prepare(packages) };
}

async function prepare({
  requirements,
  told,
  environment = {},
}: PythonPackages): Promise<Prepared<PythonTools> | NotRun> {
  const key = requirements.join('\n');
  const making = underWay.get(key) ?? environmentOf(requirements);
  underWay.set(key, making);
  const folder = await making;
  if (typeof folder !== 'string') return folder;
  const python = join(folder, 'bin', 'python');
  const script =
    'import sys\nfrom importlib.metadata import version\nfor name in sys.argv[1:]: print(version(name))';
  const { output } = await outcomeOf(python, ['-c', script, ...told]);
  const [own, ...others] = output.trim().split('\n');
  const version = [own, ...others.map((other, place) => `${told[place + 1] ?? ''} ${other}`)];
  return {
    version: version.join(', '),
    tools: { python, hf: join(folder, 'bin', 'hf') },
    environment,
  };
}

/** Kept in the temporary folder for the next run, by what is in it. */
async function environmentOf(requirements: readonly string[]): Promise<string | NotRun> {
  const key = createHash('sha256').update(requirements.join('\n')).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `sphere-clients-python-${key}`);
  const complete = join(folder, 'complete');
  if (await exists(complete)) return folder;
  await rm(folder, { recursive: true, force: true });
  const python = join(folder, 'bin', 'python');
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const steps: readonly [string, readonly string[]][] = [
    ['python3', ['-m', 'venv', folder]],
    [python, [...install, ...requirements]],
  ];
  for (const [command, words] of steps) {
    const failure = await failureOf(command, words);
    if (failure !== null) return { notRun: failure };
  }
  await writeFile(complete, requirements.join('\n'));
  return folder;
}

/** One line, or null where it went well. */
async function failureOf(command: string, words: readonly string[]): Promise<string | null> {
  try {
    const { code, output } = await outcomeOf(command, words, { timeoutMs: installTimeoutMs });
    if (code === 0) return null;
    const lines = output.trim().split('\n');
    return lines.findLast((line) => line.startsWith('ERROR:')) ?? lines.at(-1) ?? 'no reason given';
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
