import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

interface Page {
  readonly items: readonly { readonly name: string }[];
  readonly next: string | null;
  readonly total: { readonly count: number };
  readonly facets: Readonly<Record<string, readonly { value: string; count: number }[]>>;
}

beforeAll(async () => {
  world = await RestWorld.start();
  const ada = await world.person('ada');
  const lab = await world.organisation(ada);
  await world.release(ada, {
    name: 'mimi',
    namespace: lab,
    metadata: {
      title: 'A neural audio codec',
      creators: [{ familyName: 'Défossez', givenName: 'Alexandre' }],
      tags: ['audio', 'codec'],
      language: ['fr'],
      pipeline_tag: 'feature-extraction',
    },
  });
  await world.release(ada, {
    name: 'corpus',
    kind: 'datasets',
    metadata: {
      title: 'A corpus of speech',
      license: 'cc0-1.0',
      tags: ['audio'],
      language: ['en'],
    },
  });
  await world.draft(ada, { name: 'secret', metadata: { title: 'A secret codec' } });
});

afterAll(async () => {
  await world.stop();
});

const search = async (query: string) => (await world.anyone.get<Page>(`/records?${query}`)).body;
const names = async (query: string) => (await search(query)).items.map(({ name }) => name);

describe('GET /records', () => {
  it.each([
    ['q=Defossez', ['mimi']],
    ['q=D%C3%A9fossez', ['mimi']],
    ['q=codec', ['mimi']],
    ['q=secret', []],
    ['kind=dataset', ['corpus']],
    ['licence=CC0-1.0', ['corpus']],
    ['tag=audio', ['corpus', 'mimi']],
    ['tag=audio&tag=codec', ['mimi']],
    ['language=fr', ['mimi']],
    ['author=defossez', ['mimi']],
    ['task=feature-extraction', ['mimi']],
    ['namespace=ada', ['corpus']],
    ['from=2999-01-01', []],
    ['until=2999-01-01&sort=oldest', ['mimi', 'corpus']],
    ['q=%21%3F', []],
  ])('finds by %s', async (query, found) => {
    expect(await names(query)).toEqual(found);
  });

  it('counts facets and marks the words of the question', async () => {
    const page = await world.anyone.get<Page>('/records?q=audio');

    expect(page).toMatchObject({
      status: 200,
      body: {
        total: { isCapped: false },
        facets: { kind: expect.arrayContaining([{ value: 'model', count: 1, isEstimate: false }]) },
        items: expect.arrayContaining([
          expect.objectContaining({
            name: 'mimi',
            creators: ['Défossez, Alexandre'],
            highlights: expect.objectContaining({
              title: { text: 'A neural audio codec', ranges: [{ start: 9, end: 14 }] },
            }),
          }),
        ]),
      },
    });
  });

  it('pages by an opaque cursor', async () => {
    const first = await search('limit=1');
    const second = await search(`limit=1&cursor=${first.next ?? ''}`);

    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['corpus', 'mimi']);
    expect(second.next).toBeNull();
  });
});

describe('lists of results', () => {
  const list = (accept: string, query = 'q=audio&sort=oldest') =>
    world.anyone.get<string>(`/records?${query}`, { headers: { accept } });

  it.each([
    ['application/x-bibtex', /^@\w+\{[^]*neural audio codec[^]*^@\w+\{[^]*corpus of speech/m],
    [
      'application/x-research-info-systems',
      /^TY {2}- [^]*neural audio codec[^]*^ER {2}-[^]*^TY {2}- [^]*corpus/m,
    ],
    ['application/x-ndjson', /^\{"kind":"model"[^\n]*\}\n\{"kind":"dataset"[^\n]*\}\n$/],
  ])('come as %s', async (accept, whole) => {
    const reply = await list(accept);

    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toBe(`${accept}; charset=utf-8`);
    expect(reply.headers.vary).toContain('Accept');
    expect(reply.text).toMatch(whole);
  });

  it.each([
    ['application/vnd.citationstyles.csl+json', [{ title: 'A neural audio codec' }, {}]],
    [
      'application/vnd.datacite.datacite+json',
      [{ types: { resourceTypeGeneral: 'Model' } }, { types: { resourceTypeGeneral: 'Dataset' } }],
    ],
  ])('come as an array of %s, and as an empty one', async (accept, items) => {
    const none = await list(accept, 'q=nothing-of-the-kind');

    expect((await list(accept)).body).toMatchObject(items);
    expect(none.body).toEqual([]);
  });

  it('lead to their next page, in JSON as well', async () => {
    for (const accept of ['application/json', 'application/x-ndjson']) {
      const first = await list(accept, 'q=audio&limit=1');
      const [, next] =
        /^<[^>]*\/api\/v1([^>]*)>; rel="next"$/.exec(String(first.headers['link'])) ?? [];
      const second = await world.anyone.get(next ?? '', { headers: { accept } });

      expect(second.status).toBe(200);
      expect(second.text).not.toBe(first.text);
      expect(second.headers['link']).toBeUndefined();
    }
  });

  it('are longer than pages, and no longer than a thousand', async () => {
    expect((await list('application/x-ndjson', 'limit=1000')).status).toBe(200);
    expect((await list('application/json', 'limit=1000')).status).toBe(400);
    expect((await list('application/x-ndjson', 'limit=1001')).status).toBe(400);
  });

  it('are refused in other types, with those that there are', async () => {
    expect(await list('text/html')).toMatchObject({
      status: 406,
      headers: { vary: expect.stringMatching(/\bAccept\b(?!-)/) },
      body: {
        code: 'not-acceptable',
        supported: expect.arrayContaining(['application/x-ndjson', 'application/x-bibtex']),
      },
    });
  });
});
