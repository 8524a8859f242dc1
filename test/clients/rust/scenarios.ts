import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aPublicRepository } from '../javascript/hub-connection.js';
import { lastLineOf, outcomeOf, run } from '../run-command.js';
import type { Client, NotRun, Operation, Scenario, Surroundings } from '../scenario.js';

interface RustTools {
  /** The program of `src/main.rs`. */
  readonly program: string;
}

/** One build for both, which makes a hundred crates and takes minutes the first time. */
let building: Promise<RustTools | NotRun> | null = null;
const buildTimeoutMs = 900_000;
const manifest = join(import.meta.dirname, 'Cargo.toml');

const hfHub = rustClient('hf-hub (Rust)', '1.');
const hfHubOfCandle = rustClient('hf-hub 0.4 (Rust, candle)', '0.4.');

/** What the program does alone, with a token: it founds its model itself. */
const writing: readonly (readonly [Operation, string, string])[] = [
  ['upload', 'creates, uploads a folder, releases it, reads it back', 'deposit'],
  ['upload', 'uploads 20 MB, more than goes into a commit', 'upload-large'],
  ['branch & delete', 'works on a branch, deletes it and all else', 'branches'],
  ['people & papers', 'names the account', 'account'],
];

/** What it does without one, on a model that is there. */
const reading: readonly (readonly [Client<RustTools>, Operation, string, string])[] = [
  [hfHub, 'download', 'downloads to its cache, to a folder, and by range', 'download'],
  [hfHub, 'list & search', 'describes a model, its files and commits', 'describe'],
  [hfHub, 'list & search', 'finds a model by name, owner and licence', 'search'],
  [hfHub, 'refusals', 'tells a missing file, revision and model apart', 'missing'],
  [hfHubOfCandle, 'download', 'downloads file by file, of main and a label', 'candle'],
];

/** Programs in Rust, with what crates.io brings. */
export const rustScenarios: readonly Scenario<RustTools>[] = [
  ...writing.map(([operation, name, word]) => ({
    client: hfHub,
    operation,
    name,
    run: async ({ repository, environment }: Surroundings, { program }: RustTools) => {
      await run(program, [word, repository], { environment });
    },
  })),
  ...reading.map(([client, operation, name, word]) => ({
    client,
    operation,
    name,
    run: async (surroundings: Surroundings, { program }: RustTools) => {
      await aPublicRepository(surroundings, {
        'config.json': '{"model_type": "bert"}',
        'empty.txt': '',
        'w.bin': randomBytes(300_000),
        'é x/a +b@1.txt': 'odd',
      });
      const environment = surroundings.strangersEnvironment;
      await run(program, [word, surroundings.repository], { environment });
    },
  })),
];

function rustClient(name: string, versions: string): Client<RustTools> {
  return {
    name,
    prepare: async () => {
      building ??= build();
      const built = await building;
      if ('notRun' in built) return built;
      return { version: await lockedVersion(versions), tools: built };
    },
  };
}

/** In the temporary folder, which keeps it for the next run. */
async function build(): Promise<RustTools | NotRun> {
  const target = join(tmpdir(), 'sphere-clients-rust');
  const needs: readonly (readonly [string, ...string[]])[] = [
    ['cargo', '--version'],
    ['cc', '--version'],
    ['cargo', 'fetch', '--locked', '--manifest-path', manifest],
  ];
  for (const [command, ...words] of needs) {
    try {
      const { code, output } = await outcomeOf(command, words, { timeoutMs: buildTimeoutMs });
      if (code !== 0) return { notRun: lastLineOf(output) };
    } catch {
      return { notRun: `no ${command} here` };
    }
  }
  const words = ['build', '--quiet', '--locked', '--manifest-path', manifest];
  await run('cargo', [...words, '--target-dir', target], { timeoutMs: buildTimeoutMs });
  return { program: join(target, 'debug', 'sphere-clients') };
}

async function lockedVersion(start: string): Promise<string> {
  const lock = await readFile(join(import.meta.dirname, 'Cargo.lock'), 'utf8');
  const versions = [...lock.matchAll(/^name = "hf-hub"\nversion = "(.+)"$/gm)].map(([, it]) => it);
  return versions.find((version) => version?.startsWith(start)) ?? 'unknown';
}
