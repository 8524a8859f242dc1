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

const browse = (path: string) => supertest(sphere.url).get(path).set('Accept', 'text/html');

describe('the page of licences', () => {
  it.each([
    ['mit', 'code', 'MIT is accepted for code.'],
    ['CC-BY-NC-4.0', 'weights', 'CC-BY-NC-4.0 is not accepted for weights.'],
    ['GPL-3.0 OR MIT', 'nonsense', 'is accepted for weights.'],
    ['<script>alert(1)</script>', 'data', 'is not accepted for data.'],
  ])('judges %s for %s', async (licence, artifact, verdict) => {
    const query = new URLSearchParams({ licence, artifact, lang: 'en' });

    const { text } = await browse(`/licences?${query.toString()}`).expect(200);

    expect(text).toContain(verdict);
    expect(text).not.toContain('<script>alert');
  });

  it.each([
    ['CC-BY-NC-4.0', 'interdit l’usage commercial'],
    ['mit/x', 'n’a pas de place dans une expression de licence'],
    ['MIT', 'Sphere se fonde sur MIT'],
  ])('explains %s in French, without a word of English', async (licence, words) => {
    const query = new URLSearchParams({ licence, artifact: 'weights', lang: 'fr' });

    const { text } = await browse(`/licences?${query.toString()}`).expect(200);

    const [verdict = ''] = /<section[^>]*role="status"[^]*?<\/section>/.exec(text) ?? [];
    expect(verdict).toContain(words);
    expect(flawsOfFrench(verdict.replace(/<[^>]*>/g, ' '))).toEqual([]);
    expect(verdict).not.toContain('lang="en"');
  });

  it('lists what is accepted, and leaves the form empty until it is asked', async () => {
    const { text } = await browse('/licences?licence=&lang=fr').expect(200);

    expect(text).toContain('Acceptées pour les poids');
    expect(text).not.toContain('role="status"');
  });
});

describe('the page about this place', () => {
  it.each([
    ['en', 'purely consultative'],
    ['fr', 'purement consultatif'],
  ])('says in %s what advisors may do', async (language, words) => {
    const { text } = await browse(`/about?lang=${language}`).expect(200);

    expect(text).toContain(words);
  });
});
