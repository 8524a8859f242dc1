import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ggufBytes, ggufString, ggufU32 } from '../../support/gguf-bytes.js';
import { aModel, bodyOf, hub, release } from '../../support/hub-requests.js';
import { safetensorsBytes } from '../../support/safetensors-bytes.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface Refusal {
  readonly errors: readonly { readonly code: string; readonly field: string }[];
}

const weights = safetensorsBytes(
  {
    a: { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] },
    b: { dtype: 'BF16', shape: [3], data_offsets: [16, 22] },
  },
  22,
);
const tensor = { name: 'w', dims: [32], type: 8, offset: 0 };
const config = JSON.stringify({
  architectures: ['BertForMaskedLM'],
  model_type: 'bert',
  layers: 2,
});

describe('the weights of a model', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('are told to everybody once they are released, of every revision its own', async () => {
    const repository = await aModel(sphere, ada, 'counted', {
      'model.safetensors': weights,
      'config.json': config,
    });
    await hub(sphere).get(`/api/${repository}`).expect(404);
    await release(sphere, ada, repository).expect(200);

    const response = await hub(sphere).get(`/api/${repository}/revision/v1.0`).expect(200);

    expect(response.body).toMatchObject({
      safetensors: { parameters: { F32: 4, BF16: 3 }, total: 7 },
      config: { architectures: ['BertForMaskedLM'], model_type: 'bert' },
      transformersInfo: {
        auto_model: 'AutoModelForMaskedLM',
        pipeline_tag: 'fill-mask',
        processor: 'AutoTokenizer',
      },
      pipeline_tag: 'fill-mask',
      library_name: 'transformers',
      cardData: { license: 'apache-2.0' },
      tags: ['transformers', 'safetensors', 'bert', 'fill-mask', 'license:apache-2.0'],
      private: false,
    });
    expect(response.body).not.toHaveProperty('gguf');
  });

  it('say what their GGUF header says', async () => {
    const bytes = ggufBytes({
      keys: [
        ['general.architecture', ggufString('llama')],
        ['llama.context_length', ggufU32(2048)],
        ['tokenizer.chat_template', ggufString('{{ messages }}')],
      ],
      tensors: [tensor],
      dataBytes: 34,
    });
    const repository = await aModel(sphere, ada, 'quantised', { 'm.Q8_0.gguf': bytes });

    const response = await hub(sphere, ada).get(`/api/${repository}`).expect(200);

    expect(response.body).toMatchObject({
      gguf: {
        total: 32,
        architecture: 'llama',
        context_length: 2048,
        chat_template: '{{ messages }}',
        quantization: 'Q8_0',
        totalFileSize: bytes.length,
      },
      library_name: 'gguf',
    });
  });

  it.each([
    ['st_header_bad_start', { 'model.safetensors': safetensorsBytes('[]') }],
    ['st_data_truncated', { 'model.safetensors': weights.subarray(0, -1) }],
    [
      'st_duplicate_key',
      {
        'model.safetensors': safetensorsBytes(
          '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}',
          1,
        ),
      },
    ],
    ['gguf_version', { 'm.gguf': ggufBytes({ version: 1 }) }],
    ['gguf_truncated', { 'm.gguf': ggufBytes({ tensors: [tensor], dataBytes: 33 }) }],
    [
      'st_index_missing_shard',
      { 'model.safetensors.index.json': '{"weight_map": {"a": "model-00001.safetensors"}}' },
    ],
    ['st_index_malformed', { 'model.safetensors.index.json': '{}' }],
  ])('are shown in a draft without facts, and not released, for %s', async (code, files) => {
    const repository = await aModel(sphere, ada, code.replaceAll('_', '-'), files);

    const draft = await hub(sphere, ada).get(`/api/${repository}`).expect(200);
    const tagged = await release(sphere, ada, repository);

    expect(draft.body).not.toHaveProperty('safetensors');
    expect(draft.body).not.toHaveProperty('gguf');
    expect(tagged.status).toBe(422);
    expect(bodyOf<Refusal>(tagged).errors).toEqual([
      expect.objectContaining({ code, field: Object.keys(files)[0] }),
    ]);
  });
});
