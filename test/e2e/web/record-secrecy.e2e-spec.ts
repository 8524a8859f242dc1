import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
});

afterAll(async () => {
  await sphere.stop();
});

const browse = (path: string, language = 'en') =>
  supertest(sphere.url).get(path).set('Accept', 'text/html').set('Accept-Language', language);

/** What a page says, without what every request has of its own. */
const saysOf = (text: string, name: string) => text.replaceAll(name, 'NAME');

describe('a draft', () => {
  it.each(['', '/releases', '/releases/v1.0', '/files', '/licences/MIT', '/compare/v1...v2'])(
    'is to strangers at %s as if it did not exist',
    async (rest) => {
      const { repository } = await sphere.aRelease({ publish: false, card: { title: 'Secret' } });
      const { fullName } = repository;
      const missing = `${repository.namespace}/${'x'.repeat(repository.name.length)}`;

      const draft = await browse(`/${fullName}${rest}`).expect(404);
      const nothing = await browse(`/${missing}${rest}`).expect(404);

      expect(saysOf(draft.text, fullName)).toBe(saysOf(nothing.text, missing));
      expect(draft.text).not.toContain('Secret');
    },
  );

  it('is shown to its members, who are told that nobody else sees it', async () => {
    const { repository, by } = await sphere.aRepository({ card: { title: 'Secret' } });

    const { text } = await browse(`/${repository.fullName}`)
      .set('Authorization', `Bearer ${by.token}`)
      .expect(200);

    expect(text).toContain('Secret');
    expect(text).toContain('This is a draft.');
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    expect(text).toContain('model.safetensors');
  });
});

describe('a candidate', () => {
  it('is hidden from strangers on every page of a released record', async () => {
    const { repository, by } = await sphere.aRelease();
    await sphere.aRelease({ repository, by, version: 'v2-secret', publish: false });
    const address = `/${repository.fullName}`;

    await browse(`${address}/releases/v2-secret`).expect(404);
    await browse(`${address}/compare/v1.0...v2-secret`).expect(404);
    for (const page of [address, `${address}/releases`]) {
      const { text } = await browse(page).expect(200);
      expect(text).not.toContain('v2-secret');
    }

    const member = { authorization: `Bearer ${by.token}` };
    const { text } = await browse(`${address}/releases/v2-secret`).set(member).expect(200);
    expect(text).toContain('This is a candidate.');
    // What a member saw is not kept for others.
    expect((await browse(address)).text).not.toContain('v2-secret');
  });
});

describe('a withdrawn release', () => {
  it('leaves a tombstone at every address of it', async () => {
    const { repository } = await sphere.aRelease({ card: { title: 'Voices', license: 'mit' } });
    await browse(`/${repository.fullName}`).expect(200);
    await sphere.app.get(WithdrawRelease).withdraw(sphere.steward.viewer, repository, 'v1.0', {
      category: 'privacy',
      statement: 'Two speakers <i>had not</i> agreed.',
    });
    const address = `/${repository.fullName}`;

    for (const page of [address, `${address}/releases/v1.0`, `${address}/releases/v1.0/files`]) {
      const { text } = await browse(page).expect(410);
      expect(text).toContain('It holds personal data.');
      expect(text).toContain('Two speakers &lt;i>had not&lt;/i> agreed.');
      expect(text).toContain(`Write to ${sphere.config.contact.email}`);
      expect(text).toMatch(/It was cited as<\/h2><p[^>]*><bdi>Smith, Ann \(\d{4}\)\. Voices/);
      expect(text).toMatch(/model\.safetensors.*?title="[0-9a-f]{64}"/s);
      expect(text).not.toContain('/resolve/');
    }
    const french = await browse(address, 'fr').expect(410);
    expect(french.text).toContain('Elle contient des données personnelles.');
  });

  it('does not take the others along', async () => {
    const { repository, by } = await sphere.aRelease();
    await sphere.aRelease({ repository, by, version: 'v2.0' });
    const repositories = sphere.app.get(RepositoriesService);
    const now = await repositories.findById(repository.id);
    await sphere.app
      .get(WithdrawRelease)
      .withdraw(sphere.steward.viewer, now ?? repository, 'v2.0', {
        category: 'legal',
        statement: 'A court said so.',
      });

    const { text } = await browse(`/${repository.fullName}`).expect(200);

    expect(text).toContain('Version v1.0');
    expect(text).toMatch(/v2\.0<\/a><span class="mark bad">withdrawn/);
  });
});

describe('hostile texts', () => {
  it('do nothing on a page, and do not make it heavy', async () => {
    const script = '<script>alert(1)</script>';
    const creators = Array.from({ length: 3_000 }, (_, index) => ({
      familyName: index === 0 ? script : `Family${index}`,
      givenName: index === 1 ? '\u202egnirts' : `Given${index}`,
    }));
    const card = {
      title: `Faster when a < b & "c" ${'wide'.repeat(80)}`,
      creators,
      tags: [script, 'javascript:alert(1)', 'x'.repeat(250)],
      description: `Lead ${script} ${'y'.repeat(20_000)}`,
      related: [
        {
          relation: 'Cites',
          identifier: 'https://example.org/x',
          citation: `<img src=x> ${script}`,
        },
      ],
    };
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`it's & ${'n'.repeat(150)} ${index}.txt`, 'x']),
    );
    const { repository } = await sphere.aRelease({ card, files, notes: script });

    const { text } = await browse(`/${repository.fullName}`).expect(200);

    expect(text).not.toContain('<script>alert');
    expect(text).not.toMatch(/<img|href="javascript:/i);
    expect(text).not.toContain('$(');
    // Search engines are told of all authors.
    const authors = text.match(/<meta name="citation_author" content="[^"]*"\/>/g) ?? [];
    expect(authors).toHaveLength(3_000);
    const withoutCard = text.replaceAll('y'.repeat(20_000), '');
    expect(Buffer.byteLength(withoutCard) - authors.join('').length).toBeLessThan(160_000);
  });

  it.each([
    '/%00/x',
    `/${'a'.repeat(3_000)}/b`,
    '/ada/%3Cscript%3E/releases/%22%3E',
    '/..%2f..%2f/etc',
    '/constructor/__proto__/compare/a...b',
  ])('in an address are nothing that there is: %s', async (path) => {
    const { text } = await browse(path).expect(404);

    expect(text).not.toContain('<script>');
  });
});
