import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** An artifact of a release, with or without a token. */
async function download(repository: string, token?: string) {
  const path = repository.replace('/models', '');
  const answer = await fetch(`${world.sphere.url}${path}/resolve/v1.0/data/notes.md`, {
    ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
  });
  return { status: answer.status, sha256: sha256Of(new Uint8Array(await answer.arrayBuffer())) };
}

/** A published release and its owner. */
async function released(): Promise<{ ada: Person; path: string }> {
  const ada = await world.person();
  return { ada, path: await world.release(ada) };
}

const ground = { category: 'privacy', statement: 'It holds the names of patients.' };

describe('access (licence-policy 12.5)', () => {
  it('A001: lets anybody download an artifact', async () => {
    const { path } = await released();

    expect(await download(path)).toEqual({
      status: 200,
      sha256: sha256Of(Buffer.from('Some notes.\n')),
    });
  });

  it('A002: ignores a bad token on the own API', async () => {
    const { path } = await released();

    const bad = await world.anyone.as('hf_nonsense').get(`${path}/releases/v1.0`);
    const none = await world.anyone.get(`${path}/releases/v1.0`);

    expect([bad.status, bad.text]).toEqual([200, none.text]);
  });

  it.each(['owner', 'steward'])(
    'A003, A004: keeps a release from deletion by its %s',
    async (who) => {
      const { ada, path } = await released();
      const client = who === 'owner' ? ada.client : world.steward;

      const reply = await client.delete(`${path}/releases/v1.0`);

      expect(reply).toMatchObject({
        status: 409,
        body: { code: 'released-immutable', errors: [{ code: 'ACC_RELEASED_IMMUTABLE' }] },
      });
      expect((await download(path)).status).toBe(200);
    },
  );

  it('A005: has no way to make a released repository private', async () => {
    const { ada, path } = await released();

    const attempts = await Promise.all([
      ada.client.put(`${path}/metadata`, { metadata: {}, private: true }),
      ada.client.post(`${path}/releases`, { version: 'v2', private: true }),
      ada.client.put(`${path}/releases/v1.0/notice`, {
        kind: 'deprecated',
        reason: 'x',
        visibility: 'private',
      }),
    ]);

    for (const reply of attempts) {
      expect(reply).toMatchObject({
        status: 400,
        body: { errors: [{ code: 'unknown-field', rule: 'R48' }] },
      });
    }
    expect((await download(path)).status).toBe(200);
  });

  it('A006: replaces no file of a release, whatever is committed after it', async () => {
    const { ada, path } = await released();
    const before = await download(path);

    const onLabel = await ada.client.put(`${path}/files/data/notes.md?branch=v1.0`, 'Changed.');
    const onMain = await ada.client.put(`${path}/files/data/notes.md`, 'Changed.');

    expect(onLabel).toMatchObject({
      status: 409,
      body: { code: 'released-immutable', errors: [{ code: 'ACC_RELEASED_IMMUTABLE' }] },
    });
    expect(onMain.status).toBe(201);
    expect(await download(path)).toEqual(before);
  });

  it.each([
    ['A007', { embargo_date: '2999-01-01' }, 'ACC_EMBARGO'],
    ['A008', { access_right: 'restricted' }, 'ACC_EMBARGO'],
    ['A009', { gated: 'auto' }, 'ACC_GATED'],
    ['A010', { extra_gated_prompt: 'Please agree.' }, 'ACC_GATED'],
  ])('%s: refuses a card with %j', async (_, metadata, code) => {
    const ada = await world.person();
    const path = await world.draft(ada, { metadata });

    const reply = await ada.client.post(`${path}/releases`, { version: 'v1.0', publish: true });

    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'licence-not-open', errors: [{ code }] },
    });
  });

  it('A011: accepts a card that says "gated: false"', async () => {
    const ada = await world.person();

    const path = await world.release(ada, { metadata: { gated: false } });

    expect((await download(path)).status).toBe(200);
  });

  it('A012: leaves a tombstone of what a steward withdraws, and the other releases as they are', async () => {
    const { ada, path } = await released();
    await ada.client.post(`${path}/releases`, { version: 'v2.0', publish: true });

    const reply = await world.steward.post(`${path}/releases/v2.0/withdraw`, ground);

    expect(reply).toMatchObject({ status: 200, body: { state: 'withdrawn', tombstone: ground } });
    expect(await world.anyone.get(`${path}/releases/v2.0`)).toMatchObject({
      status: 410,
      body: {
        code: 'withdrawn',
        tombstone: {
          ...ground,
          decidedByRole: 'steward',
          version: 'v2.0',
          metadata: { title: 'A small work' },
          files: [{ path: 'README.md' }, { path: 'data/notes.md', size: 12 }],
        },
      },
    });
    expect((await world.anyone.get(`${path}/releases/v2.0/manifest`)).status).toBe(410);
    expect((await world.anyone.get(`${path}/releases/v2.0/amendments`)).status).toBe(200);
    expect((await world.anyone.get(path)).body).toMatchObject({
      latestRelease: { version: 'v1.0' },
    });
    expect((await download(path)).status).toBe(200);
  });

  it('A012: answers 410 for a record of which every release is withdrawn', async () => {
    const { path } = await released();
    await world.steward.post(`${path}/releases/v1.0/withdraw`, ground);

    for (const address of [path, `${path}/relations`]) {
      expect(await world.anyone.get(address)).toMatchObject({
        status: 410,
        body: { tombstone: { version: 'v1.0', category: 'privacy' } },
      });
    }
    expect((await download(path)).status).toBe(410);
  });

  it('A013: lets no owner withdraw', async () => {
    const { ada, path } = await released();

    expect((await ada.client.post(`${path}/releases/v1.0/withdraw`, ground)).status).toBe(403);
    expect((await download(path)).status).toBe(200);
  });

  it.each([
    { category: 'author-request', statement: 'They changed their mind.' },
    { category: 'privacy' },
    { category: 'privacy', statement: ' ' },
    {},
  ])('A014: accepts no ground such as %j', async (body) => {
    const { path } = await released();

    expect(await world.steward.post(`${path}/releases/v1.0/withdraw`, body)).toMatchObject({
      status: 422,
      body: { code: 'ground-not-accepted', errors: [{ code: 'ACC_NOT_A_GROUND' }] },
    });
    expect((await download(path)).status).toBe(200);
  });

  it('A015: keeps the releases of an account that is removed', async () => {
    const { ada, path } = await released();

    expect((await world.steward.delete(`/accounts/${ada.handle}`)).status).toBe(204);

    expect((await ada.client.get('/me')).status).toBe(401);
    expect((await world.anyone.get(path)).status).toBe(200);
    expect((await download(path)).status).toBe(200);
  });

  it('A016: serves the same bytes again when a withdrawal is lifted', async () => {
    const { path } = await released();
    const before = await download(path);
    await world.steward.post(`${path}/releases/v1.0/withdraw`, ground);

    const lifted = await world.steward.delete(`${path}/releases/v1.0/withdrawal`);

    expect(lifted).toMatchObject({ status: 200, body: { state: 'published', tombstone: null } });
    expect(await download(path)).toEqual(before);
    const events = await world.anyone.get<{ items: { action: string }[] }>('/events?limit=100');
    expect(events.body.items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['release.withdrawn', 'release.reinstated']),
    );
  });

  it('withdraws nothing but what was published, and only for a shape that it knows', async () => {
    const ada = await world.person();
    const lab = await world.organisation(ada);
    await ada.client.put(`/organisations/${lab}/members/operator`, { role: 'reader' });
    const path = await world.draft(ada, { namespace: lab });
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });

    expect((await world.steward.post(`${path}/releases/v1.0/withdraw`, ground)).status).toBe(409);
    for (const more of [{ secretly: 1 }, { replacement: '' }]) {
      expect(
        await world.steward.post(`${path}/releases/v1.0/withdraw`, { ...ground, ...more }),
      ).toMatchObject({ status: 400, body: { errors: [{ field: Object.keys(more)[0] }] } });
    }
    expect((await ada.client.delete(`${path}/releases/v1.0/withdrawal`)).status).toBe(403);
  });
});
