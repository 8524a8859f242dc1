import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { lastLineOf, run } from '../run-command.js';
import type { Client } from '../scenario.js';

/** A package of npm, in a folder of its own where programs find it. */
export interface NpmPackage {
  /** Runs a program of `programs/` with it; gives the last line that it printed, read as JSON. */
  readonly runProgram: (
    program: string,
    words: readonly string[],
    environment: Readonly<Record<string, string>>,
  ) => Promise<unknown>;
}

const installTimeoutMs = 300_000;

/**
 * A client that npm installs when it is first asked for, and the temporary folder keeps for the next
 * run: too heavy to be a dependency of this repository. No script of a package runs: they fetch what
 * only graphics cards need.
 */
export function npmClient(name: string, range: string): Client<NpmPackage> {
  return {
    name,
    prepare: async () => {
      const home = join(tmpdir(), `sphere-clients-npm-${name.replace(/\W+/g, '-')}-${range}`);
      await mkdir(home, { recursive: true });
      await writeFile(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
      const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
      try {
        await run('npm', [...words, `${name}@${range}`], {
          folder: home,
          timeoutMs: installTimeoutMs,
        });
      } catch (error) {
        return { notRun: `npm installs no ${name}@${range}: ${lastLineOf(String(error))}` };
      }
      return {
        version: await versionIn(join(home, 'node_modules', name)),
        tools: { runProgram: (program, ...rest) => runProgram(home, program, ...rest) },
      };
    },
  };
}

/** The version of a package in its folder. */
export async function versionIn(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function runProgram(
  home: string,
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<unknown> {
  const copy = join(home, basename(program));
  await cp(join(import.meta.dirname, 'programs', program), copy);
  const printed = await run(process.execPath, [copy, ...words], { environment, folder: home });
  return JSON.parse(lastLineOf(printed));
}
