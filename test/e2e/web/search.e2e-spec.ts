import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
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

  it('leads from the PID of what is withdrawn to its tombstone, which it does not list', async () => {
    const { repository, release } = await sphere.aRelease({ card: { title: 'Gone astray' } });
    await sphere.app.get(WithdrawRelease).withdraw(sphere.steward.viewer, repository, 'v1.0', {
      category: 'legal',
      statement: 'A court said so.',
    });

    const { text } = await browse('/search?q=astray&lang=en').expect(200);
    const named = await browse(`/search?q=${release.pid.toUpperCase()}`).expect(303);

    expect(text).toContain('Nothing was found');
    await browse(String(named.headers['location'])).expect(410);
    await browse('/search?q=7b3kq-9zx02').expect(200);
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
