import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('POST /{kind}', () => {
  it('makes an empty repository, whose record says what is missing', async () => {
    const ada = await world.person();

    const reply = await ada.client.post('/datasets', { namespace: ada.handle, name: 'empty' });

    expect(reply).toMatchObject({
      status: 201,
      body: {
        kind: 'dataset',
        state: 'draft',
        metadata: null,
        latestRelease: null,
        files: { count: 0 },
        errors: [{ code: 'card-missing' }],
      },
    });
  });

  it('makes one whose card holds the metadata', async () => {
    const ada = await world.person();

    const reply = await ada.client.post('/models', {
      namespace: ada.handle,
      name: 'described',
      metadata: { title: 'Described', license: 'mit', tags: ['speech'] },
    });

    expect(reply).toMatchObject({
      status: 201,
      body: { title: 'Described', metadata: { tags: ['speech'] }, files: { count: 1 }, errors: [] },
    });
  });

  it.each<[Readonly<Record<string, unknown>>, number]>([
    [{ namespace: '', name: 'x' }, 404],
    [{ name: 'x' }, 400],
    [{ namespace: 'SELF', name: '..' }, 400],
    [{ namespace: 'SELF', name: 'x'.repeat(97) }, 400],
    [{ namespace: 'SELF', name: 'a\u0000b' }, 400],
    [{ namespace: 'SELF', name: 'x', metadata: [] }, 400],
    [{ namespace: 'SELF', name: 'x', metadata: { nonsense: 1 } }, 422],
    [{ namespace: 'SELF', name: 'x', metadata: { title: 'a\u0000b' } }, 400],
    [{ namespace: 'SELF', name: 'x', private: true }, 400],
    [{ namespace: 'nobody-here', name: 'x' }, 404],
  ])('refuses %j with %i and makes nothing', async (body, status) => {
    const ada = await world.person();
    const isOwn = body['namespace'] === 'SELF';

    const reply = await ada.client.post('/models', {
      ...body,
      ...(isOwn && { namespace: ada.handle }),
    });

    expect(reply.status).toBe(status);
    expect((await ada.client.get(`/models/${ada.handle}/x`)).status).toBe(404);
  });

  it('refuses a name that is taken and a namespace of others', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const path = await world.draft(ada, { name: 'taken' });

    expect(path).toBe(`/models/${ada.handle}/taken`);
    expect(
      await ada.client.post('/models', { namespace: ada.handle, name: 'TAKEN' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'repository-exists' },
    });
    expect((await eve.client.post('/models', { namespace: ada.handle, name: 'y' })).status).toBe(
      403,
    );
  });

  it('knows three kinds', async () => {
    const { handle, client } = await world.person();

    expect((await client.post('/spaces', { namespace: handle, name: 'x' })).status).toBe(404);
  });
});

describe('GET /{kind}/{ns}/{name}', () => {
  it('shows a draft to its members and to nobody else', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const path = await world.draft(ada);

    expect(await ada.client.get(path)).toMatchObject({ status: 200, body: { state: 'draft' } });
    for (const client of [world.anyone, eve.client, world.steward]) {
      expect(await client.get(path)).toMatchObject({
        status: 404,
        body: { code: 'repository-not-found' },
      });
    }
  });

  it('leads from another spelling to the canonical one, keeping path and query', async () => {
    const ada = await world.person();
    const path = await world.release(ada, { name: 'Spelled' });

    const reply = await world.anyone.get(`${path.replace('Spelled', 'sPELLED')}/releases?limit=1`);

    expect(reply).toMatchObject({
      status: 307,
      headers: { location: `/api/v1${path}/releases?limit=1` },
    });
  });

  it('may be read by pages of any origin, and with HEAD', async () => {
    const ada = await world.person();
    const path = await world.release(ada);

    const reply = await world.anyone.call('HEAD', path);
    const preflight = await world.anyone.call('OPTIONS', path, {
      headers: { 'access-control-request-method': 'GET' },
    });

    expect(reply).toMatchObject({
      status: 200,
      text: '',
      headers: { 'access-control-allow-origin': '*' },
    });
    expect(preflight).toMatchObject({
      status: 204,
      headers: { 'access-control-allow-origin': '*' },
    });
  });
});

describe('DELETE /{kind}/{ns}/{name}', () => {
  it('removes a draft', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);

    expect((await ada.client.delete(path)).status).toBe(204);

    expect((await ada.client.get(path)).status).toBe(404);
  });

  it('refuses once anything in it was released', async () => {
    const ada = await world.person();
    const path = await world.release(ada);

    expect(await ada.client.delete(path)).toMatchObject({
      status: 409,
      body: { code: 'released-immutable', errors: [{ code: 'ACC_RELEASED_IMMUTABLE' }] },
    });
    expect((await world.anyone.get(path)).status).toBe(200);
  });
});
