import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, bodyOf, hub, sha256Of } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

describe('a client that offers Xet in a batch', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    await aModel(sphere, ada, 'model', { 'w.bin': 'held already' });
  });

  afterAll(() => sphere.close());

  const batch = (algorithm: string, objects: readonly { oid: string; size: number }[] = []) =>
    hub(sphere, ada)
      .post('/ada/model.git/info/lfs/objects/batch')
      .send({
        operation: 'upload',
        transfers: ['basic', 'multipart', 'xet'],
        hash_algo: algorithm,
        ref: { name: 'feature/x' },
        objects,
      });

  it('is told where it gets a token, for what is not held already', async () => {
    await hub(sphere, ada).post('/api/models/ada/model/branch/feature%2Fx').send({}).expect(200);
    const held = { oid: sha256Of('held already'), size: 12 };
    const wanted = { oid: sha256Of('other bytes'), size: 11 };

    const response = await batch('sha256', [held, wanted]);

    const href = `${sphere.url}/api/models/ada/model/xet-write-token/feature%2Fx`;
    expect(response.body).toEqual({
      transfer: 'xet',
      objects: [held, { ...wanted, actions: { upload: { href } } }],
      hash_algo: 'sha256',
    });
    const token = await hub(sphere, ada).get(new URL(href).pathname).expect(200);
    expect(bodyOf<{ casUrl: string }>(token).casUrl).toBe(`${sphere.url}/api/xet`);
  });

  it('sends plain where it is the JavaScript client', async () => {
    const response = await batch('sha_256');

    expect(response.body).toMatchObject({ transfer: 'basic' });
  });
});
