import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('POST …/releases/{version}/publish', () => {
  it('publishes a candidate, and repeating it is harmless', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });

    const first = await ada.client.post<{ publishedAt: string }>(`${path}/releases/v1.0/publish`);
    const second = await ada.client.post<{ publishedAt: string }>(
      `${path}/releases/v1.0/publish`,
      {},
    );

    expect(first).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(second.body.publishedAt).toBe(first.body.publishedAt);
    expect((await world.anyone.get(path)).body).toMatchObject({
      state: 'released',
      latestRelease: { version: 'v1.0' },
    });
  });

  it('waits for advisors where the organisation asks for it, unless an owner waives that', async () => {
    const ada = await world.person();
    const lab = await world.organisation(ada, { mode: 'advisory', windowDays: 7 });
    const path = await world.draft(ada, { namespace: lab });

    const proposed = await ada.client.post(`${path}/releases`, { version: 'v1.0', publish: true });
    const early = await ada.client.post(`${path}/releases/v1.0/publish`);
    const blank = await ada.client.post(`${path}/releases/v1.0/publish`, { waiver: '  ' });
    const waived = await ada.client.post(`${path}/releases/v1.0/publish`, {
      waiver: 'A deadline.',
    });

    expect(proposed).toMatchObject({
      status: 201,
      body: { state: 'candidate', review: { mode: 'advisory', windowDays: 7, waiver: null } },
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'review-open' } });
    expect(blank.status).toBe(409);
    expect(waived).toMatchObject({
      status: 200,
      body: { state: 'published', review: { waiver: 'A deadline.' } },
    });
  });

  it.each([{ waiver: 7 }, { waiver: 'x'.repeat(2001) }, { force: true }])(
    'refuses %j',
    async (body) => {
      const ada = await world.person();
      const path = await world.draft(ada);
      await ada.client.post(`${path}/releases`, { version: 'v1.0' });

      expect((await ada.client.post(`${path}/releases/v1.0/publish`, body)).status).toBe(400);
      expect((await ada.client.get(`${path}/releases/v1.0`)).body).toMatchObject({
        state: 'candidate',
      });
    },
  );
});

describe('DELETE …/releases/{version}', () => {
  it('abandons a candidate, whose label is free again', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });

    expect((await ada.client.delete(`${path}/releases/v1.0`)).status).toBe(204);

    expect((await ada.client.get(`${path}/releases/v1.0`)).status).toBe(404);
    expect((await ada.client.post(`${path}/releases`, { version: 'v1.0' })).status).toBe(201);
  });

  it('is for writers', async () => {
    const ada = await world.person();
    const reader = await world.person();
    const lab = await world.organisation(ada);
    await ada.client.put(`/organisations/${lab}/members/${reader.handle}`, { role: 'reader' });
    const path = await world.draft(ada, { namespace: lab });
    await ada.client.post(`${path}/releases`, { version: 'v1.0' });

    expect((await reader.client.get(`${path}/releases/v1.0`)).status).toBe(200);
    expect((await reader.client.delete(`${path}/releases/v1.0`)).status).toBe(403);
  });
});

describe('GET …/releases', () => {
  it('pages through the releases, the newest first, and through the files of one', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    await ada.client.put(`${path}/files/more.md`, 'More.');
    await ada.client.post(`${path}/releases`, { version: 'v1.1', publish: true });
    await ada.client.post(`${path}/releases`, { version: 'v2.0' });
    interface Page {
      items: { version: string }[];
      next: string | null;
    }

    const first = await world.anyone.get<Page>(`${path}/releases?limit=1`);
    const second = await world.anyone.get<Page>(
      `${path}/releases?limit=1&cursor=${first.body.next ?? ''}`,
    );
    const files = await world.anyone.get<{ files: { items: { path: string }[]; next: string } }>(
      `${path}/releases/v1.1?limit=2`,
    );
    const rest = await world.anyone.get(
      `${path}/releases/v1.1?limit=2&cursor=${files.body.files.next}`,
    );

    expect(first.body.items).toMatchObject([{ version: 'v1.1' }]);
    expect(second.body).toMatchObject({ items: [{ version: 'v1.0' }], next: null });
    expect(files.body.files.items.map((file) => file.path)).toEqual(['README.md', 'data/notes.md']);
    expect(rest.body).toMatchObject({
      files: { count: 3, items: [{ path: 'more.md' }], next: null },
      licenceReport: { artifacts: [{ path: 'more.md' }] },
    });
  });
});
