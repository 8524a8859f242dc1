import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('POST /organisations', () => {
  it('founds an organisation that the caller owns', async () => {
    const ada = await world.person();

    const reply = await ada.client.post('/organisations', {
      handle: 'institute',
      displayName: 'An Institute',
      review: { mode: 'advisory', windowDays: 10 },
    });

    expect(reply).toMatchObject({
      status: 201,
      body: { handle: 'institute', ror: null, review: { mode: 'advisory', windowDays: 10 } },
    });
    expect(await world.anyone.get('/organisations/institute/members')).toMatchObject({
      status: 200,
      body: { items: [{ handle: ada.handle, role: 'owner' }], next: null },
    });
  });

  it('names the field inside a part of the body', async () => {
    const { client } = await world.person();

    const reply = await client.post('/organisations', {
      handle: 'other',
      displayName: 'Other',
      review: { mode: 'binding', windowDays: 0, deadline: 'soon' },
    });

    expect(reply).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: 'review.deadline', code: 'unknown-field' },
          { field: 'review.mode', code: 'not-allowed' },
          { field: 'review.windowDays', code: 'out-of-range' },
        ],
      },
    });
  });
});

describe('PUT /organisations/{handle}/members/{account}', () => {
  it('gives, changes and takes a role', async () => {
    const owner = await world.person();
    const member = await world.person();
    const lab = await world.organisation(owner);
    const place = `/organisations/${lab}/members/${member.handle}`;

    expect(await owner.client.put(place, { role: 'reader' })).toMatchObject({
      status: 200,
      body: { handle: member.handle, role: 'reader' },
    });
    expect((await owner.client.put(place, { role: 'writer' })).body).toMatchObject({
      role: 'writer',
    });
    expect((await owner.client.delete(place)).status).toBe(204);
    expect((await owner.client.delete(place)).status).toBe(404);
  });

  it('refuses a role that is none, and those who own nothing', async () => {
    const owner = await world.person();
    const stranger = await world.person();
    const lab = await world.organisation(owner);
    const place = `/organisations/${lab}/members/${stranger.handle}`;

    expect((await owner.client.put(place, { role: 'king' })).status).toBe(400);
    expect((await stranger.client.put(place, { role: 'owner' })).status).toBe(403);
    expect(
      (await owner.client.put(`/organisations/nowhere/members/x`, { role: 'owner' })).status,
    ).toBe(404);
  });
});
