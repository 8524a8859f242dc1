import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, bodyOf, commit, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

const card = `---
license: mit
base_model: [lab/base]
base_model_relation: quantized
mask_token: '[MASK]'
widget:
  - text: Paris is the [MASK] of France.
model-index:
  - name: m
    results: []
---
# A model
`;

describe('the fields of a repository', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    await aModel(sphere, ada, 'm', { 'README.md': card });
    const dataset = { name: 'd', type: 'dataset' };
    await hub(sphere, ada).post('/api/repos/create').send(dataset).expect(200);
    const dataCard = `---\nlicense: cc0-1.0\nlanguage: en\ntask_categories: [translation]\npaperswithcode_id: wmt\ndescription: Pairs.\n---\n`;
    await commit(sphere, ada, 'datasets/ada/d', { files: { 'README.md': dataCard } }).expect(200);
  });

  afterAll(async () => {
    await sphere.close();
  });

  const fieldsOf = async (path: string): Promise<Record<string, unknown>> =>
    bodyOf(await hub(sphere, ada).get(path).expect(200));

  it.each([
    ['expand=sha', ['_id', 'id', 'sha']],
    ['expand=sha&expand=tags', ['_id', 'id', 'sha', 'tags']],
    ['expand[]=likes&expand[]=gated', ['_id', 'gated', 'id', 'likes']],
    ['expand=safetensors&expand=gguf', ['_id', 'id']],
    ['expand=inferenceProviderMapping&expand=childrenModelCount', ['_id', 'id']],
  ])('are those that %s asks for', async (query, names) => {
    expect(Object.keys(await fieldsOf(`/api/models/ada/m?${query}`)).sort()).toEqual(names);
  });

  it('have the values of the card', async () => {
    const fields = await fieldsOf(
      '/api/models/ada/m?expand=baseModels&expand=mask_token&expand=widgetData&expand=model-index',
    );

    expect(fields).toMatchObject({
      id: 'ada/m',
      baseModels: { relation: 'quantized', models: [{ id: 'lab/base' }] },
      mask_token: '[MASK]',
      widgetData: [{ text: 'Paris is the [MASK] of France.' }],
      'model-index': [{ name: 'm', results: [] }],
    });
  });

  it('of a name that no client knows are refused with those there are', async () => {
    const response = await hub(sphere, ada).get('/api/models/ada/m?expand=stars').expect(400);

    expect(bodyOf<{ error: string }>(response).error).toMatch(/"stars".*author.*tags/);
  });

  it('of the files have sizes and ids on request', async () => {
    const { siblings } = await fieldsOf('/api/models/ada/m?blobs=true');

    expect(siblings).toEqual([
      {
        rfilename: 'README.md',
        size: card.length,
        blobId: expect.stringMatching(/^[0-9a-f]{40}$/),
      },
    ]);
  });

  it('say on request that nothing was scanned', async () => {
    const asked = await fieldsOf('/api/models/ada/m?securityStatus=true');
    const unasked = await fieldsOf('/api/models/ada/m');

    expect(asked).toMatchObject({
      sha: unasked['sha'],
      securityRepoStatus: { scansDone: false, filesWithIssues: [] },
    });
    expect(unasked).not.toHaveProperty('securityRepoStatus');
  });

  it('of a dataset have its size on request', async () => {
    const { mainSize, usedStorage } = await fieldsOf(
      '/api/datasets/ada/d?expand=mainSize&expand=usedStorage',
    );

    expect(mainSize).toBe(usedStorage);
    expect(mainSize).toBeGreaterThan(0);
  });

  it('of a dataset are those of datasets', async () => {
    const fields = await fieldsOf('/api/datasets/ada/d');

    expect(fields).toMatchObject({
      id: 'ada/d',
      description: 'Pairs.',
      paperswithcode_id: 'wmt',
      tags: ['translation', 'en', 'language:en', 'task_categories:translation', 'license:cc0-1.0'],
    });
    for (const name of ['modelId', 'pipeline_tag', 'library_name', 'config', 'spaces']) {
      expect(fields).not.toHaveProperty(name);
    }
  });
});
