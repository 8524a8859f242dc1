import { join } from 'node:path';
import { run } from '../run-command.js';
import type { Client, Operation, Scenario } from '../scenario.js';
import { pythonClient, type PythonTools } from './environment.js';
import { terminalScenarios } from './terminal-scenarios.js';

const hub2WithoutXet = pythonClient('huggingface_hub 2.x (Xet off)', {
  requirements: ['huggingface_hub>=2,<3'],
  told: ['huggingface_hub'],
  environment: { HF_HUB_DISABLE_XET: '1' },
});

/** Scripts that say nothing about how bytes travel. */
const core: readonly (readonly [string, Operation, string])[] = [
  ['creates, uploads a folder and reads it back', 'upload', 'create_upload_download.py'],
  ['lists, describes and is told what is missing', 'list & search', 'ask_about_repository.py'],
  ['releases by a tag', 'tag (release)', 'release_by_tag.py'],
  ['shares a dataset, its large file in parts', 'upload', 'share_dataset.py'],
];

/** The packages of PyPI, one script for each scenario. */
export const pythonScenarios: readonly Scenario[] = [
  ...core.map(([name, operation, script]) => scripted(hub2WithoutXet, operation, name, script)),
  ...terminalScenarios(hub2WithoutXet),
];

/** Runs the script with the repository's name as its argument. */
function scripted(
  client: Client<PythonTools>,
  operation: Operation,
  name: string,
  script: string,
): Scenario<PythonTools> {
  return {
    client,
    operation,
    name,
    run: async ({ repository, environment }, { python }) => {
      const words = [join(import.meta.dirname, script), repository];
      await run(python, words, { environment });
    },
  };
}
