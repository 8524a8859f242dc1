import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import { IdentityService } from '../../../src/capabilities/identity/index.js';
import { aModel, bodyOf, hub, release } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

describe('a withdrawn release', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    const repository = await aModel(sphere, ada, 'gone', { 'a.txt': '1' });
    await release(sphere, ada, repository).expect(200);
    const steward = await sphere.app.get(IdentityService).authenticate(sphere.stewardToken);
    const view = await sphere.app.get(RepositoriesService).require(steward, 'model', 'ada', 'gone');
    await sphere.app.get(WithdrawRelease).withdraw(steward, view, 'v1.0', {
      category: 'legal',
      statement: 'A court said so.',
    });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it.each(['v1.0', 'main'])(
    'tells a stranger at %s why, and where its tombstone is',
    async (at) => {
      const response = await hub(sphere).head(`/ada/gone/resolve/${at}/a.txt`);

      expect(response.status).toBe(410);
      expect(response.headers['x-error-code']).toBe('RevisionNotFound');
      expect(response.headers['x-error-message']).toContain('A court said so.');
      expect(response.headers['x-error-message']).toContain(`${sphere.url}/ada/gone/releases/v1.0`);
    },
  );

  it('gives its tombstone over the API', async () => {
    const response = await hub(sphere).get('/api/models/ada/gone/revision/v1.0');

    expect(response.status).toBe(410);
    expect(bodyOf<{ tombstone: object }>(response).tombstone).toMatchObject({ category: 'legal' });
  });

  it('is not listed among the tags', async () => {
    const response = await hub(sphere).get('/api/models/ada/gone/refs').expect(200);

    expect(bodyOf<{ tags: unknown[] }>(response).tags).toEqual([]);
  });
});
