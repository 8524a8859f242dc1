import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount } from '../../../test/support/an-account.js';
import { ggufBytes, ggufString, ggufStrings, ggufU32 } from '../../../test/support/gguf-bytes.js';
import { Ground, type RepositoriesRoom } from '../../../test/support/repositories-room.js';
import { safetensorsBytes } from '../../../test/support/safetensors-bytes.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import type { RevisionDescription } from './index.js';

type Files = Readonly<Record<string, string | Buffer>>;

const tensors = (...dtypes: readonly ('F32' | 'I8')[]): Buffer => {
  let at = 0;
  const header: Record<string, unknown> = {};
  for (const [index, dtype] of dtypes.entries()) {
    const end = at + (dtype === 'F32' ? 16 : 4);
    header[`t${index}`] = { dtype, shape: [2, 2], data_offsets: [at, end] };
    at = end;
  }
  return safetensorsBytes(header, at);
};

const gguf = (template: string): Buffer =>
  ggufBytes({
    keys: [
      ['general.architecture', ggufString('llama')],
      ['general.file_type', ggufU32(15)],
      ['llama.context_length', ggufU32(8192)],
      ['tokenizer.ggml.tokens', ggufStrings(['<unk>', '<s>', '</s>'])],
      ['tokenizer.ggml.bos_token_id', ggufU32(1)],
      ['tokenizer.ggml.eos_token_id', ggufU32(2)],
      ['tokenizer.chat_template', ggufString(template)],
    ],
    tensors: [{ name: 'w', dims: [256, 2], type: 12, offset: 0 }],
    dataBytes: 288,
  });

describe('the weights of a revision', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;
  let count = 0;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'ada');
  });

  afterAll(() => ground.clear());

  const describeFiles = async (files: Files): Promise<RevisionDescription> => {
    count += 1;
    const repository = await room.repositories.create(ada, {
      kind: 'model',
      namespace: 'ada',
      name: `m-${count}`,
      files: Object.entries(files).map(([path, content]) => ({
        path,
        bytes: Buffer.from(content),
      })),
    });
    const { treeId } = await room.repositories.resolve(ada, repository);
    return room.descriptions.describe(treeId);
  };

  it('are counted by dtype', async () => {
    const { safetensors } = await describeFiles({
      'model.safetensors': tensors('F32', 'I8', 'I8'),
    });

    expect(safetensors).toEqual({ parameters: { F32: 4, I8: 8 }, total: 12 });
  });

  it('are counted over all the shards of an index', async () => {
    const { safetensors } = await describeFiles({
      'model.safetensors.index.json': JSON.stringify({
        metadata: { total_size: 52 },
        weight_map: { a: 'one.safetensors', b: 'two.safetensors', c: 'one.safetensors' },
      }),
      'one.safetensors': tensors('F32', 'I8'),
      'two.safetensors': tensors('F32'),
      'unrelated.safetensors': tensors('I8'),
    });

    expect(safetensors).toEqual({ parameters: { F32: 8, I8: 4 }, total: 12 });
  });

  it.each([
    ['a header that is no JSON', { 'model.safetensors': safetensorsBytes('not json') }],
    [
      'a header with a hole',
      { 'model.safetensors': Buffer.concat([tensors('F32'), Buffer.alloc(3)]) },
    ],
    ['an empty file', { 'model.safetensors': '' }],
    [
      'a shard that is malformed',
      {
        'model.safetensors.index.json':
          '{"weight_map": {"a": "one.safetensors", "b": "two.safetensors"}}',
        'one.safetensors': tensors('F32'),
        'two.safetensors': 'broken',
      },
    ],
    [
      'an index that is no JSON',
      { 'model.safetensors.index.json': '{', 'one.safetensors': tensors('F32') },
    ],
    ['a GGUF file of that name', { 'model.safetensors': gguf('x') }],
  ])('are not counted for %s', async (_case, files) => {
    const description = await describeFiles(files);

    expect(description.safetensors).toBeNull();
    expect(description.tags).toContain('safetensors');
  });

  it('say in a GGUF header what they are', async () => {
    const description = await describeFiles({ 'm.Q4_K.gguf': gguf('{{ messages }}') });

    expect(description.gguf).toEqual({
      total: 512,
      architecture: 'llama',
      context_length: 8192,
      file_type: 15,
      quantization: 'Q4_K',
      chat_template: '{{ messages }}',
      bos_token: '<s>',
      eos_token: '</s>',
      totalFileSize: gguf('{{ messages }}').length,
    });
    expect(description).toMatchObject({
      libraryName: 'gguf',
      tags: ['gguf', 'conversational'],
    });
  });

  it('keep a NUL in a header from the database', async () => {
    const { gguf: described } = await describeFiles({ 'm.gguf': gguf('a\0b') });

    expect(described?.chat_template).toBe('a\ufffdb');
  });

  it('say nothing in a GGUF file that is cut', async () => {
    const { gguf: described, tags } = await describeFiles({
      'm.gguf': gguf('x').subarray(0, 90),
    });

    expect(described).toBeNull();
    expect(tags).toEqual(['gguf']);
  });
});
