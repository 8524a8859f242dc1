import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DownloadsService } from '../../../src/capabilities/discovery/index.js';
import { aModel, bodyOf, hub, release } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

/** Robots are not counted, and one without a name is taken for one. */
const agent = 'huggingface_hub/2.4.0; python/3.11';

describe('downloads by Hub clients', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('count where released bytes were sent, whole or in part, and nowhere else', async () => {
    const open = await aModel(sphere, ada, 'open', { 'a.txt': 'hello' });
    await release(sphere, ada, open).expect(200);
    await aModel(sphere, ada, 'draft', { 'a.txt': 'hello' });

    await hub(sphere).get('/ada/open/resolve/v1.0/a.txt').set('user-agent', agent).expect(200);
    await hub(sphere, ada)
      .get('/ada/open/resolve/main/a.txt')
      .set('range', 'bytes=1-2')
      .set('user-agent', agent)
      .expect(206);
    await hub(sphere).head('/ada/open/resolve/main/README.md').expect(200);
    await hub(sphere).get('/ada/open/resolve/main/none.txt').expect(404);
    await hub(sphere, ada).get('/ada/draft/resolve/main/a.txt').expect(200);
    await sphere.app.get(DownloadsService).settle();

    const downloads = async (name: string) => {
      const info = await hub(sphere, ada).get(`/api/models/ada/${name}`);
      return bodyOf<{ downloads: number }>(info).downloads;
    };
    expect([await downloads('open'), await downloads('draft')]).toEqual([2, 0]);
  });
});
