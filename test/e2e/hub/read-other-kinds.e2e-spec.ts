import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, commit, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

describe.each([
  ['dataset', 'datasets'],
  ['paper', 'papers'],
])('a %s', (type, segment) => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    await hub(sphere, ada).post('/api/repos/create').send({ name: 'same', type }).expect(200);
    await hub(sphere, ada).post('/api/repos/create').send({ name: 'same' }).expect(200);
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('is written and read under its own prefix, apart from a model of its name', async () => {
    const response = await commit(sphere, ada, `${segment}/ada/same`, { files: { 'a.txt': '1' } });

    const { commitUrl } = bodyOf<{ commitUrl: string }>(response);
    expect(commitUrl.startsWith(`${sphere.url}/${segment}/ada/same/commit/`)).toBe(true);
    const file = await hub(sphere, ada).get(`/${segment}/ada/same/resolve/main/a.txt`).expect(200);
    expect(file.text).toBe('1');
    await hub(sphere, ada).head('/ada/same/resolve/main/a.txt').expect(404);
  });

  it('is described without what only models have', async () => {
    const response = await hub(sphere, ada).get(`/api/${segment}/ada/same`).expect(200);

    expect(response.body).toMatchObject({ id: 'ada/same', author: 'ada', private: true });
    expect(response.body).not.toHaveProperty('modelId');
  });

  it('takes large files below its own address', async () => {
    const object = { oid: 'a'.repeat(64), size: 10 };
    const response = await hub(sphere, ada)
      .post(`/${segment}/ada/same.git/info/lfs/objects/batch`)
      .send({ operation: 'upload', objects: [object] })
      .expect(200);

    const [first] = bodyOf<{ objects: { actions: { verify: { href: string } } }[] }>(
      response,
    ).objects;
    expect(first?.actions.verify.href).toBe(
      `${sphere.url}/${segment}/ada/same.git/info/lfs/objects/verify`,
    );
  });
});
