import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, bodyOf, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface HubError {
  readonly error: string;
}

describe('what the Hub has and an archive has not', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    await aModel(sphere, ada, 'm');
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('is an empty list of discussions, for whoever may see the repository', async () => {
    const response = await hub(sphere, ada).get('/api/models/ada/m/discussions?p=0').expect(200);

    expect(response.body).toMatchObject({ count: 0, start: 0, discussions: [] });
    const stranger = await hub(sphere).get('/api/models/ada/m/discussions');
    expect(stranger.status).toBe(404);
    expect(stranger.headers['x-error-code']).toBe('RepoNotFound');
  });

  it.each([
    ['post', '/api/models/ada/m/discussions', 400],
    ['get', '/api/models/ada/m/discussions/1?diff=1', 404],
    ['post', '/api/models/ada/m/discussions/1/comment', 404],
    ['post', '/api/models/ada/m/discussions/1/merge', 404],
    ['post', '/api/models/ada/m/commit/main?create_pr=1', 400],
    ['post', '/api/models/ada/m/preupload/main?create_pr=1', 400],
    ['get', '/api/models/ada/m/lfs-files', 403],
    ['post', '/api/models/ada/m/lfs-files/batch', 403],
    ['post', '/api/models/ada/m/super-squash/main', 403],
    ['post', '/api/models/ada/m/like', 404],
    ['delete', '/api/models/ada/m/like', 404],
    ['get', '/api/models/ada/m/likers', 404],
    ['get', '/api/users/ada/likes', 404],
    ['get', '/api/collections', 404],
    ['post', '/api/collections', 404],
    ['get', '/api/settings/webhooks', 404],
    ['get', '/api/jobs/ada', 404],
    ['get', '/api/buckets/ada/b', 404],
    ['get', '/api/spaces/ada/s/runtime', 404],
    ['get', '/api/kernels/ada/k', 404],
    ['get', '/api/agent-harnesses', 404],
    ['get', '/api/models/ada/m/notebook/main/a.ipynb', 404],
  ] as const)('at %s %s is %i with a reason that clients show', async (method, path, status) => {
    const call = hub(sphere, ada)[method](path);
    const response = await call
      .set('content-type', 'application/json')
      .send(method === 'post' ? '{"title": "t", "description": "d"}' : '');

    expect(response.status).toBe(status);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(bodyOf<HubError>(response).error).not.toBe('');
    expect(response.headers['x-error-message']).not.toBe('');
  });

  it('asks for a token before it gives the reason', async () => {
    await hub(sphere).post('/api/models/ada/m/discussions').send({}).expect(401);
    await hub(sphere).post('/api/models/ada/m/lfs-files/batch').send({}).expect(401);
    await hub(sphere).post('/api/models/ada/m/super-squash/main').send({}).expect(401);
  });
});
