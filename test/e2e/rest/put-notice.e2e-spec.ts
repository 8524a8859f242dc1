import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('PUT …/notice', () => {
  it('marks a release, which stays readable and is passed over as the latest', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    await ada.client.post(`${path}/releases`, { version: 'v2.0', publish: true });

    const reply = await ada.client.put(`${path}/releases/v2.0/notice`, {
      kind: 'deprecated',
      reason: 'Use the first.',
      replacedBy: 'v1.0',
    });

    expect(reply).toMatchObject({
      status: 200,
      body: {
        state: 'published',
        notice: { kind: 'deprecated', replacedBy: 'v1.0', setBy: ada.handle },
      },
    });
    expect((await world.anyone.get(`${path}/releases/v2.0`)).status).toBe(200);
    expect((await world.anyone.get(path)).body).toMatchObject({
      latestRelease: { version: 'v1.0' },
    });
  });

  it('is lifted by whoever set it and by stewards, not by others', async () => {
    const ada = await world.person();
    const eve = await world.person();
    const path = await world.release(ada);
    const place = `${path}/releases/v1.0/notice`;
    const notice = { kind: 'retracted', reason: 'Wrong data.' };

    await world.steward.put(place, notice);
    expect((await ada.client.delete(place)).status).toBe(403);
    expect((await eve.client.put(place, notice)).status).toBe(403);
    expect(await world.steward.delete(place)).toMatchObject({
      status: 200,
      body: { notice: null },
    });
    expect((await world.anyone.delete(place)).status).toBe(401);
  });

  it.each([
    [{ kind: 'retracted' }, 400],
    [{ kind: 'retracted', reason: '' }, 400],
    [{ kind: 'retracted', reason: '   ' }, 400],
    [{ kind: 'hidden', reason: 'x' }, 400],
    [{ kind: 'deprecated', reason: 'x', replacedBy: 'v9' }, 404],
    [{ kind: 'deprecated', reason: 'x', until: '2999-01-01' }, 400],
  ])('refuses %j', async (body, status) => {
    const ada = await world.person();
    const path = await world.release(ada);

    expect((await ada.client.put(`${path}/releases/v1.0/notice`, body)).status).toBe(status);
    expect((await ada.client.get(`${path}/releases/v1.0`)).body).toMatchObject({ notice: null });
  });

  it('is for what is published', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });

    const reply = await ada.client.put(`${path}/releases/v1.0/notice`, {
      kind: 'retracted',
      reason: 'x',
    });

    expect(reply).toMatchObject({ status: 409, body: { code: 'not-published' } });
  });
});
