import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationsService } from '../../../src/capabilities/identity/index.js';
import { bodyOf, hub } from '../../support/hub-requests.js';
import { startSphere, type Sphere } from '../../support/sphere.js';

describe('who publishes', () => {
  let sphere: Sphere;

  beforeAll(async () => {
    sphere = await startSphere();
    const ada = await sphere.anAccount('Ada', { displayName: 'Ada Lovelace' });
    const ben = await sphere.anAccount('ben');
    const { organisation, owner } = await sphere.anOrganisation('lab', ada);
    const { viewer } = owner;
    await sphere.app.get(OrganisationsService).setMember(viewer, 'lab', ben.handle, 'writer');
    await sphere.aRelease({ by: ada });
    await sphere.aRelease({ by: ada, kind: 'dataset', namespace: organisation.handle });
    await sphere.aRepository({ by: ada, name: 'a-draft' });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('is described as a person, by what is public alone', async () => {
    const response = await hub(sphere).get('/api/users/ada/overview').expect(200);

    expect(response.body).toMatchObject({
      user: 'Ada',
      fullname: 'Ada Lovelace',
      type: 'user',
      avatarUrl: `${sphere.url}/api/avatars/Ada.svg`,
      numModels: 1,
      numDatasets: 0,
      numPapers: 0,
      numSpaces: 0,
      isPro: false,
      orgs: [{ name: 'lab', fullname: 'The Laboratory' }],
    });
    expect(response.body).not.toHaveProperty('name');
  });

  it('is described as an organisation', async () => {
    const response = await hub(sphere).get('/api/organizations/lab/overview').expect(200);

    expect(response.body).toMatchObject({
      name: 'lab',
      fullname: 'The Laboratory',
      numDatasets: 1,
      numModels: 0,
      numUsers: 2,
    });
  });

  it('is listed by page', async () => {
    const first = await hub(sphere).get('/api/organizations/lab/members?limit=1').expect(200);

    const [, next] = /^<([^>]*)>; rel="next"$/.exec(first.headers['link'] ?? '') ?? [];
    expect(next?.startsWith(`${sphere.url}/api/organizations/lab/members?`)).toBe(true);
    const second = await hub(sphere)
      .get(next?.slice(sphere.url.length) ?? '')
      .expect(200);
    expect([first, second].map((page) => bodyOf<{ user: string }[]>(page)[0]?.user)).toEqual([
      'Ada',
      'ben',
    ]);
    expect(second.headers['link']).toBeUndefined();
  });

  it.each([
    '/api/users/nobody/overview',
    '/api/users/lab/overview',
    '/api/users/%00/overview',
    '/api/organizations/ada/overview',
    '/api/organizations/nobody/members',
  ])('is nobody at %s', async (path) => {
    const response = await hub(sphere).get(path);

    expect(response.status).toBe(404);
    expect(bodyOf<{ error: string }>(response).error).toContain('There is no');
  });

  it('has a picture that no browser runs', async () => {
    const response = await hub(sphere).get('/api/avatars/Ada.svg').expect(200);

    expect(response.headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    });
    expect((response.body as Buffer).toString()).toMatch(/^<svg [^>]*>(?:<[^<>]*>)+<\/svg>\n$/);
    await hub(sphere).get('/api/avatars/a%3Cb.svg').expect(404);
  });
});
