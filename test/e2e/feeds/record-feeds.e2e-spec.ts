import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { safetensorsBytes } from '../../support/safetensors-bytes.js';
import { type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;
let ada: Person;
let lab: string;

beforeAll(async () => {
  world = await RestWorld.start();
  ada = await world.person('ada');
  lab = await world.organisation(ada);
  await world.release(ada, {
    namespace: lab,
    name: 'mimi',
    files: {
      'model.safetensors': safetensorsBytes(
        { w: { dtype: 'F32', shape: [1], data_offsets: [0, 4] } },
        4,
      ),
    },
    metadata: {
      title: 'Codecs & a < b "é" \u202e',
      creators: [{ familyName: 'Défossez', givenName: 'Alexandre' }],
      tags: ['audio'],
    },
  });
  await world.release(ada, { name: 'corpus', kind: 'datasets', metadata: { title: 'Speech' } });
  await world.draft(ada, { name: 'secret', metadata: { title: 'Secret' } });
});

afterAll(async () => {
  await world.stop();
});

const feed = (path: string) => world.sphere.http.get(`/feeds/${path}`);
const idsOf = (xml: string) => [...xml.matchAll(/<entry>\s<id>([^<]+)<\/id>/g)].map(([, id]) => id);
const titlesOf = (xml: string) =>
  [...xml.matchAll(/<entry>[\s\S]*?<title>([^<]*)<\/title>/g)].map(([, title]) => title);

describe('a feed', () => {
  it.each([
    ['all.atom', ['Speech', 'Codecs']],
    ['models.atom', ['Codecs']],
    ['datasets.atom', ['Speech']],
    ['papers.atom', []],
    ['authors/defossez.atom', ['Codecs']],
    ['search.atom?q=speech', ['Speech']],
    ['search.atom?tag=audio&kind=model', ['Codecs']],
  ])('%s holds what is released, newest first', async (path, titles) => {
    const { text } = await feed(path)
      .expect(200)
      .expect('Content-Type', /application\/atom\+xml/);

    expect(titlesOf(text).map((title) => title?.split(' ')[0])).toEqual(titles);
  });

  it('of an organisation names its records by identifiers that stay', async () => {
    const { text } = await feed(`organisations/${lab}.atom`).expect(200);

    const [id = ''] = idsOf(text);
    expect(id).toMatch(/\/id\/[0-9a-z]{5}-[0-9a-z]{5}$/);
    expect(text).toContain('<name>Défossez, Alexandre</name>');
    expect(text).toContain('<rights>CC-BY-4.0</rights>');
    expect(text).toMatch(/<link rel="enclosure" type="[^"]+" length="\d+" href="[^"]+\/resolve\//);
    await world.sphere.http.get(new URL(id).pathname).expect(302);
  });

  it('is well-formed whatever a title holds, and ends its changes of direction', async () => {
    const { text } = await feed('models.atom');

    expect(text).toContain('<title>Codecs &amp; a &lt; b &quot;é&quot; \u202e\u202c</title>');
  });

  it('is paged by links, and keeps its name on every page', async () => {
    for (let count = 0; count < 51; count += 1) {
      await world.release(ada, { metadata: { title: `Many ${count}`, tags: ['many'] } });
    }

    const { text: first } = await feed('search.atom?tag=many').expect(200);
    const next = /rel="next"[^>]*href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { text: second } = await world.sphere.http
      .get(next.slice(world.sphere.url.length))
      .expect(200);

    const nameOf = (xml: string) => /<id>([^<]+)<\/id>/.exec(xml)?.[1];
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(51);
    expect(nameOf(second)).toBe(nameOf(first));
    expect(second).not.toContain('rel="next"');
  }, 120_000);

  it('answers 304 to a reader who has it', async () => {
    const { headers } = await feed('datasets.atom').expect(200);

    await feed('datasets.atom').set('If-None-Match', String(headers['etag'])).expect(304);
  });

  it.each([
    ['all', 404],
    ['nothing.atom', 404],
    ['constructor.atom', 404],
    ['.atom', 404],
    ['search.atom?kind=song', 400],
    ['all.atom?cursor=nonsense', 400],
    [`authors/${'a'.repeat(600)}.atom`, 400],
  ])('%s is refused', async (path, status) => {
    await feed(path).expect(status);
  });

  it.each(['/', '/search?q=speech&kind=dataset', '/ada'])(
    'is named by the page %s',
    async (path) => {
      const { text } = await world.sphere.http.get(path).set('Accept', 'text/html').expect(200);
      const address = /application\/atom\+xml"[^>]* href="([^"]+)"/.exec(text)?.[1] ?? '';

      const answer = await world.sphere.http.get(address.replaceAll('&amp;', '&')).expect(200);

      expect(idsOf(answer.text)).not.toEqual([]);
    },
  );

  it('is called in the language that its address asks for', async () => {
    const { text } = await feed('all.atom?lang=fr').expect(200);

    expect(text).toContain('xml:lang="fr"');
    expect(text).toContain('<title>Sphere\u00a0: toutes les nouveautés</title>');
  });
});
