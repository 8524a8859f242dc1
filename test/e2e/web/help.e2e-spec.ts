import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
});

afterAll(async () => {
  await sphere.stop();
});

const browse = (path: string, language: string) =>
  sphere.http.get(path).set('Accept', 'text/html').set('Accept-Language', language);

describe.each(['/help', '/help/api'])('%s', (path) => {
  it('has the same sections in both languages, each in its contents, with the real address', async () => {
    const [english, french] = await Promise.all(
      ['en', 'fr'].map(async (language) => (await browse(path, language).expect(200)).text),
    );
    const sections = (text = '') =>
      [...text.matchAll(/<section id="([\w-]+)"/g)].map(([, id]) => id);
    const contents = (text = '') =>
      [...text.matchAll(/<li><a href="#([\w-]+)"/g)].map(([, id]) => id);

    expect(sections(english).length).toBeGreaterThan(4);
    expect(sections(french)).toEqual(sections(english));
    expect(contents(french)).toEqual(sections(french));
    expect(contents(english)).toEqual(sections(english));
    expect(english).toContain(sphere.url);
    expect(english).not.toContain('`');
  });
});

it('leads nowhere in vain', async () => {
  const pages = await Promise.all(
    ['/help', '/help/api', '/advisors'].map(async (path) => (await browse(path, 'en')).text),
  );
  const main = pages.map((text) => text.slice(text.indexOf('<main'), text.indexOf('</main>')));
  const links = new Set(
    [...main.join('').matchAll(/href="(\/[^"#]*)/g)].map(([, address = '']) => address),
  );

  // Depositing asks to sign in first.
  links.delete('/deposit');
  expect(links.size).toBeGreaterThan(5);
  for (const address of links) {
    const { status } = await browse(address, 'en');
    expect([address, status]).toEqual([address, 200]);
  }
});
