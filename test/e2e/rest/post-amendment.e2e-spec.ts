import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

const retitle = (value: string) => ({
  patch: [{ op: 'replace', path: '/title', value }],
  reason: 'A typing error.',
});

describe('POST …/amendments', () => {
  it('appends a public correction and keeps the frozen metadata', async () => {
    const ada = await world.person();
    const path = await world.release(ada);

    const reply = await ada.client.post(
      `${path}/releases/v1.0/amendments`,
      retitle('A better title'),
    );

    expect(reply).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: { title: 'A better title', amendmentCount: 1 },
    });
    const read = async (query: string) =>
      (await world.anyone.get<{ metadata: { title: string } }>(`${path}/releases/v1.0${query}`))
        .body.metadata.title;
    expect(await read('')).toBe('A better title');
    expect(await read('?as=frozen')).toBe('A small work');
    expect(await world.anyone.get(`${path}/releases/v1.0/amendments`)).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { items: [{ number: 1, by: ada.handle, reason: 'A typing error.' }], next: null },
    });
    expect((await world.anyone.get(path)).body).toMatchObject({ title: 'A better title' });
  });

  it('gives a reason, which is more than blanks', async () => {
    const ada = await world.person();
    const path = await world.release(ada);

    const reply = await ada.client.post(`${path}/releases/v1.0/amendments`, {
      ...retitle('A better title'),
      reason: ' ',
    });

    expect(reply).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason', code: 'too-short' }] },
    });
  });

  it('honours If-Match', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const amend = (etag: string, title: string) =>
      ada.client.post(`${path}/releases/v1.0/amendments`, retitle(title), {
        headers: { 'if-match': etag },
      });

    expect((await amend('"0"', 'First')).status).toBe(201);
    expect((await amend('"0"', 'Second')).status).toBe(412);
    expect((await amend('*', 'Third')).status).toBe(201);
    expect((await amend('W/"x"', 'Fourth')).status).toBe(400);
  });

  it.each([
    [[{ op: 'replace', path: '/creators', value: [] }]],
    [[{ op: 'replace', path: '/kind', value: 'paper' }]],
    [[{ op: 'remove', path: '/title' }]],
    [[{ op: 'replace', path: '/nowhere/at/all', value: 1 }]],
    [[{ op: 'explode', path: '/title' }]],
    [['title']],
    [[]],
  ])('refuses the patch %j', async (patch) => {
    const ada = await world.person();
    const path = await world.release(ada);

    const reply = await ada.client.post(`${path}/releases/v1.0/amendments`, { patch, reason: 'x' });

    expect([400, 422]).toContain(reply.status);
    expect((await world.anyone.get(`${path}/releases/v1.0`)).body).toMatchObject({
      amendmentCount: 0,
    });
  });

  it.each([
    { patch: 'title', reason: 'x' },
    { patch: [] },
    { patch: [{ op: 'replace', path: '/title', value: 'a\u0000b' }], reason: 'x' },
    { ...retitle('x'), silent: true },
  ])('refuses the shape of %j', async (body) => {
    const ada = await world.person();
    const path = await world.release(ada);

    expect((await ada.client.post(`${path}/releases/v1.0/amendments`, body)).status).toBe(400);
  });

  it('is for owners', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const path = await world.release(ada);

    expect((await eve.client.post(`${path}/releases/v1.0/amendments`, retitle('x'))).status).toBe(
      403,
    );
  });
});
