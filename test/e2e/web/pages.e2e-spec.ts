import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { flawsOfFrench } from '../../support/french-sentence.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
});

afterAll(async () => {
  await sphere.stop();
});

/** As a browser that keeps no cookies. */
const browse = (path: string) =>
  supertest(sphere.url).get(path).set('Accept', 'text/html,*/*;q=0.8');

describe('the first page', () => {
  it('shows what was released and nothing of a draft', async () => {
    await sphere.aRelease({ card: { license: 'mit', title: 'Faster when a < b & "quoted"' } });
    await sphere.aRepository({ card: { license: 'mit', title: 'A secret draft' } });

    const { text, headers } = await browse('/').expect(200);

    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toContain('Faster when a &lt; b &amp; ');
    expect(text).not.toContain('secret draft');
  });
});

describe('the language of a page', () => {
  it.each([
    ['the browser asks for French', '/', { 'accept-language': 'fr-CH, en;q=0.5' }, 'fr'],
    ['the cookie says French', '/', { cookie: 'a=b; sphere_language=fr' }, 'fr'],
    ['the address says English', '/?lang=en', { cookie: 'sphere_language=fr' }, 'en'],
    ['nobody says anything', '/', {}, 'en'],
    ['the address says nonsense', '/?lang=%00', { 'accept-language': 'fr' }, 'fr'],
  ])('follows when %s', async (_, path, headers, language) => {
    const response = await browse(path).set(headers).expect(200);

    expect(response.text).toContain(`<html lang="${language}">`);
    expect(response.headers['content-language']).toBe(language);
  });

  it('is kept once it was switched, and the switch keeps the page', async () => {
    const { text, headers } = await browse('/?lang=fr&x=1');

    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^sphere_language=fr; .*HttpOnly/),
    ]);
    expect(text).toContain('href="/?x=1&amp;lang=en"');
    expect(text).toContain(`hreflang="en" href="${sphere.url}/?x=1&amp;lang=en"`);
  });
});

describe('a refusal', () => {
  it('is a page for those who browse, in their language, with no word of what was thrown', async () => {
    const { text, headers } = await browse('/nothing/at/all')
      .set('accept-language', 'fr')
      .expect(404);

    expect(headers['content-type']).toContain('text/html');
    expect(text).toContain('Il n’y a rien à cette adresse');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it.each([
    ['/search?kind=sculpture', 400, '«\u00a0sculpture\u00a0» ne convient pas'],
    ['/nobody/nothing', 404, 'Il n’y a pas de dépôt «\u00a0nobody/nothing\u00a0»'],
    ['/search?cursor=zz', 400, 'n’est pas un curseur de cette liste'],
  ])('says at %s in French what was wrong, and nothing in English', async (path, status, words) => {
    const { text } = await browse(path).set('accept-language', 'fr').expect(status);

    const [main = ''] = /<main[^]*<\/main>/.exec(text) ?? [];
    expect(main).toContain(words);
    expect(flawsOfFrench(main.replace(/<[^>]*>/g, ' '))).toEqual([]);
    expect(main).not.toContain('lang="en"');
  });

  it.each([
    ['/api/v1/nothing', 'application/problem+json'],
    ['/api/models/nobody/nothing', 'application/json'],
  ])('stays a document for programs at %s, whatever they accept', async (path, type) => {
    const { headers } = await browse(path).expect(404);

    expect(headers['content-type']).toContain(type);
  });

  it('is a document for those who do not ask for pages', async () => {
    const { headers } = await sphere.http.get('/nothing').expect(404);

    expect(headers['content-type']).toContain('application/problem+json');
  });
});

describe('files of the site', () => {
  it('may be kept for ever under names that hold their digest', async () => {
    const { text } = await browse('/');
    const [style = ''] = /\/assets\/site\.[0-9a-f]{16}\.css/.exec(text) ?? [];

    const { headers, text: css } = await sphere.http.get(style).expect(200);

    expect(headers['cache-control']).toContain('immutable');
    const fonts = [...css.matchAll(/url\('([^']+)'\)/g)].map(([, font = '']) => font);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) {
      const answer = await sphere.http.get(font).expect(200);
      expect(answer.headers['content-type']).toBe('font/woff2');
    }
    await sphere.http.get('/assets/site.0000000000000000.css').expect(404);
  });

  it('come from nowhere else', async () => {
    const { text } = await browse('/');
    const loaded = [
      ...text.matchAll(
        /<(?:script|img|link rel="(?:stylesheet|preload|icon)")[^>]*?(?:src|href)="([^"]+)"/g,
      ),
    ];

    expect(loaded.length).toBeGreaterThan(2);
    for (const [, address] of loaded) expect(address).toMatch(/^\/assets\//);
  });
});
