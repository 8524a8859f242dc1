import type { Client, Scenario } from '../scenario.js';
import { pythonClient, type PythonTools } from './environment.js';
import { type Script, scripted } from './scripted.js';

// Without torch: a configuration, a tokenizer and weights in numpy need none.
const models = ['transformers', 'safetensors', 'numpy', 'jinja2'];
const tables = ['datasets', 'pandas'];

const transformers = pythonClient('transformers', {
  requirements: models,
  told: ['transformers', 'huggingface_hub'],
});
const safetensors = pythonClient('safetensors', {
  requirements: models,
  told: ['safetensors', 'huggingface_hub'],
});
const filesystem = pythonClient('HfFileSystem / fsspec', {
  requirements: ['huggingface_hub>=2,<3'],
  told: ['huggingface_hub', 'fsspec'],
});
const datasets = pythonClient('datasets', {
  requirements: tables,
  told: ['datasets', 'huggingface_hub'],
});
const pandas = pythonClient('pandas', { requirements: tables, told: ['pandas', 'pyarrow'] });

const scripts: readonly (readonly [Client<PythonTools>, ...Script])[] = [
  [
    transformers,
    'pushes a tokenizer and a configuration',
    'upload',
    'libraries.transformers_upload',
  ],
  [transformers, 'loads a release by its name', 'download', 'libraries.transformers_load'],
  [transformers, 'is told what is missing', 'refusals', 'libraries.transformers_missing'],
  [safetensors, 'loads weights', 'download', 'libraries.safetensors_load'],
  [safetensors, 'reads headers by ranges', 'read facts', 'libraries.safetensors_metadata'],
  [filesystem, 'writes files', 'upload', 'libraries.filesystem_write'],
  [filesystem, 'reads parts of files', 'range & resume', 'libraries.filesystem_ranges'],
  [filesystem, 'lists, globs and walks', 'list & search', 'libraries.filesystem_read'],
  [filesystem, 'removes and moves', 'branch & delete', 'libraries.filesystem_remove'],
  [datasets, 'pushes a dataset', 'upload', 'libraries.datasets_push'],
  [datasets, 'loads a release, whole and as a stream', 'download', 'libraries.datasets_load'],
  [pandas, 'writes and reads Parquet by hf:// paths', 'download', 'libraries.pandas_parquet'],
];

/** What reads and writes repositories through `huggingface_hub`. */
export const libraryScenarios: readonly Scenario[] = scripts.map(([client, ...script]) =>
  scripted(client, script),
);
