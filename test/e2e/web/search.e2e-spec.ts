import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
  const card = { license: 'mit', language: ['fr'], pipeline_tag: 'automatic-speech-recognition' };
  await sphere.aRelease({ card: { ...card, title: 'Reconnaissance de la parole par Défossez' } });
  await sphere.aRelease({
    kind: 'dataset',
    card: { license: 'cc0-1.0', title: 'Recorded speech' },
  });
  await sphere.aRepository({ card: { ...card, title: 'Défossez en brouillon' } });
});

afterAll(async () => {
  await sphere.stop();
});

const browse = (path: string) => supertest(sphere.url).get(path).set('Accept', 'text/html');

describe('the search page', () => {
  it('finds by words without their accents and marks them', async () => {
    const { text } = await browse('/search?q=defossez&lang=en').expect(200);

    expect(text).toContain('<mark>Défossez</mark>');
    expect(text).toContain('One record');
    expect(text).not.toContain('brouillon');
  });

  it('offers to narrow, and to widen again', async () => {
    const all = await browse('/search?lang=fr').expect(200);
    expect(all.text).toContain('href="/search?kind=dataset"');
    expect(all.text).toContain('français');

    const { text } = await browse('/search?kind=dataset&lang=fr').expect(200);

    expect(text).toContain('Recorded speech');
    expect(text).not.toContain('Reconnaissance');
    expect(text).toContain('aria-label="Retirer Nature\u00a0: Jeux de données"');
  });

  it('helps where nothing is found', async () => {
    const { text } = await browse('/search?q=zzzzzz&lang=en').expect(200);

    expect(text).toContain('Nothing was found');
    expect(text).toContain('Try fewer words');
  });

  it('shows a question back as text', async () => {
    const { text } = await browse(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);

    expect(text).not.toContain('<script>alert');
  });

  it.each(['/search?kind=nonsense', '/search?sort=best', '/search?cursor=tampered'])(
    'explains what is wrong with %s',
    async (path) => {
      const { text } = await browse(`${path}&lang=en`).expect(400);

      expect(text).toContain('This address cannot be read');
    },
  );

  it('takes the empty fields of its form for absent', async () => {
    await browse('/search?q=&sort=&kind=').expect(200);
  });
});
