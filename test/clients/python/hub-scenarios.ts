import type { Client, Scenario, Surroundings } from '../scenario.js';
import { pythonClient, type PythonTools } from './environment.js';
import { type Script, scripted } from './scripted.js';
import { terminalScenarios } from './terminal-scenarios.js';

const newest = ['huggingface_hub>=2,<3'];

const withXet = pythonClient('huggingface_hub 2.x (default, Xet)', {
  requirements: newest,
  told: ['huggingface_hub', 'hf-xet'],
});

const withoutXet = pythonClient('huggingface_hub 2.x (Xet off)', {
  requirements: newest,
  told: ['huggingface_hub'],
  environment: { HF_HUB_DISABLE_XET: '1' },
});

const lastOfOne = pythonClient('huggingface_hub 1.x (last)', {
  requirements: ['huggingface_hub>=1,<2'],
  told: ['huggingface_hub', 'hf-xet'],
});

const scripts: readonly Script[] = [
  ['creates repositories', 'create', 'hub.create'],
  ['uploads files and a folder', 'upload', 'hub.upload'],
  ['uploads a file of 140 MiB', 'upload', 'hub.upload_dataset'],
  ['releases by a tag', 'tag (release)', 'hub.release'],
  ['downloads without an account', 'download', 'hub.download'],
  ['resumes a broken download', 'range & resume', 'hub.resume'],
  ['lists and searches', 'list & search', 'hub.list'],
  ['reads cards, configuration and weights', 'read facts', 'hub.facts'],
  ['branches, copies, deletes and moves', 'branch & delete', 'hub.change'],
  ['is told what is missing or refused', 'refusals', 'hub.refusals'],
];

/** `huggingface_hub` and its `hf`, in three settings. */
export const hubScenarios: readonly Scenario[] = [
  ...ofRow(withXet, { commitsOfManyFiles: 3 }),
  ...ofRow(withoutXet, { commitsOfManyFiles: 2 }),
  ...ofRow(lastOfOne, { commitsOfManyFiles: 2 }),
];

/** With Xet a folder of many files is a stream of commits; the first one founded the repository. */
function ofRow(
  client: Client<PythonTools>,
  { commitsOfManyFiles }: { readonly commitsOfManyFiles: number },
): readonly Scenario[] {
  const many: Script = ['uploads a folder of 300 files', 'upload', 'hub.upload_many'];
  const people: Script = ['asks who, and reads a paper', 'people & papers', 'hub.people_papers'];
  return [
    ...scripts.map((script) => scripted(client, script)),
    scripted(client, many, () => [String(commitsOfManyFiles)]),
    scripted(client, people, releasePaper),
    ...terminalScenarios(client),
  ];
}

/** Papers come by the own API. Gives the arguments: its name and its title. */
async function releasePaper({ url, token, repository }: Surroundings): Promise<readonly string[]> {
  const [namespace = '', name = ''] = repository.split('/');
  const paper = `${name}-paper`;
  const title = `How ${name} hears noise`;
  const ask = async (method: string, path: string, body: string, type: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    const response = await fetch(`${url}/api/v1/papers${path}`, { method, headers, body });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  };
  const metadata = {
    license: 'cc-by-4.0',
    title,
    creators: [{ familyName: 'Lovelace', givenName: 'Ada' }],
    description: 'We describe how noise is heard.',
  };
  const json = 'application/json';
  await ask('POST', '', JSON.stringify({ namespace, name: paper, metadata }), json);
  await ask(
    'PUT',
    `/${namespace}/${paper}/files/paper.pdf`,
    '%PDF-1.4\n%%EOF\n',
    'application/pdf',
  );
  const release = JSON.stringify({ version: 'v1', publish: true });
  await ask('POST', `/${namespace}/${paper}/releases`, release, json);
  return [`${namespace}/${paper}`, title];
}
