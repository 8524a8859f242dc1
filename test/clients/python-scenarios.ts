import { join } from 'node:path';
import { run } from './run-command.js';
import type { Scenario } from './scenario.js';

const scripts = {
  'Python founds, uploads a folder and reads it back': 'create_upload_download.py',
  'Python lists, describes and is told what is missing': 'ask_about_repository.py',
  'Python releases by a tag': 'release_by_tag.py',
  'Python shares a dataset, its large file in parts': 'share_dataset.py',
};

/** `huggingface_hub`, one script each. */
export const pythonScenarios: readonly Scenario[] = Object.entries(scripts).map(
  ([name, script]) => ({
    name,
    run: async ({ python, environment }) => {
      await run(python, [join(import.meta.dirname, 'python', script)], { environment });
    },
  }),
);
