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

interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly Readonly<Record<string, unknown>>[];
}

describe('POST …/releases', () => {
  it('makes a candidate that only its members see', async () => {
    const ada = await world.person();
    const path = await world.draft(ada);

    const reply = await ada.client.post(`${path}/releases`, { version: 'v1.0', notes: 'First.' });

    expect(reply).toMatchObject({
      status: 201,
      body: {
        state: 'candidate',
        notes: 'First.',
        licence: 'CC-BY-4.0',
        opinions: [],
        licenceReport: { verdict: 'open', errors: [] },
        files: {
          count: 2,
          items: [
            { path: 'README.md', licence: 'CC-BY-4.0' },
            { path: 'data/notes.md', size: 12, kind: 'documentation' },
          ],
        },
      },
    });
    expect((await ada.client.get(`${path}/releases/v1.0`)).status).toBe(200);
    expect((await world.anyone.get(path)).status).toBe(404);
    expect((await world.anyone.get(`${path}/releases/v1.0`)).status).toBe(404);
  });

  it('publishes at once where that is asked for, with addresses that work', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, { files: { 'a b/ç#1.md': 'text' } });

    const reply = await ada.client.post<{
      files: { items: { path: string; url: string }[] };
      pid: string;
    }>(`${path}/releases`, { version: 'v1.0', publish: true });

    expect(reply).toMatchObject({ status: 201, body: { state: 'published' } });
    const file = reply.body.files.items.find(({ path: own }) => own !== 'README.md');
    expect(file?.url).toContain('/resolve/v1.0/a%20b/%C3%A7%231.md');
    const bytes = await fetch(file?.url ?? '');
    expect([bytes.status, await bytes.text()]).toEqual([200, 'text']);
    expect(await world.anyone.get(`//id/${reply.body.pid}`)).toMatchObject({
      status: 302,
      headers: { location: `${world.sphere.url}${path.replace('/models', '')}/releases/v1.0` },
    });
  });

  it('reports everything in a dry run and stores nothing', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, { metadata: { license: 'cc-by-nc-4.0', gated: 'auto' } });
    const dryRun = () =>
      ada.client.post<Refusal>(`${path}/releases?dryRun=true`, { version: 'v1.0' });

    const refused = await dryRun();
    await ada.client.put(`${path}/metadata`, { metadata: { license: 'mit' } });

    expect(refused).toMatchObject({ status: 200, body: { isAcceptable: false } });
    expect(new Set(refused.body.errors.map(({ code }) => code))).toEqual(
      new Set(['LIC_NON_COMMERCIAL', 'ACC_GATED']),
    );
    expect((await dryRun()).body).toMatchObject({ isAcceptable: true, errors: [] });
    expect((await ada.client.get(`${path}/releases`)).body).toEqual({ items: [], next: null });
  });

  it('refuses a version that exists, in any case', async () => {
    const ada = await world.person();
    const path = await world.release(ada);

    expect(await ada.client.post(`${path}/releases`, { version: 'V1.0' })).toMatchObject({
      status: 409,
      body: { code: 'version-exists', errors: [{ field: 'version' }] },
    });
    expect(
      (await ada.client.post(`${path}/releases?dryRun=true`, { version: 'v1.0' })).status,
    ).toBe(409);
  });

  it.each([
    [{}, 'missing'],
    [{ version: 7 }, 'type'],
    [{ version: '-v1' }, 'version-label'],
    [{ version: 'main' }, 'version-label-ambiguous'],
    [{ version: 'a'.repeat(40) }, 'version-label-ambiguous'],
    [{ version: 'x'.repeat(81) }, 'version-label'],
    [{ version: 'v1', notes: 'a\u0000b' }, 'bad-character'],
    [{ version: 'v1', publish: 'yes' }, 'type'],
    [{ version: 'v1', embargo: '2999-01-01' }, 'unknown-field'],
  ])('refuses %j', async (body, code) => {
    const ada = await world.person();
    const path = await world.draft(ada);

    expect(await ada.client.post(`${path}/releases`, body)).toMatchObject({
      status: 400,
      body: { errors: [{ code }] },
    });
  });

  it.each([
    ['cc-by-nc-4.0', 'LIC_NON_COMMERCIAL'],
    ['cc-by-nd-4.0', 'LIC_NO_DERIVATIVES'],
    ['openrail', 'LIC_FIELD_OF_USE'],
    ['llama3.1', 'LIC_SCALE_CAP'],
    ['my-own-licence', 'LIC_UNKNOWN'],
    ['bsd', 'LIC_AMBIGUOUS'],
    ['MIT AND', 'LIC_MALFORMED'],
    [`${'('.repeat(500)}MIT${')'.repeat(500)}`, 'LIC_TOO_COMPLEX'],
    ['МIT', 'LIC_NON_ASCII'],
  ])('refuses the licence %.30s, naming every artifact', async (license, code) => {
    const ada = await world.person();
    const path = await world.draft(ada, { metadata: { license } });

    const reply = await ada.client.post<Refusal>(`${path}/releases`, {
      version: 'v1.0',
      publish: true,
    });

    expect(reply).toMatchObject({ status: 422, body: { code: 'licence-not-open' } });
    const found = reply.body.errors.filter((fault) => fault['code'] === code);
    expect(found.map((fault) => fault['artifact'])).toEqual(['README.md', 'data/notes.md']);
    expect(found[0]).toMatchObject({ accepted: expect.arrayContaining(['CC-BY-4.0']) });
    expect(found[0]?.['docs']).toBe(`/licences#${code}`);
    expect((await ada.client.get(`${path}/releases`)).body).toEqual({ items: [], next: null });
  });

  it('refuses a licence of ten thousand terms, written by hand into the card', async () => {
    const ada = await world.person();
    const license = Array.from({ length: 10_000 }, () => 'MIT').join(' OR ');
    const path = await world.draft(ada, {
      files: { 'README.md': `---\nlicense: ${license}\n---\n` },
    });

    const reply = await ada.client.post<Refusal>(`${path}/releases`, { version: 'v1.0' });

    expect(reply.status).toBe(422);
    expect(reply.body.errors.map(({ code }) => code)).toContain('LIC_TOO_COMPLEX');
  });

  it('refuses a base that is closed, whatever the label says', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, {
      metadata: {
        license: 'apache-2.0',
        bases: [{ id: 'meta-llama/Llama-3.1-8B', license: 'llama3.1', relation: 'finetune' }],
      },
      files: { 'model.bin': 'weights' },
    });

    const reply = await ada.client.post<Refusal>(`${path}/releases`, { version: 'v1.0' });

    expect(reply.status).toBe(422);
    expect(reply.body.errors.map(({ code }) => code)).toContain('LIC_BASE_NOT_OPEN');
  });

  it.each([
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghij', (letter, index) => `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${'abcdefghij'.charAt(index)}`).join(',')}]`).join('\n')}\nlicense: mit\n`,
    ],
    ['a custom tag', 'license: !!js/function "function () {}"\n'],
    ['a key that stands twice', 'license: mit\nlicense: cc-by-nc-4.0\n'],
    ['deep nesting', `license: mit\nx: ${'['.repeat(3000)}${']'.repeat(3000)}\n`],
    ['no YAML', 'license: "mit\n'],
    ['a list', '- license\n'],
  ])('refuses a card with %s', async (_, frontMatter) => {
    const ada = await world.person();
    const path = await world.draft(ada, {
      files: { 'README.md': `---\n${frontMatter}---\n# Card\n` },
    });

    const reply = await ada.client.post<Refusal>(`${path}/releases`, { version: 'v1.0' });

    expect(reply.status).toBe(422);
    expect(reply.body.errors.length).toBeGreaterThan(0);
    expect((await ada.client.get(path)).status).toBe(200);
  });

  it('releases a card with control characters or not, but never fails', async () => {
    const ada = await world.person();
    const card = '---\nlicense: mit\ntitle: "nul \\0 bell \\a"\n---\n# nul \u0000 \ud800 text\n';
    const path = await world.draft(ada, { files: { 'README.md': card, 'a.md': 'x' } });

    const reply = await ada.client.post(`${path}/releases`, { version: 'v1.0', publish: true });

    expect([201, 422]).toContain(reply.status);
    expect((await ada.client.get(path)).status).toBe(200);
  });

  it('refuses a repository without a card, and one with nothing in it', async () => {
    const ada = await world.person();
    await ada.client.post('/models', { namespace: ada.handle, name: 'empty' });
    const path = `/models/${ada.handle}/empty`;

    const empty = await ada.client.post<Refusal>(`${path}/releases`, { version: 'v1.0' });

    expect(empty.status).toBe(422);
    expect(empty.body.errors.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['LIC_MISSING', 'card-missing']),
    );
  });

  it('is for writers, and candidates of writers are published by owners', async () => {
    const owner = await world.person();
    const writer = await world.person();
    const lab = await world.organisation(owner);
    await owner.client.put(`/organisations/${lab}/members/${writer.handle}`, { role: 'writer' });
    const path = await world.draft(writer, { namespace: lab });
    const eve = await world.person();

    const proposed = await writer.client.post(`${path}/releases`, {
      version: 'v1.0',
      publish: true,
    });

    expect(proposed).toMatchObject({ status: 201, body: { state: 'candidate' } });
    expect((await writer.client.post(`${path}/releases/v1.0/publish`)).status).toBe(403);
    expect((await eve.client.post(`${path}/releases`, { version: 'v2' })).status).toBe(404);
    expect(await owner.client.post(`${path}/releases/v1.0/publish`)).toMatchObject({
      status: 200,
      body: { state: 'published' },
    });
  });

  it('leaves no row of a refused proposal behind', async () => {
    const ada = await world.person();
    const path = await world.draft(ada, { metadata: { license: 'cc-by-nc-4.0' } });
    const count = async () => {
      const [row] = await world.sphere.app
        .get(Database)
        .query<{ count: string }>(
          'SELECT (SELECT count(*) FROM release) + (SELECT count(*) FROM event) AS count',
        );
      return row?.count;
    };
    const before = await count();

    await ada.client.post(`${path}/releases`, { version: 'v1.0' });

    expect(await count()).toBe(before);
  });
});
