import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '../../../src/foundations/database/database.js';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('POST /accounts/{handle}/tokens', () => {
  it('shows the secret once, and lists the token without it', async () => {
    const { handle, client } = await world.person();

    const issued = await client.post<{ id: string; token: string }>(`/accounts/${handle}/tokens`, {
      name: 'laptop',
      scope: 'read',
      expiresAt: '2999-01-01T00:00:00Z',
    });

    expect(issued.status).toBe(201);
    expect(issued.body.token).toMatch(/^hf_sph[0-9A-Za-z]{34}$/);
    const list = await client.get(`/accounts/${handle}/tokens`);
    expect(list.text).not.toContain(issued.body.token);
    expect(list.body).toMatchObject({
      items: [
        { scope: 'write' },
        { id: issued.body.id, name: 'laptop', lastFour: issued.body.token.slice(-4) },
      ],
      next: null,
    });
  });

  it('pages through the tokens of an account', async () => {
    const { handle, client } = await world.person();
    await world.token(handle, 'read');

    const first = await client.get<{ items: unknown[]; next: string }>(
      `/accounts/${handle}/tokens?limit=1`,
    );
    const second = await client.get<{ items: unknown[]; next: null }>(
      `/accounts/${handle}/tokens?limit=1&cursor=${first.body.next}`,
    );

    expect(first.body.items).toHaveLength(1);
    expect(second.body).toMatchObject({ items: [{ scope: 'read' }], next: null });
  });

  it.each([
    [{ name: 'x', scope: 'admin' }, 'scope'],
    [{ name: '', scope: 'read' }, 'name'],
    [{ name: 'x', scope: 'read', expiresAt: 'tomorrow' }, 'expiresAt'],
    [{ name: 'x', scope: 'read', expiresAt: '2001-01-01T00:00:00Z' }, 'expiresAt'],
    [{ name: 'x', scope: 'read', expiresAt: null }, 'expiresAt'],
  ])('refuses %j', async (body, field) => {
    const { handle, client } = await world.person();

    const reply = await client.post(`/accounts/${handle}/tokens`, body);

    expect(reply).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=ten',
    'cursor=%00',
    'cursor=bm9uc2Vuc2U',
    'limit=1&limit=2',
  ])('refuses the page ?%s', async (query) => {
    const { handle, client } = await world.person();

    expect((await client.get(`/accounts/${handle}/tokens?${query}`)).status).toBe(400);
  });

  it('is for the account itself and stewards', async () => {
    const { handle } = await world.person();
    const { client } = await world.person();

    expect((await client.get(`/accounts/${handle}/tokens`)).status).toBe(403);
    expect((await world.steward.get(`/accounts/${handle}/tokens`)).status).toBe(200);
    expect((await world.steward.get('/accounts/no%00body/tokens')).status).toBe(404);
  });
});

describe('tokens that are worth nothing', () => {
  it('refuses a revoked one', async () => {
    const { handle, client } = await world.person();
    const token = await world.token(handle, 'write');
    const list = await client.get<{ items: { id: string }[] }>(`/accounts/${handle}/tokens`);

    const id = list.body.items[1]?.id ?? '';
    expect((await client.delete(`/accounts/${handle}/tokens/${id}`)).status).toBe(204);

    expect(await world.anyone.as(token).get('/me')).toMatchObject({
      status: 401,
      body: { code: 'token-revoked' },
    });
    expect((await client.delete(`/accounts/${handle}/tokens/nonsense`)).status).toBe(404);
  });

  it('refuses an expired one', async () => {
    const { handle } = await world.person();
    const token = await world.token(handle, 'write', '2999-01-01T00:00:00Z');
    await world.sphere.app
      .get(Database)
      .query(
        "UPDATE access_token SET expires_at = now() - interval '1 day' WHERE expires_at IS NOT NULL",
      );

    expect(await world.anyone.as(token).get('/me')).toMatchObject({
      status: 401,
      body: { code: 'token-expired' },
    });
  });

  it('lets a token of scope "read" write nothing', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    const reader = world.anyone.as(await world.token(ada.handle, 'read'));

    expect((await reader.get(path)).status).toBe(200);
    expect(await reader.post('/models', { namespace: ada.handle, name: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'read-only-token' },
    });
    expect((await reader.put(`${path}/files/a.md`, 'x')).status).toBe(403);
    expect((await reader.delete(path)).status).toBe(403);
  });

  it('revokes what somebody found in the open, and answers 202 to anything', async () => {
    const { token, client } = await world.person();

    expect(await world.anyone.post('/tokens/revoke', { token })).toMatchObject({
      status: 202,
      text: '',
    });
    expect((await world.anyone.post('/tokens/revoke', { token: 'nothing' })).status).toBe(202);

    expect((await client.get('/me')).status).toBe(401);
    expect((await world.anyone.post('/tokens/revoke', { tokens: [token] })).status).toBe(400);
  });
});
