import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listed, namesOf } from '../../support/hub-lists.js';
import { bodyOf, hub } from '../../support/hub-requests.js';
import { startSphere, type Sphere } from '../../support/sphere.js';

describe('a list of what is released', () => {
  let sphere: Sphere;

  beforeAll(async () => {
    sphere = await startSphere();
    const ada = await sphere.anAccount('ada');
    const bob = await sphere.anAccount('Bob');
    const speech = {
      pipeline_tag: 'text-to-speech',
      library_name: 'transformers',
      language: ['en', 'fr'],
      datasets: ['ada/Voices'],
      tags: ['whisper'],
    };
    await sphere.aRelease({ by: ada, name: 'Small-Voice', card: speech });
    await sphere.aRelease({ by: ada, name: 'large.voice', card: { license: 'mit' } });
    await sphere.aRelease({
      by: bob,
      name: 'sounds',
      card: { ...speech, language: 'de', tags: ['Music'] },
    });
    await sphere.aRelease({
      by: bob,
      kind: 'dataset',
      name: 'voices',
      card: { language: 'en', task_categories: ['automatic-speech-recognition'], title: 'Voices' },
    });
    await sphere.aRelease({
      by: bob,
      kind: 'paper',
      name: 'on-voices',
      card: { description: 'On voices.' },
    });
  });

  afterAll(() => sphere.close());

  it('names the newest first, and each kind by itself', async () => {
    expect(await namesOf(sphere, 'models')).toEqual([
      'Bob/sounds',
      'ada/large.voice',
      'ada/Small-Voice',
    ]);
    expect(await namesOf(sphere, 'datasets')).toEqual(['Bob/voices']);
    expect(await namesOf(sphere, 'spaces')).toEqual([]);
  });

  it.each([
    ['search=VOICE', ['ada/large.voice', 'ada/Small-Voice']],
    ['search=da%2Fsm', ['ada/Small-Voice']],
    ['search=e.v', ['ada/large.voice']],
    ['search=b', ['Bob/sounds']],
    ['search=ob', ['Bob/sounds']],
    ['search=voice&search=small', ['ada/Small-Voice']],
    ['search=%25', []],
    ['search=%00', []],
    ['author=bob', ['Bob/sounds']],
    ['author=bo', []],
    ['author=bob&search=voice', []],
    ['filter=text-to-speech', ['Bob/sounds', 'ada/Small-Voice']],
    ['filter=transformers&filter=en', ['ada/Small-Voice']],
    ['filter=transformers,de', ['Bob/sounds']],
    ['filter=language:fr', ['ada/Small-Voice']],
    ['filter=license:mit', ['ada/large.voice']],
    ['filter=dataset:ada/voices', ['Bob/sounds', 'ada/Small-Voice']],
    ['filter=music', ['Bob/sounds']],
    ['filter=nothing', []],
    ['pipeline_tag=text-to-speech&library=transformers&author=ada', ['ada/Small-Voice']],
    ['pipeline_tag=whisper', []],
    ['gated=true', []],
    ['gated=false&filter=whisper', ['ada/Small-Voice']],
    ['apps=ollama&inference=warm&unheard=of&search=sounds', ['Bob/sounds']],
    ['num_parameters=min:4,max:1K', ['Bob/sounds', 'ada/large.voice', 'ada/Small-Voice']],
    ['num_parameters=min:5', []],
    ['sort=id&direction=1', ['ada/large.voice', 'ada/Small-Voice', 'Bob/sounds']],
    ['sort=createdAt&direction=1', ['ada/Small-Voice', 'ada/large.voice', 'Bob/sounds']],
    ['sort=likes&limit=1', ['Bob/sounds']],
  ])('is narrowed by %s', async (query, names) => {
    expect(await namesOf(sphere, `models?${query}`)).toEqual(names);
  });

  it.each([
    ['filter=language:en', 1],
    ['filter=task_categories:automatic-speech-recognition', 1],
    ['filter=task_categories:other', 0],
  ])('of datasets is narrowed by %s, as Python asks', async (query, count) => {
    expect(await namesOf(sphere, `datasets?${query}`)).toHaveLength(count);
  });

  it.each([
    ['', ['private', 'tags', 'downloads', 'likes', 'createdAt', 'modelId'], ['sha', 'siblings']],
    ['&full=true', ['author', 'sha', 'lastModified', 'gated', 'siblings'], ['cardData']],
    ['&cardData=1', ['cardData', 'tags'], ['sha']],
    ['&expand=sha&expand[]=gated', ['sha', 'gated'], ['tags', 'downloads', 'siblings']],
    ['&expand=siblings', ['siblings'], ['tags']],
  ])('shows with "%s" what clients expect', async (query, shown, hidden) => {
    const [item] = await listed(sphere, `models?search=small-voice${query}`);

    expect(Object.keys(item ?? {})).toEqual(expect.arrayContaining(['_id', 'id', ...shown]));
    for (const field of hidden) expect(item).not.toHaveProperty(field);
  });

  it('says of each what its own address says', async () => {
    const [item] = await listed(sphere, 'models?search=small-voice&full=true&cardData=true');
    const alone = bodyOf<object>(await hub(sphere).get('/api/models/ada/Small-Voice').expect(200));

    expect(alone).toMatchObject(item ?? {});
    expect(item).toMatchObject({
      private: false,
      gated: false,
      author: 'ada',
      cardData: { pipeline_tag: 'text-to-speech' },
      siblings: [
        { rfilename: 'README.md' },
        { rfilename: 'config.json' },
        { rfilename: 'model.safetensors' },
      ],
    });
  });

  it.each([
    ['sort=price', 'sort'],
    ['direction=up', 'direction'],
    ['num_parameters=many', 'num_parameters'],
    ['expand=everything', 'expand'],
    ['filter=a&'.repeat(51), 'filter'],
  ])('is refused with a reason for %s', async (query, field) => {
    const response = await hub(sphere).get(`/api/models?${query}`);

    expect(response.status).toBe(400);
    expect(bodyOf<{ error: string }>(response).error).toContain(field === 'expand' ? 'field' : '');
    expect(response.headers['x-error-message']).toMatch(/\w/);
  });

  it('is refused to a bad token', async () => {
    await hub(sphere).get('/api/models').set('authorization', 'Bearer hf_wrong').expect(401);
  });

  it('tells which tags there are', async () => {
    const models = bodyOf<Record<string, { id: string; label: string; type: string }[]>>(
      await hub(sphere).get('/api/models-tags-by-type').expect(200),
    );
    const datasets = bodyOf<Record<string, { id: string }[]>>(
      await hub(sphere).get('/api/datasets-tags-by-type').expect(200),
    );

    expect(models['pipeline_tag']).toEqual([
      { id: 'text-to-speech', label: 'text-to-speech', type: 'pipeline_tag' },
    ]);
    expect(models['license']?.[0]).toEqual({
      id: 'license:apache-2.0',
      label: 'apache-2.0',
      type: 'license',
    });
    expect(models['language']?.map(({ id }) => id)).toEqual(['de', 'en', 'fr']);
    expect(models['library']?.map(({ id }) => id)).toEqual(['safetensors', 'transformers']);
    expect(models['other']?.map(({ id }) => id)).toEqual(['test', 'music', 'whisper']);
    expect(datasets['task_categories']?.map(({ id }) => id)).toEqual([
      'task_categories:automatic-speech-recognition',
    ]);
  });
});
