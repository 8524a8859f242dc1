import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('PATCH /accounts/{handle}', () => {
  it('changes what is given, empties what is empty, and keeps the rest', async () => {
    const { handle, client } = await world.person();
    const path = `/accounts/${handle}`;
    await client.patch(path, { bio: 'Studies voices.', orcid: '0000-0002-1825-0097' });

    const reply = await client.patch(path, {
      displayName: 'Ada',
      bio: '',
      homepage: 'https://example.org/~ada',
    });

    expect(reply).toMatchObject({
      status: 200,
      body: {
        handle,
        displayName: 'Ada',
        orcid: '0000-0002-1825-0097',
        bio: null,
        homepage: 'https://example.org/~ada',
      },
    });
  });

  it('names every fault', async () => {
    const { handle, client } = await world.person();

    const reply = await client.patch(`/accounts/${handle}`, {
      displayName: '\u202e',
      orcid: '0000-0002-1825-0098',
      homepage: 'javascript:alert(1)',
    });

    expect(reply).toMatchObject({
      status: 400,
      body: {
        errors: [
          { field: 'displayName', code: 'display-name' },
          { field: 'homepage', code: 'homepage' },
          { field: 'orcid', code: 'orcid-checksum' },
        ],
      },
    });
  });

  it('is for the account itself and stewards, with a token that may write', async () => {
    const { handle } = await world.person();
    const other = await world.person();
    const reading = world.anyone.as(await world.token(handle, 'read'));
    const path = `/accounts/${handle}`;

    const statuses = await Promise.all(
      [world.anyone, other.client, reading, world.steward].map(async (client) => {
        return (await client.patch(path, { bio: 'x' })).status;
      }),
    );

    expect(statuses).toEqual([401, 403, 403, 200]);
  });

  it.each(['nobody', 'lab-of-it'])('knows no account "%s"', async (handle) => {
    const owner = await world.person();
    if (handle !== 'nobody') {
      await owner.client.post('/organisations', { handle, displayName: 'A lab' });
    }

    const reply = await owner.client.patch(`/accounts/${handle}`, { bio: 'x' });

    expect(reply).toMatchObject({ status: 404, body: { code: 'account-not-found' } });
  });
});

describe('PATCH /organisations/{handle}', () => {
  it('is for owners, and leaves how it reviews as it is', async () => {
    const owner = await world.person();
    const writer = await world.person();
    const lab = await world.organisation(owner, { mode: 'advisory', windowDays: 9 });
    await owner.client.put(`/organisations/${lab}/members/${writer.handle}`, { role: 'writer' });
    const change = { displayName: 'The lab', ror: 'https://ror.org/03yrm5c26' };

    const refused = await writer.client.patch(`/organisations/${lab}`, change);
    const reply = await owner.client.patch(`/organisations/${lab.toUpperCase()}`, change);

    expect(refused.status).toBe(403);
    expect(reply).toMatchObject({
      status: 200,
      body: {
        handle: lab,
        displayName: 'The lab',
        ror: '03yrm5c26',
        bio: null,
        review: { mode: 'advisory', windowDays: 9 },
      },
    });
    const { body } = await world.anyone.get<{ items: { action: string; subject: string }[] }>(
      '/events?limit=100',
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({
        action: 'organisation.described',
        subject: `organisation:${lab}`,
        detail: { fields: ['displayName', 'ror'] },
      }),
    );
  });
});
