import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnnotateRelease, WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { type Sphere, startSphere } from '../../support/sphere.js';
import { signIn } from '../../support/sphere-builders.js';
import { plain } from '../../support/plain-answer.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
});

afterAll(async () => {
  await sphere.stop();
});

const addressesOf = (xml: string) =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address);

it('leads search engines to the sitemap and to files, and keeps them from what programs ask', async () => {
  const { text, headers } = await sphere.http.get('/robots.txt').expect(200);

  expect(headers['content-type']).toContain('text/plain');
  expect(text).toContain(`Sitemap: ${sphere.url}/sitemap.xml`);
  const disallowed = [...text.matchAll(/^Disallow: (.*)$/gm)].map(([, path]) => path);
  expect(disallowed).toEqual(expect.arrayContaining(['/api/', '/oai?', '/search?']));
  expect(text).not.toContain('resolve');
});

it('lists every public record and release in both languages, and no draft or tombstone', async () => {
  const paper = await sphere.aRelease({
    kind: 'paper',
    name: 'public-paper',
    card: { license: 'cc-by-4.0', description: 'What was found.' },
  });
  const model = await sphere.aRelease({ name: 'public-model' });
  const draft = await sphere.aRepository();
  const candidate = await sphere.aRelease({ publish: false });
  const withdrawn = await sphere.aRelease();
  await sphere.app
    .get(WithdrawRelease)
    .withdraw(sphere.steward.viewer, withdrawn.repository, 'v1.0', {
      category: 'legal',
      statement: 'A court said so.',
    });

  const index = await sphere.http.get('/sitemap.xml').expect(200);
  const parts = addressesOf(index.text);
  const texts = await Promise.all(
    parts.map(
      async (part) => (await sphere.http.get(part.slice(sphere.url.length)).expect(200)).text,
    ),
  );

  expect(parts).toHaveLength(3);
  const all = texts.join('');
  expect(addressesOf(all)).toEqual(
    expect.arrayContaining([
      `${sphere.url}/help/api`,
      `${sphere.url}/papers/${paper.repository.fullName}`,
      `${sphere.url}/${model.repository.fullName}`,
      `${sphere.url}/${model.repository.fullName}/releases/v1.0`,
    ]),
  );
  expect(all).toContain(`hreflang="fr" href="${sphere.url}/${model.repository.fullName}?lang=fr"`);
  for (const { repository } of [draft, candidate, withdrawn]) {
    expect(all).not.toContain(repository.fullName);
  }
});

it('dates records and releases by their last change, and sends nothing twice', async () => {
  const { repository, by } = await sphere.aRelease();
  const { viewer } = await signIn(sphere.app, by.token);
  await sphere.database.query(
    'DELETE FROM harvest_membership WHERE release_id IN (SELECT id FROM release WHERE repository_id = $1)',
    [repository.id],
  );
  await sphere.database.query(
    `UPDATE harvest_item SET datestamp = '2020-01-02T03:04:05Z' WHERE release_id IN (
       SELECT id FROM release WHERE repository_id = $1)`,
    [repository.id],
  );
  const part = async (number = 1) => {
    const address = addressesOf((await sphere.http.get('/sitemap.xml')).text)[number] ?? '';
    return sphere.http.get(address.slice(sphere.url.length));
  };
  const lastmodIn = (xml: string, page = '') =>
    new RegExp(`${repository.fullName}${page}</loc><lastmod>([^<]*)`).exec(xml)?.[1] ?? '';
  const before = await part();
  const release = await part(2);
  await sphere.http
    .get(new URL(before.request.url).pathname)
    .set('If-None-Match', String(before.headers['etag']))
    .expect(304);
  const notice = { kind: 'retracted', reason: 'It was wrong.' } as const;
  await sphere.app.get(AnnotateRelease).setNotice(viewer, repository, 'v1.0', notice);
  const after = await part();

  expect(lastmodIn(before.text)).toBe('2020-01-02T03:04:05.000Z');
  expect(lastmodIn(release.text, '/releases/v1.0')).toBe('2020-01-02T03:04:05.000Z');
  expect(Date.now() - Date.parse(lastmodIn(after.text))).toBeLessThan(60_000);
  expect(after.headers['etag']).not.toBe(before.headers['etag']);
});

it.each([
  '/sitemaps/nothing.xml',
  '/sitemaps/WyJ4IiwieSJd.xml',
  '/sitemaps/releases/WyJ4IiwieSJd.xml',
  '/sitemaps/%00',
])('has no part at %s', async (path) => {
  await sphere.http.get(path).expect(404);
});

it('shows networks a picture of its own', async () => {
  const { text } = await sphere.http.get('/help?lang=fr').set('Accept', 'text/html');
  const [, picture = ''] = /property="og:image" content="([^"]+)"/.exec(text) ?? [];

  const { headers, body } = plain(
    await sphere.http.get(picture.slice(sphere.url.length)).expect(200),
  );

  expect(headers['content-type']).toBe('image/png');
  const bytes = body as Buffer;
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});
