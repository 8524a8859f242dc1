import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, bodyOf, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

describe('what a Hub client asks about itself', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let bob: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    bob = await sphere.anAccount('bob', { scope: 'read' });
    await sphere.anOrganisation('lab', ada);
    await aModel(sphere, ada, 'draft');
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('is answered with the account, its organisations and what the token may do', async () => {
    const response = await hub(sphere, ada).get('/api/whoami-v2').expect(200);

    expect(response.body).toMatchObject({
      type: 'user',
      name: 'ada',
      orgs: [{ name: 'lab', roleInOrg: 'admin' }],
      auth: { type: 'access_token', accessToken: { role: 'write' } },
    });
  });

  it('is not answered without a token', async () => {
    await hub(sphere).get('/api/whoami-v2').expect(401);
  });

  it.each([
    ['auth-check', 'ada', 200],
    ['auth-check/write', 'ada', 200],
    ['auth-check', 'bob', 404],
    ['auth-check/write', 'bob', 404],
  ])('%s of %s is %d', async (route, handle, status) => {
    const somebody = handle === 'ada' ? ada : bob;

    await hub(sphere, somebody).get(`/api/models/ada/draft/${route}`).expect(status);
  });

  const validate = (content: unknown, repoType = 'model') =>
    hub(sphere, ada).post('/api/validate-yaml').send({ content, repoType });

  it('about a card that is good is answered with nothing', async () => {
    const response = await validate('---\nlicense: mit\n---\n').expect(200);

    expect(response.body).toEqual({ errors: [], warnings: [] });
  });

  it('about a licence that is not open is answered with a warning', async () => {
    const response = await validate('---\nlicense: cc-by-nc-4.0\n---\n').expect(200);

    expect(bodyOf<{ warnings: unknown }>(response).warnings).toEqual([
      { message: expect.stringContaining('CC-BY-NC-4.0') },
    ]);
  });

  it('about YAML that cannot be read is stopped', async () => {
    const response = await validate('---\nlicense: [mit\n---\n');

    expect(response.status).toBe(400);
    expect(bodyOf<{ errors: unknown }>(response).errors).toEqual(
      expect.arrayContaining([{ message: expect.stringContaining('README.md') }]),
    );
  });

  it.each([[7], [undefined], ['x'.repeat(7_000_000)]])('needs a text', async (content) => {
    const response = await validate(content);

    expect([400, 413]).toContain(response.status);
  });
});
