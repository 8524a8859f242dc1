import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('PUT …/licence', () => {
  it('widens the licence of a release, or of one artifact, and records it', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const widen = (body: unknown) => ada.client.put(`${path}/releases/v1.0/licence`, body);

    expect(
      await widen({ licence: 'CC-BY-4.0 OR CC0-1.0', artifact: 'data/notes.md' }),
    ).toMatchObject({
      status: 200,
      body: { licence: 'CC-BY-4.0 AND (CC-BY-4.0 OR CC0-1.0)' },
    });
    expect((await widen({ licence: 'CC-BY-4.0 OR CC0-1.0' })).body).toMatchObject({
      licence: 'CC-BY-4.0 OR CC0-1.0',
    });
    const events = await world.anyone.get<{ items: { action: string }[] }>('/events?limit=100');
    expect(events.body.items.filter(({ action }) => action === 'licence.widened')).toHaveLength(2);
  });

  it.each([
    ['CC0-1.0', 'LIC_NARROWED'],
    ['CC-BY-4.0 AND CC0-1.0', 'LIC_NARROWED'],
    ['CC-BY-4.0 OR CC-BY-NC-4.0', 'LIC_NON_COMMERCIAL'],
    ['nonsense', 'LIC_NARROWED'],
  ])('refuses %s', async (licence, code) => {
    const ada = await world.person();
    const path = await world.release(ada);

    const reply = await ada.client.put(`${path}/releases/v1.0/licence`, { licence });

    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'licence-not-open',
        errors: expect.arrayContaining([expect.objectContaining({ code })]),
      },
    });
    expect((await world.anyone.get(`${path}/releases/v1.0`)).body).toMatchObject({
      licence: 'CC-BY-4.0',
    });
  });

  it.each([
    {},
    { licence: 7 },
    { licence: ['MIT'] },
    { licence: 'x'.repeat(20_001) },
    { licence: 'MIT', force: 1 },
  ])('refuses the shape of %.60j', async (body) => {
    const ada = await world.person();
    const path = await world.release(ada);

    expect((await ada.client.put(`${path}/releases/v1.0/licence`, body)).status).toBe(400);
  });

  it('knows what has a licence to widen', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const draft = await world.draft(ada);
    await ada.client.post(`${draft}/releases`, { version: 'v1.0' });
    const licence = 'CC-BY-4.0 OR CC0-1.0';

    const missing = await ada.client.put(`${path}/releases/v1.0/licence`, {
      licence,
      artifact: 'no',
    });
    const candidate = await ada.client.put(`${draft}/releases/v1.0/licence`, { licence });

    expect(missing).toMatchObject({ status: 404, body: { code: 'artifact-not-found' } });
    expect(candidate).toMatchObject({ status: 409, body: { code: 'not-published' } });
  });
});
