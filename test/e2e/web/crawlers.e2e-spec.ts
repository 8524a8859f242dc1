import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { type Sphere, startSphere } from '../../support/sphere.js';
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

it('leads search engines to the sitemap, and keeps them from downloading weights', async () => {
  const { text, headers } = await sphere.http.get('/robots.txt').expect(200);

  expect(headers['content-type']).toContain('text/plain');
  expect(text).toContain(`Sitemap: ${sphere.url}/sitemap.xml`);
  expect(text).toContain('Disallow: /*/resolve/');
});

it('lists every public record in both languages, and no draft or tombstone', async () => {
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

  expect(parts).toHaveLength(2);
  const all = texts.join('');
  expect(addressesOf(all)).toEqual(
    expect.arrayContaining([
      `${sphere.url}/help/api`,
      `${sphere.url}/papers/${paper.repository.fullName}`,
      `${sphere.url}/${model.repository.fullName}`,
    ]),
  );
  expect(all).toContain(`hreflang="fr" href="${sphere.url}/${model.repository.fullName}?lang=fr"`);
  for (const { repository } of [draft, candidate, withdrawn]) {
    expect(all).not.toContain(repository.fullName);
  }
});

it.each(['/sitemaps/nothing.xml', '/sitemaps/WyJ4IiwieSJd.xml', '/sitemaps/%00'])(
  'has no part at %s',
  async (path) => {
    await sphere.http.get(path).expect(404);
  },
);

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
