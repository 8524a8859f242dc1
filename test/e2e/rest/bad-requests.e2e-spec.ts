import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let ada: Person;
let released: string;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person();
  released = await world.release(ada);
});

afterAll(async () => {
  await world.stop();
});

/** Every route that takes a JSON body. */
const bodies = (): [method: string, path: string][] => [
  ['POST', '/accounts'],
  ['POST', `/accounts/${ada.handle}/tokens`],
  ['POST', '/tokens/revoke'],
  ['POST', '/organisations'],
  ['PUT', `/organisations/${ada.handle}/members/${ada.handle}`],
  ['POST', '/models'],
  ['PUT', `${released}/metadata`],
  ['POST', `${released}/uploads`],
  ['POST', `${released}/uploads/${'0'.repeat(8)}-0000-7000-8000-000000000000/complete`],
  ['POST', `${released}/commits`],
  ['POST', `${released}/releases`],
  ['POST', `${released}/releases/v1.0/publish`],
  ['PUT', `${released}/releases/v1.0/licence`],
  ['PUT', `${released}/releases/v1.0/notice`],
  ['POST', `${released}/releases/v1.0/amendments`],
  ['POST', `${released}/releases/v1.0/withdraw`],
  ['POST', '/licences/evaluate'],
  ['PUT', `/blobs/sha256/${'a'.repeat(64)}/decision`],
];

describe('bodies', () => {
  it.each([
    ['{"a": ', 'application/json', 400, 'malformed-json'],
    ['{"__proto__": {"x": 1}}', 'application/json', 400, 'invalid-input'],
    ['a=1', 'text/plain', 415, 'unsupported-media-type'],
    ['<a/>', 'application/xml', 415, 'unsupported-media-type'],
    ['{}', 'application/octet-stream', 415, 'unsupported-media-type'],
    ['{}', 'application/x-ndjson', 415, 'unsupported-media-type'],
  ])('refuses body %# everywhere', async (body, type, status, code) => {
    for (const [method, path] of bodies()) {
      const reply = await world.steward.call(method, path, {
        body,
        headers: { 'content-type': type },
      });
      expect([path, reply.status, (reply.body as { code: string }).code]).toEqual([
        path,
        status,
        code,
      ]);
    }
  });

  it('refuses bodies over the limit everywhere, before they are sent', async () => {
    for (const [method, path] of bodies()) {
      const reply = await world.steward.call(method, path, {
        body: '{',
        headers: { 'content-type': 'application/json', 'content-length': '17000000' },
      });
      expect([path, reply.status, (reply.body as { code: string }).code]).toEqual([
        path,
        413,
        'too-large',
      ]);
    }
  });

  it.each(['[]', '"text"', '7', 'true', '{"nonsense": 1}', '[{}]'])(
    'refuses %s everywhere',
    async (body) => {
      for (const [method, path] of bodies()) {
        const reply = await world.steward.call(method, path, {
          body,
          headers: { 'content-type': 'application/json' },
        });
        expect([path, reply.status]).toEqual([path, 400]);
      }
    },
  );

  it('refuses a list by its length, whatever is in it', async () => {
    const operations = Array.from({ length: 100_000 }, () => ({ op: 7 }));

    const reply = await ada.client.post(`${released}/commits`, { message: 'Many', operations });

    expect(reply).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'operations', code: 'too-many' }] },
    });
  });

  it('refuses JSON that is nested too deeply', async () => {
    const deep = `${'['.repeat(40)}${']'.repeat(40)}`;

    const reply = await world.anyone.post('/licences/evaluate', `{"licence": ${deep}}`, {
      headers: { 'content-type': 'application/json' },
    });

    expect(reply.status).toBe(400);
  });
});

describe('addresses', () => {
  it.each([
    '/nowhere',
    '/models',
    '/models/a',
    '/spaces/a/b',
    '/models/a/b/c',
    '/models/%00/b',
    '/models/a/%ff',
    '/models/..%2f..%2fetc/passwd',
    '/stats/models/a/%00',
    '//id/not-a-pid',
    '//id/%00',
    '/blobs/sha256/xyz',
    '/docs/nowhere.js',
  ])('answers 4xx with a problem to %s', async (path) => {
    const reply = await world.anyone.get<{ status: number }>(path, { isDocumented: false });

    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.body.status).toBe(reply.status);
  });

  it.each(['v%00', '%00', 'v9', 'x'.repeat(300), 'a%2Fb', "'"])(
    'knows no release %s',
    async (version) => {
      for (const rest of ['', '/manifest', '/fixity', '/amendments', '/licences/MIT.txt']) {
        const reply = await world.anyone.get(`${released}/releases/${version}${rest}`);
        expect([rest, reply.status]).toEqual([rest, 404]);
      }
      for (const [method, rest, body] of [
        ['POST', '/publish', {}],
        ['DELETE', '', undefined],
        ['DELETE', '/notice', undefined],
        ['PUT', '/licence', { licence: 'MIT' }],
      ] as const) {
        const reply = await ada.client.call(method, `${released}/releases/${version}${rest}`, {
          body,
        });
        expect([method, rest, reply.status]).toEqual([method, rest, 404]);
      }
    },
  );

  it.each([
    '/records?nonsense=1',
    '/records?sort=popular',
    '/records?from=yesterday',
    '/records?q=%00',
    '/records?limit=1000',
    '/records?cursor=nonsense',
    '/events?after=-1',
    '/events?cursor=WyJ4Il0',
    '/licences?artifact=music',
  ])('refuses the query of %s', async (path) => {
    expect((await world.anyone.get(path)).status).toBe(400);
  });

  it.each([
    '/releases?cursor=WzFlOTld',
    '/releases?cursor=Wy0xXQ',
    '/releases/v1.0?cursor=WyJhXHUwMDAwYiJd',
    '/releases/v1.0?as=melted',
    '/lineage?depth=99',
    '/licence-report?revision=%00',
  ])('refuses the query of a repository’s %s', async (path) => {
    expect((await world.anyone.get(`${released}${path}`)).status).toBe(400);
  });
});
