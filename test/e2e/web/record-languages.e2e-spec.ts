import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import { writeCard } from '../../../src/domain/card/write-card.js';
import { signIn } from '../../support/sphere-builders.js';
import { type Sphere, startSphere } from '../../support/sphere.js';
import { StillClock } from '../../support/still-clock.js';

const clock = new StillClock();
let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere({ clock });
});

afterAll(() => sphere.stop());

const browse = (path: string, language = 'en') =>
  supertest(sphere.url).get(path).set('Accept', 'text/html').set('Accept-Language', language);

describe('a record in two languages', () => {
  const translations = {
    title: 'The voice',
    additionalTitles: [{ title: 'La voix', type: 'TranslatedTitle', lang: 'fr' }],
    description: 'It listens.',
    descriptions: [{ text: 'Elle écoute.', type: 'Abstract', lang: 'fr' }],
    license: 'cc0-1.0',
  };

  it('shows title and abstract to French readers in French, and leads to the other text', async () => {
    const { repository } = await sphere.aRelease({
      card: translations,
      files: { 'README.fr.md': 'Le texte.\n' },
    });
    const address = `/${repository.fullName}`;

    const french = await browse(address, 'fr').expect(200);
    const english = await browse(address).expect(200);

    expect(french.text).toMatch(/lang="fr"><bdi>La voix<\/bdi>/);
    expect(french.text).toContain('Elle écoute.');
    expect(french.text).toMatch(/releases\/v1\.0\?lang=en"[^>]*>Read this text in English/);
    // The data for machines names all titles.
    expect(
      english.text.replace(/<script type="application\/ld\+json">.*?<\/script>/s, ''),
    ).not.toContain('La voix');
    expect(english.text).toContain('It listens.');
    expect(english.text).toMatch(/releases\/v1\.0\?lang=fr"[^>]*>Lire ce texte en français/);
  });

  it('marks a translation that is older than the English text', async () => {
    const { repository, by } = await sphere.aRelease({
      files: { 'README.fr.md': 'Le texte.\n' },
    });
    clock.advance(60_000);
    const { viewer } = await signIn(sphere.app, by.token);
    const head = { license: 'mit', title: 'New', creators: [{ name: 'Ann' }] };
    const bytes = Buffer.from(writeCard(head, 'What is new.\n'));
    await sphere.app.get(RepositoriesService).commit(viewer, repository, 'main', {
      title: 'Change the English text',
      operations: [{ op: 'add-bytes', path: 'README.md', bytes }],
    });
    await sphere.aRelease({ repository, by, version: 'v2.0' });

    const { text } = await browse(`/${repository.fullName}`, 'fr').expect(200);

    expect(text).toContain('Le texte anglais est plus récent que cette traduction.');
  });
});
