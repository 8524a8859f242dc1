import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('POST /accounts', () => {
  it('makes an account with the roles that a steward gives', async () => {
    const reply = await world.steward.post('/accounts', {
      handle: 'grace',
      displayName: 'Grace Hopper',
      orcid: '0000-0002-1825-0097',
      roles: ['advisor'],
    });

    expect(reply).toMatchObject({
      status: 201,
      body: { handle: 'grace', orcid: '0000-0002-1825-0097', roles: ['advisor'] },
    });
  });

  it('lists every fault of a bad body, with its field and code', async () => {
    const reply = await world.steward.post('/accounts', {
      handle: 'x'.repeat(300),
      displayName: 7,
      roles: 'advisor',
      nickname: 'G',
    });

    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect((reply.body as { errors: unknown[] }).errors).toEqual([
      expect.objectContaining({ field: 'nickname', code: 'unknown-field' }),
      expect.objectContaining({ field: 'handle', code: 'too-long' }),
      expect.objectContaining({ field: 'displayName', code: 'type' }),
      expect.objectContaining({ field: 'roles', code: 'type' }),
    ]);
  });

  it('names the fields that are missing', async () => {
    const reply = await world.steward.post('/accounts', {});

    expect(reply).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: 'handle', code: 'missing' },
          { field: 'displayName', code: 'missing' },
        ],
      },
    });
  });

  it.each(['line\nbreak', 'bell\u0007', 'null\u0000', 'half\ud800pair'])(
    'refuses the control or broken character in %j',
    async (displayName) => {
      const reply = await world.steward.post('/accounts', { handle: 'bell', displayName });

      expect(reply).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'displayName', code: 'bad-character' }] },
      });
    },
  );

  it('leaves the rule of handles to the domain', async () => {
    const reply = await world.steward.post('/accounts', { handle: 'api', displayName: 'A' });

    expect(reply).toMatchObject({ status: 400, body: { errors: [{ code: 'handle-reserved' }] } });
  });

  it('refuses a handle that is taken, in any case', async () => {
    const { handle } = await world.person();

    const reply = await world.steward.post('/accounts', {
      handle: handle.toUpperCase(),
      displayName: 'Another',
    });

    expect(reply).toMatchObject({ status: 409, body: { code: 'handle-taken' } });
  });

  it('is for stewards only', async () => {
    const { client } = await world.person();

    expect(await client.post('/accounts', { handle: 'eve', displayName: 'E' })).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await world.anyone.post('/accounts', { handle: 'eve', displayName: 'E' })).toMatchObject(
      {
        status: 401,
        body: { code: 'unauthenticated' },
      },
    );
  });
});

describe('DELETE /accounts/{handle}', () => {
  it('removes an account, whose token is worth nothing then', async () => {
    const { handle, client } = await world.person();

    expect((await client.delete(`/accounts/${handle}`)).status).toBe(204);

    expect(await client.get('/me')).toMatchObject({ status: 401, body: { code: 'token-revoked' } });
  });

  it('is not for others', async () => {
    const { handle } = await world.person();
    const { client } = await world.person();

    expect((await client.delete(`/accounts/${handle}`)).status).toBe(403);
  });
});

describe('GET /me', () => {
  it('tells the account, its roles and its memberships', async () => {
    const ada = await world.person();
    const lab = await world.organisation(ada);

    expect(await ada.client.get('/me')).toMatchObject({
      status: 200,
      body: {
        account: { handle: ada.handle },
        roles: [],
        memberships: [{ handle: lab, role: 'owner' }],
        token: { scope: 'write' },
      },
    });
  });

  it('says what is wrong with a token that does not count', async () => {
    expect(await world.anyone.get('/me')).toMatchObject({ status: 401 });
    expect(await world.anyone.as('hf_nonsense').get('/me')).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer realm="sphere"' },
      body: { code: 'token-invalid' },
    });
  });
});
