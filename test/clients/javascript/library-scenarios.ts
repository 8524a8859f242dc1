import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ggufBytes, ggufString, ggufStrings, ggufU32 } from '../../support/gguf-bytes.js';
import type { Scenario, Surroundings } from '../scenario.js';
import { aPublicRepository } from './hub-connection.js';
import { npmClient, type NpmPackage } from './npm-package.js';
import { onnxBytes, type TinyEncoder } from './onnx-bytes.js';

const transformers = npmClient('@huggingface/transformers', '^4');
const gguf = npmClient('@huggingface/gguf', '^0.4');
const packages = join(import.meta.dirname, '../../../node_modules');

/** Libraries of JavaScript that read models straight from the service. */
export const libraryScenarios: readonly Scenario<NpmPackage>[] = [
  {
    client: transformers,
    operation: 'run a model',
    name: 'a feature extractor with its tokenizer gives the right numbers',
    run: extractFeatures,
  },
  {
    client: transformers,
    operation: 'run a model',
    name: 'Silero VAD hears a voice in a buzz and none in silence',
    run: detectVoice,
  },
  {
    client: gguf,
    operation: 'read facts',
    name: 'reads metadata and tensors by range, typed and of shards',
    run: readGguf,
  },
];

async function extractFeatures(surroundings: Surroundings, { runProgram }: NpmPackage) {
  const encoder: TinyEncoder = {
    embeddings: [
      [0, 0, 0],
      [1, 2, 3],
      [-4, 5, 0.5],
    ],
    weights: [
      [1, 0, 2],
      [0, 3, 0],
      [4, 0, 1],
    ],
    bias: [0.25, -1, 10],
  };
  const { repo } = await aPublicRepository(surroundings, {
    'config.json': JSON.stringify({ model_type: 'bert', architectures: ['BertModel'] }),
    'tokenizer.json': JSON.stringify(tokenizerOf({ '[UNK]': 0, open: 1, science: 2 })),
    'tokenizer_config.json': JSON.stringify({
      tokenizer_class: 'BertTokenizer',
      unk_token: '[UNK]',
      pad_token: '[UNK]',
      model_max_length: 16,
    }),
    'onnx/model.onnx': onnxBytes(encoder),
  });

  const features = await runProgram(
    'extract-features.js',
    [surroundings.url, repo.name, surroundings.folder, 'v1.0', 'open', 'Open science'],
    surroundings.strangersEnvironment,
  );

  // "open" alone: [1, 2, 3] × weights + bias; with "science" the mean of both.
  assert.deepEqual(features, [
    [13.25, 5, 15],
    [5.75, 9.5, 8.75],
  ]);
}

async function detectVoice(surroundings: Surroundings, { runProgram }: NpmPackage) {
  const onnx = await readFile(join(packages, '@ricky0123/vad-web/dist/silero_vad_v5.onnx'));
  const { repo } = await aPublicRepository(surroundings, {
    'config.json': JSON.stringify({ model_type: 'custom' }),
    'onnx/model.onnx': onnx,
  });

  const likelihoods = await runProgram(
    'detect-voice.js',
    [surroundings.url, repo.name, surroundings.folder],
    surroundings.strangersEnvironment,
  );

  assert.ok(Array.isArray(likelihoods));
  const [inSilence, inBuzz] = likelihoods as number[];
  assert.ok(inSilence !== undefined && inSilence < 0.1, String(inSilence));
  assert.ok(inBuzz !== undefined && inBuzz > 0.8, String(inBuzz));
}

async function readGguf(surroundings: Surroundings, { runProgram }: NpmPackage) {
  const architecture = ggufString('llama');
  const tokens = ['<s>', '</s>', 'é'];
  const shard = (number: number) =>
    ggufBytes({
      keys: [
        ['general.architecture', architecture],
        ['split.count', ggufU32(2)],
        ['split.no', ggufU32(number)],
      ],
      tensors: [{ name: `blk.${number}.weight`, dims: [8, 4], type: 0, offset: 0 }],
      dataBytes: 128,
    });
  const { repo } = await aPublicRepository(surroundings, {
    'tiny.gguf': ggufBytes({
      keys: [
        ['general.architecture', architecture],
        ['llama.context_length', ggufU32(2_048)],
        ['tokenizer.ggml.tokens', ggufStrings(tokens)],
      ],
      tensors: [{ name: 'token_embd.weight', dims: [1_000_000, 2], type: 0, offset: 0 }],
      // More than one of the pieces that the client reads.
      dataBytes: 8_000_000,
    }),
    'split-00001-of-00002.gguf': shard(0),
    'split-00002-of-00002.gguf': shard(1),
  });
  const address = (path: string) => `${surroundings.url}/${repo.name}/resolve/main/${path}`;

  const read = await runProgram(
    'read-gguf.js',
    [address('tiny.gguf'), address('split-00001-of-00002.gguf')],
    surroundings.strangersEnvironment,
  );

  const { metadata, tensorInfos, typed, ...counts } = read as {
    metadata: Record<string, unknown>;
    tensorInfos: readonly { name: string; shape: readonly number[] }[];
    typed: Record<string, unknown>;
  };
  assert.equal(metadata['general.architecture'], 'llama');
  assert.equal(metadata['llama.context_length'], 2_048);
  assert.deepEqual(metadata['tokenizer.ggml.tokens'], tokens);
  assert.deepEqual(
    tensorInfos.map(({ name, shape }) => [name, shape]),
    [['token_embd.weight', [1_000_000, 2]]],
  );
  assert.deepEqual(typed['llama.context_length'], { value: 2_048, type: 4 });
  assert.deepEqual(counts, { parameterCount: 2_000_000, shards: 2, parametersOfShards: 64 });
}

/** A tokenizer of whole words, lower case. */
function tokenizerOf(vocabulary: Readonly<Record<string, number>>) {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'Whitespace' },
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab: vocabulary, unk_token: '[UNK]' },
  };
}
