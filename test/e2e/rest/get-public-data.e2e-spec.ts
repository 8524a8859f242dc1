import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DownloadsService } from '../../../src/capabilities/discovery/index.js';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

describe('GET /blobs/sha256/{hex}', () => {
  it('finds every published artifact with those bytes, and no draft', async () => {
    const ada = await world.person();
    const files = { 'one.md': 'The same bytes.', 'two.md': 'The same bytes.' };
    const path = await world.release(ada, { files });
    await world.draft(ada, { files });
    const hex = createHash('sha256').update('The same bytes.').digest('hex');

    const first = await world.anyone.get<{ items: unknown[]; next: string }>(
      `/blobs/sha256/${hex.toUpperCase()}?limit=1`,
    );
    const second = await world.anyone.get(`/blobs/sha256/${hex}?limit=1&cursor=${first.body.next}`);

    expect(first).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            path: 'one.md',
            version: 'v1.0',
            url: `${world.sphere.url}${path.replace('/models', '')}/resolve/v1.0/one.md`,
          },
        ],
      },
    });
    expect(second.body).toMatchObject({ items: [{ path: 'two.md' }], next: null });
    expect((await world.anyone.get(`/blobs/sha256/${'0'.repeat(64)}`)).body).toEqual({
      items: [],
      next: null,
    });
  });
});

describe('PUT /blobs/sha256/{hex}/decision', () => {
  it('is a steward’s, and keeps quarantined bytes from being released', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, { files: {} });
    const put = await ada.client.put<{ sha256: string }>(`${path}/files/a.md`, 'Suspicious bytes.');
    const place = `/blobs/sha256/${put.body.sha256}/decision`;

    expect((await ada.client.put(place, { allow: false, reason: 'x' })).status).toBe(403);
    expect((await world.steward.put(place, { allow: 'no', reason: 'x' })).status).toBe(400);
    expect(await world.steward.put(place, { allow: false, reason: 'A loader.' })).toMatchObject({
      status: 200,
      body: { state: 'quarantined' },
    });
    expect((await ada.client.post(`${path}/releases`, { version: 'v1.0' })).status).toBe(422);
    expect(
      (await world.steward.put(place, { allow: true, reason: 'It is none.' })).body,
    ).toMatchObject({
      state: 'verified',
    });
    expect((await ada.client.post(`${path}/releases`, { version: 'v1.0' })).status).toBe(201);
    await world.steward.put(place, { allow: false, reason: 'It is one after all.' });
    expect(await ada.client.post(`${path}/releases/v1.0/publish`)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'artifact-quarantined', artifact: 'a.md' }] },
    });
    const missing = `/blobs/sha256/${'0'.repeat(64)}/decision`;
    expect((await world.steward.put(missing, { allow: true, reason: 'x' })).status).toBe(404);
  });
});

describe('GET /events', () => {
  it('shows a chain that anybody can walk, and to strangers only what is public', async () => {
    const ada = await world.person();
    await world.release(ada);
    interface Page {
      items: { seq: number; isPublic: boolean; hash: string; previousHash: string | null }[];
      next: string | null;
    }

    const all = await world.steward.get<Page>('/events?limit=100');
    const shown = await world.anyone.get<Page>('/events?limit=2');
    const rest = await world.anyone.get<Page>(`/events?limit=2&cursor=${shown.body.next ?? ''}`);
    const after = await world.anyone.get<Page>(
      `/events?after=${shown.body.items[1]?.seq ?? 0}&limit=2`,
    );

    all.body.items.forEach(({ previousHash }, index) => {
      expect(previousHash).toBe(all.body.items[index - 1]?.hash ?? null);
    });
    expect(all.body.items.some(({ isPublic }) => !isPublic)).toBe(true);
    expect(shown.body.items.every(({ isPublic }) => isPublic)).toBe(true);
    expect(after.body).toEqual(rest.body);
  });
});

describe('POST /licences/evaluate', () => {
  it.each([
    [{ licence: 'apache-2.0', artifact: 'code' }, 'open', 'LIC_OK'],
    [{ licence: 'CC-BY-NC-4.0' }, 'refused', 'LIC_NON_COMMERCIAL'],
    [{ licence: { license: 'other', license_name: 'my-lab' } }, 'refused', 'LIC_UNKNOWN'],
    [{ licence: ['mit', 'apache-2.0'] }, 'refused', 'LIC_AMBIGUOUS'],
    [{ licence: null }, 'refused', 'LIC_MISSING'],
    [{ licence: 7 }, 'refused', 'LIC_MALFORMED'],
    [{ licence: '__proto__' }, 'refused', 'LIC_UNKNOWN'],
    [
      { licence: Array.from({ length: 10_000 }, () => 'MIT').join(' OR ') },
      'refused',
      'LIC_TOO_COMPLEX',
    ],
  ])('judges %.60j', async (body, verdict, reason) => {
    const reply = await world.anyone.post('/licences/evaluate', body);

    expect(reply).toMatchObject({ status: 200, body: { verdict, reason } });
  });

  it('proposes what would be accepted, the nearest first', async () => {
    const reply = await world.anyone.post('/licences/evaluate', {
      licence: 'cc-by-nc-sa-4.0',
      artifact: 'data',
    });

    expect(reply.body).toMatchObject({
      canonical: 'CC-BY-NC-SA-4.0',
      term: 'CC-BY-NC-SA-4.0',
      alternatives: ['CC-BY-SA-4.0', 'CC-BY-4.0', 'CC0-1.0', 'CDLA-Permissive-2.0'],
      docs: `${world.sphere.url}/licences#LIC_NON_COMMERCIAL`,
    });
    expect(
      (await world.anyone.post('/licences/evaluate', { licence: 'mit', artifact: 'music' })).status,
    ).toBe(400);
  });
});

describe('GET /licences', () => {
  it('lists what is accepted for each kind of artifact', async () => {
    const reply = await world.anyone.get<{
      items: { artifact: string; accepted: { id: string }[] }[];
    }>('/licences');

    expect(reply.body.items).toHaveLength(6);
    const code = reply.body.items.find(({ artifact }) => artifact === 'code');
    expect(code?.accepted.map(({ id }) => id)).toContain('Apache-2.0');
    expect(code?.accepted.map(({ id }) => id)).not.toContain('CC-BY-4.0');
  });
});

describe('GET /stats', () => {
  it('answers the shape of figures for a record, and how far they are', async () => {
    const ada = await world.person();
    const path = await world.release(ada);

    const reply = await world.anyone.get(
      `/stats${path}?version=v1.0&from=2026-01-01&to=2026-02-01&granularity=month`,
    );

    expect(reply).toMatchObject({
      status: 200,
      body: { from: '2026-01-01', to: '2026-02-01', version: { version: 'v1.0' }, series: [] },
    });
    expect((await world.anyone.get(`/stats${path}?from=2026-13-01`)).status).toBe(400);
    expect((await world.anyone.get(`/stats${await world.draft(ada)}`)).status).toBe(404);
    expect((await world.anyone.get('/stats/health')).status).toBe(200);
  });
});

describe('reads of metadata', () => {
  it('count as investigations of a release, not of a draft', async () => {
    const ada = await world.person();
    const path = await world.release(ada);
    const headers = { 'user-agent': 'curl/8.5.0' };
    await world.anyone.get(path, { headers });
    await world.anyone.get(`${path}/releases/v1.0`, { headers: { 'user-agent': 'Firefox/140.0' } });
    await world.anyone.call('HEAD', path, { headers: { 'user-agent': 'Wget/1.21' } });

    await world.sphere.app.get(DownloadsService).settle();

    expect((await world.anyone.get(`/stats${path}`)).body).toMatchObject({
      concept: {
        investigations: { regular: { total: 1 }, machine: { total: 1 } },
        requests: { regular: { total: 0 }, machine: { total: 0 } },
      },
    });
  });
});

describe('GET /problems/{code}', () => {
  it('explains a code, and knows no other', async () => {
    const page = await world.anyone.get('//problems/licence-not-open', { isDocumented: false });

    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('not open') });
    for (const code of ['nonsense', 'constructor', '%3Cscript%3E']) {
      const reply = await world.anyone.get(`//problems/${code}`, { isDocumented: false });
      expect(reply.status).toBe(404);
    }
  });
});
