import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('PUT …/metadata', () => {
  it('commits the card and keeps the text below the metadata', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    await ada.client.put(`${path}/files/README.md`, '---\nlicense: mit\n---\n\n# Body\n');

    const reply = await ada.client.put(`${path}/metadata`, {
      metadata: { title: 'Anew', license: 'apache-2.0' },
    });

    expect(reply.status).toBe(200);
    expect((await ada.client.get(path)).body).toMatchObject({
      title: 'Anew',
      commit: (reply.body as { commit: string }).commit,
    });
  });

  it('refuses a stale parent', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);

    const reply = await ada.client.put(`${path}/metadata`, {
      metadata: { license: 'mit' },
      parent: 'a'.repeat(40),
    });

    expect(reply).toMatchObject({ status: 412, body: { code: 'stale-revision' } });
  });

  it.each([
    [{}, 400, 'missing'],
    [{ metadata: 'title: x' }, 400, 'type'],
    [{ metadata: {}, parent: 'main' }, 400, 'commit-id'],
    [{ metadata: { titel: 'x' } }, 422, 'unknown-field'],
    [{ metadata: { private: true } }, 422, 'unknown-field'],
    [{ metadata: {}, private: true }, 400, 'unknown-field'],
    [{ metadata: { creators: [{ name: 'Ada', orcid: 'nonsense' }] } }, 422, undefined],
  ])('refuses %j', async (body, status, code) => {
    const ada = await world.person();
    const path = await world.draft(ada);
    const before = await ada.client.get(path);

    const reply = await ada.client.put(`${path}/metadata`, body);

    expect(reply.status).toBe(status);
    if (code !== undefined) expect(reply.body).toMatchObject({ errors: [{ code }] });
    expect((await ada.client.get(path)).text).toBe(before.text);
  });

  it('is for writers', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const path = await world.release(ada);

    expect((await eve.client.put(`${path}/metadata`, { metadata: {} })).status).toBe(403);
    expect((await world.anyone.put(`${path}/metadata`, { metadata: {} })).status).toBe(401);
  });
});
