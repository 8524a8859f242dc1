import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, bodyOf, hub, release } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface Created {
  readonly url: string;
  readonly name: string;
  readonly error?: string;
}

describe('founding a repository', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let bob: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    bob = await sphere.anAccount('bob');
    await sphere.anOrganisation('lab', ada);
  });

  afterAll(async () => {
    await sphere.close();
  });

  const create = (body: object, somebody = ada) =>
    hub(sphere, somebody).post('/api/repos/create').send(body);

  it.each([
    [{ name: 'm' }, 'ada/m', 'ada/m'],
    [{ name: 'd', type: 'dataset', organization: null }, 'ada/d', 'datasets/ada/d'],
    [{ name: 'm', organization: 'lab' }, 'lab/m', 'lab/m'],
    [{ name: 'lab/full', type: 'model' }, 'lab/full', 'lab/full'],
    [{ name: 'p', type: 'paper' }, 'ada/p', 'papers/ada/p'],
  ])('from %j makes %s', async (body, name, path) => {
    const response = await create(body);

    expect(response.status).toBe(200);
    expect(bodyOf<Created>(response)).toMatchObject({ name, url: `${sphere.url}/${path}` });
  });

  it('gives it a commit from the start', async () => {
    await create({ name: 'fresh' }).expect(200);

    const response = await hub(sphere, ada).get('/api/models/ada/fresh').expect(200);

    expect(bodyOf<{ sha: string; private: boolean }>(response)).toMatchObject({
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      private: true,
    });
  });

  it('writes a card where only a licence was named', async () => {
    await create({ name: 'licensed', license: 'mit' }).expect(200);

    const response = await hub(sphere, ada).get('/ada/licensed/resolve/main/README.md');

    expect(response.text).toBe('---\nlicense: "mit"\n---\n');
  });

  it('tells the address of one that exists, whatever the case', async () => {
    await create({ name: 'twice' }).expect(200);

    const response = await create({ name: 'Twice' });

    expect(response.status).toBe(409);
    expect(bodyOf<Created>(response).url).toBe(`${sphere.url}/ada/twice`);
    expect(bodyOf<Created>(response).error).toBeDefined();
  });

  it.each([
    [{}],
    [{ name: '' }],
    [{ name: '-bad' }],
    [{ name: 'a..b' }],
    [{ name: 'a/b/c' }],
    [{ name: 'x', type: 'space' }],
    [{ name: 7 }],
    [{ name: 'x', files: [{ path: '../a', content: '' }] }],
  ])('from %j is bad input', async (body) => {
    expect((await create(body)).status).toBe(400);
  });

  it('with a gate is refused', async () => {
    const response = await create({ name: 'gated', gated: 'auto' });

    expect(response.status).toBe(422);
    expect(bodyOf<{ errors: unknown }>(response).errors).toEqual([
      expect.objectContaining({ code: 'ACC_GATED' }),
    ]);
  });

  it('needs a token, and the right to write there', async () => {
    expect((await hub(sphere).post('/api/repos/create').send({ name: 'x' })).status).toBe(401);
    expect((await create({ name: 'x', organization: 'lab' }, bob)).status).toBe(403);
    expect((await create({ name: 'x', organization: 'nobody' })).status).toBe(404);
  });

  it('can be undone until a release', async () => {
    await create({ name: 'gone' }).expect(200);
    await hub(sphere, ada).delete('/api/repos/delete').send({ name: 'gone' }).expect(200);
    await hub(sphere, ada).get('/api/models/ada/gone').expect(404);

    const open = await aModel(sphere, ada, 'kept');
    await release(sphere, ada, open).expect(200);
    const response = await hub(sphere, ada).delete('/api/repos/delete').send({ name: 'kept' });

    expect(response.status).toBe(409);
    expect(bodyOf<Created>(response).error).toMatch(/^ACC_RELEASED_IMMUTABLE/);
  });

  it('can be renamed, and the old name leads on', async () => {
    await aModel(sphere, ada, 'before', { 'a.txt': '1' });

    await hub(sphere, ada)
      .post('/api/repos/move')
      .send({ fromRepo: 'ada/before', toRepo: 'lab/after', type: 'model' })
      .expect(200);

    const moved = await hub(sphere, ada).get('/ada/before/resolve/main/a.txt?x=1').redirects(0);
    expect(moved.status).toBe(307);
    expect(moved.headers['location']).toBe('/lab/after/resolve/main/a.txt?x=1');
    const info = await hub(sphere, ada).get('/api/models/ada/before/revision/main').redirects(0);
    expect(info.headers['location']).toBe('/api/models/lab/after/revision/main');
  });
});

describe('the settings of a repository', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    await aModel(sphere, ada, 'draft');
    await release(sphere, ada, await aModel(sphere, ada, 'open')).expect(200);
  });

  afterAll(async () => {
    await sphere.close();
  });

  const set = (name: string, body: object) =>
    hub(sphere, ada).put(`/api/models/ada/${name}/settings`).send(body);

  it('cannot open a draft without a release, and say so', async () => {
    const response = await set('draft', { visibility: 'public' }).expect(200);

    expect(response.headers['x-hf-warning']).toMatch(/^visibility; .*release/);
  });

  it('cannot hide what is released', async () => {
    expect((await set('open', { private: true })).status).toBe(409);
    expect((await set('open', { visibility: 'private' })).status).toBe(409);
  });

  it('know no gate', async () => {
    expect((await set('draft', { gated: 'manual' })).status).toBe(422);
    expect((await set('draft', { gated: false })).status).toBe(200);
  });

  it('keep the history', async () => {
    const response = await hub(sphere, ada)
      .post('/api/models/ada/draft/super-squash/main')
      .send({ message: 'x' });

    expect(response.status).toBe(403);
  });
});
