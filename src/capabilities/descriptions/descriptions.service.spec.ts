import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { anAccount } from '../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../test/support/repositories-room.js';
import { safetensorsBytes } from '../../../test/support/safetensors-bytes.js';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

const card = `---
license: apache-2.0
base_model: org/base
datasets: [org/data]
---
# A model

See arxiv.org/abs/2301.00001.
`;
const weights = safetensorsBytes({ w: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, 8);

describe('DescriptionsService', () => {
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

  const aTree = async (files: Readonly<Record<string, string | Buffer>>): Promise<TreeId> => {
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
    return (await room.repositories.resolve(ada, repository)).treeId;
  };

  it('gathers what card, configuration and weights say', async () => {
    const treeId = await aTree({
      'README.md': card,
      'config.json': '{"architectures": ["LlamaForCausalLM"], "model_type": "llama"}',
      'model.safetensors': weights,
    });

    expect(await room.descriptions.describe(treeId)).toEqual({
      frontMatter: { license: 'apache-2.0', base_model: 'org/base', datasets: ['org/data'] },
      tags: [
        'transformers',
        'safetensors',
        'llama',
        'text-generation',
        'dataset:org/data',
        'arxiv:2301.00001',
        'base_model:org/base',
        'base_model:finetune:org/base',
        'license:apache-2.0',
      ],
      pipelineTag: 'text-generation',
      libraryName: 'transformers',
      config: { architectures: ['LlamaForCausalLM'], model_type: 'llama' },
      safetensors: { parameters: { F32: 2 }, total: 2 },
      gguf: null,
      modelIndex: null,
      transformersInfo: {
        auto_model: 'AutoModelForCausalLM',
        pipeline_tag: 'text-generation',
        processor: 'AutoTokenizer',
      },
      usedStorageBytes: card.length + 62 + weights.length,
      fileCount: 3,
    });
  });

  it.each([
    ['no file at all', {}],
    ['a card that is no YAML', { 'README.md': '---\na: [\n---\n' }],
    ['a card of three megabytes', { 'README.md': 'x'.repeat(3_000_000) }],
    ['a configuration that is no JSON', { 'config.json': '{"model_type": "llama"' }],
    ['a configuration with a key that stands twice', { 'config.json': '{"a": 1, "a": 2}' }],
    ['a configuration nested for ever', { 'config.json': '['.repeat(1_000_000) }],
    ['a configuration of five megabytes', { 'config.json': `"${'x'.repeat(5_000_000)}"` }],
  ])('says next to nothing of %s', async (_case, files) => {
    const description = await room.descriptions.describe(await aTree(files));

    expect(description).toMatchObject({
      frontMatter: {},
      tags: [],
      config: null,
      libraryName: null,
      fileCount: Object.keys(files).length,
    });
  });

  it('stores what a text with a NUL says', async () => {
    const config = String.raw`{"model_type": "a\u0000b"}`;
    const { config: described } = await room.descriptions.describe(
      await aTree({ 'config.json': config }),
    );

    expect(described).toEqual({ model_type: 'a\ufffdb' });
  });

  it('computes a tree once, whoever asks and however many at a time', async () => {
    const treeId = await aTree({ 'README.md': `${card}once`, 'model.safetensors': weights });
    const opened = jest.spyOn(room.artifacts, 'readBytes');

    const all = await Promise.all([1, 2, 3].map(() => room.descriptions.describe(treeId)));
    const atFirst = opened.mock.calls.length;
    const other = await (await ground.open()).descriptions.describe(treeId);

    expect(atFirst).toBe(1);
    expect(opened.mock.calls).toHaveLength(1);
    expect([...all, other]).toEqual([all[0], all[0], all[0], all[0]]);
    opened.mockRestore();
  });

  it('reads the header of the same weights once for all revisions', async () => {
    const own = safetensorsBytes({ own: { dtype: 'F32', shape: [2], data_offsets: [0, 8] } }, 8);
    const trees = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        aTree({ 'n.txt': String(index), 'model.safetensors': own }),
      ),
    );
    const opened = jest.spyOn(room.artifacts, 'readBytes');

    const described = await room.descriptions.describeMany(trees);

    expect(opened.mock.calls).toHaveLength(1);
    expect([...described.values()].map(({ safetensors }) => safetensors?.total)).toEqual(
      Array.from({ length: 20 }, () => 2),
    );
    opened.mockRestore();
  });

  it('computes anew what an earlier program stored', async () => {
    const treeId = await aTree({ 'README.md': `${card}earlier` });
    await room.database.query(
      `INSERT INTO tree_description (tree_id, description, format) VALUES ($1, '{}', 0)`,
      [treeId],
    );

    const { libraryName, fileCount } = await room.descriptions.describe(treeId);

    expect([libraryName, fileCount]).toEqual([null, 1]);
    const [row] = await room.database.query<{ format: number }>(
      'SELECT format FROM tree_description WHERE tree_id = $1',
      [treeId],
    );
    expect(row?.format).toBeGreaterThan(0);
  });

  it('describes names and sizes while the store has lost the bytes, and all once they are back', async () => {
    const treeId = await aTree({ 'README.md': `${card}lost` });
    const [blob] = await room.database.query<{ storage_key: string; sha256: string }>(
      `SELECT storage_key, sha256 FROM blob JOIN tree_entry ON blob_sha256 = sha256 WHERE tree_id = $1`,
      [treeId],
    );
    const move = (key: string) =>
      room.database.query('UPDATE blob SET storage_key = $2 WHERE sha256 = $1', [
        blob?.sha256,
        key,
      ]);
    await move('blobs/nowhere');

    const lost = await room.descriptions.describe(treeId);
    await move(blob?.storage_key ?? '');
    const found = await room.descriptions.describe(treeId);

    expect([lost.fileCount, lost.frontMatter]).toEqual([1, {}]);
    expect(found.frontMatter).toMatchObject({ license: 'apache-2.0' });
  });

  it('answers for a tree that is collected meanwhile, and leaves nothing of it', async () => {
    const absent = 'a'.repeat(40) as TreeId;

    const { fileCount } = await room.descriptions.describe(absent);

    expect(fileCount).toBe(0);
    expect(
      await room.database.query('SELECT 1 FROM tree_description WHERE tree_id = $1', [absent]),
    ).toEqual([]);
  });
});
