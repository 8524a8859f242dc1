import type { Client, Scenario } from '../scenario.js';
import type { PythonTools } from './environment.js';
import { hubOfVersionOne, hubWithoutXet, hubWithXet } from './hub-clients.js';
import { type Script, scripted } from './scripted.js';
import { terminalScenarios } from './terminal-scenarios.js';

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
  ['asks who somebody is', 'people & papers', 'hub.people'],
  ['reads papers', 'people & papers', 'hub.read_papers'],
  ['is told what is missing or refused', 'refusals', 'hub.refusals'],
];

const againByXet: Script = [
  'uploads little of what it has sent before',
  'upload',
  'hub.xet_upload',
];

/** `huggingface_hub` in three settings: a difference between them is the client's. Its `hf` in two. */
export const hubScenarios: readonly Scenario[] = [
  // A folder of many files is a stream of commits; another one founded the repository.
  ...ofRow(hubWithXet, { commitsOfManyFiles: 3 }),
  scripted(hubWithXet, againByXet),
  ...terminalScenarios(hubWithXet),
  ...ofRow(hubWithoutXet, { commitsOfManyFiles: 2 }),
  ...ofRow(hubOfVersionOne, { commitsOfManyFiles: 2 }),
  ...terminalScenarios(hubOfVersionOne),
];

function ofRow(
  client: Client<PythonTools>,
  { commitsOfManyFiles }: { readonly commitsOfManyFiles: number },
): readonly Scenario[] {
  const many: Script = ['uploads a folder of 300 files', 'upload', 'hub.upload_many'];
  return [
    ...scripts.map((script) => scripted(client, script)),
    scripted(client, many, [String(commitsOfManyFiles)]),
  ];
}
