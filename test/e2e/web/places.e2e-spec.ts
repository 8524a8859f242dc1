import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import {
  AccountsService,
  OrganisationsService,
  ExternalIdentitiesService,
  ProfilesService,
} from '../../../src/capabilities/identity/index.js';
import type { Somebody } from '../../support/sphere-builders.js';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
});

afterAll(async () => {
  await sphere.stop();
});

const browse = (path: string, by: Somebody | null = null, language = 'en') => {
  const request = supertest(sphere.url).get(path).set('Accept', 'text/html');
  if (by !== null) void request.set('Authorization', `Bearer ${by.token}`);
  return request.set('Accept-Language', language);
};
const read = async (path: string, by: Somebody | null = null, language = 'en') =>
  (await browse(path, by, language).expect(200)).text;
const titled = (title: string) => ({ card: { title, license: 'mit' } });

describe('the page of an organisation', () => {
  it('shows who writes there, how it reviews, what it released and under which licences', async () => {
    const { organisation, owner } = await sphere.anOrganisation('Open-Lab', undefined, 14);
    const reader = await sphere.anAccount('only-reads');
    const members = sphere.app.get(OrganisationsService);
    await members.setMember(owner.viewer, 'open-lab', reader.handle, 'reader');
    await sphere.app.get(ProfilesService).update(owner.viewer, 'open-lab', {
      ror: 'https://ror.org/03yrm5c26',
      bio: 'We study\nvoices.',
      homepage: 'https://example.org/lab',
    });
    const { organisation: quick } = await sphere.anOrganisation('quick-lab', owner);
    await sphere.aRelease({ ...titled('Small voices'), by: owner, namespace: quick.handle });

    const text = await read('/Open-Lab');

    expect(text).toContain('The Laboratory</bdi></h1>');
    expect(text).toContain('have 14 days to read it');
    expect(text).toContain('We study\nvoices.');
    expect(text).toContain('href="https://ror.org/03yrm5c26"');
    expect(text).toContain('<a href="https://example.org/lab" rel="nofollow ugc noopener">');
    expect(text).toContain(`<a href="/${owner.handle}">`);
    expect(text).not.toContain('/only-reads');
    expect(text).toContain('Nothing has been released here yet.');
    expect(organisation.handle).toBe('Open-Lab');
    const other = await read('/quick-lab', null, 'fr');
    expect(other).toContain('Small voices');
    expect(other).toContain('href="/search?namespace=quick-lab&amp;licence=MIT"');
    expect(other).toContain('Les auteurs publient quand ils sont prêts.');
  });

  it('has one address, whatever the case in which it is asked for', async () => {
    await sphere.anOrganisation('Mixed-Case');

    const { headers } = await browse('/mIXED-case?kind=paper&lang=fr').expect(301);

    expect(headers['location']).toBe('/Mixed-Case?kind=paper&lang=fr');
  });
});

describe('the page of a person', () => {
  it('shows what is hers, and what names her ORCID elsewhere, by kind and page by page', async () => {
    const orcid = '0000-0002-1825-0097';
    const ada = await sphere.anAccount('ada', { displayName: 'Ada L.', orcid });
    const proved = { issuer: 'https://orcid.org', subject: orcid, orcid };
    await sphere.app.get(ExternalIdentitiesService).link(ada.viewer, proved);
    const creators = [{ familyName: 'L.', givenName: 'Ada', orcid }];
    for (let number = 1; number <= 20; number += 1) {
      await sphere.aRelease({ ...titled(`Own model ${number}.`), by: ada });
    }
    await sphere.aRelease({
      kind: 'dataset',
      card: { title: 'Shared data', license: 'mit', creators },
    });
    await sphere.aRelease(titled('Of somebody else'));

    const first = await read('/ada');
    const [, next = ''] = /<a class="button" rel="next" href="([^"]+)"/.exec(first) ?? [];
    const second = await read(next.replaceAll('&amp;', '&'));
    const data = await read('/ada?kind=dataset');

    expect(first).toMatch(/Everything <span class="soft">21<.*Models <span class="soft">20</s);
    expect(first).toMatch(/Shared data.*Own model 20\./s);
    expect(first).not.toContain('Own model 1.');
    expect(second).toContain('Own model 1.');
    expect(second).not.toContain('rel="next"');
    expect(data).toContain('Shared data');
    expect(data).toContain('href="/ada?kind=dataset" aria-current');
    expect(data).not.toContain('Own model');
    expect(first + second).not.toContain('Of somebody else');
  });

  it('shows nothing by an iD that she only states', async () => {
    const orcid = '0000-0001-5109-3700';
    await sphere.anAccount('poser', { displayName: 'Poser', orcid });
    await sphere.aRelease({
      card: { title: 'By the real one', license: 'mit', creators: [{ name: 'Real', orcid }] },
    });

    const text = await read('/poser');

    expect(text).toContain('as stated by its holder');
    expect(text).not.toContain('By the real one');
  });

  it('keeps what was released after its account is gone, and nothing about the person', async () => {
    const gone = await sphere.anAccount('gone', { displayName: 'Gwen Gone' });
    const profiles = sphere.app.get(ProfilesService);
    await profiles.update(gone.viewer, 'gone', {
      bio: 'About Gwen',
      homepage: 'https://gwen.example',
    });
    await sphere.aRelease({ ...titled('What stays'), by: gone });
    await sphere.app.get(AccountsService).remove(gone.viewer, 'gone');

    const text = await read('/gone');

    expect(text).toContain('Removed account</h1>');
    expect(text).toContain('What stays');
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    const withoutRelease = text.replace(/<article class="record-card">.*?<\/article>/gs, '');
    expect(withoutRelease).not.toMatch(/gwen/i);
  });

  it('does no harm with whatever she calls herself', async () => {
    const displayName = `<script>alert(1)</script>"'&${'W'.repeat(170)}`;
    const mallory = await sphere.anAccount('mallory', { displayName, roles: ['advisor'] });
    await sphere.app.get(ProfilesService).update(mallory.viewer, 'mallory', {
      bio: `</p><img src=x onerror=alert(1)>\n${'x'.repeat(1_900)}`,
      homepage: 'https://example.org/"><script>alert(2)</script>',
      interests: '<svg onload=alert(3)>',
    });

    for (const path of ['/mallory', '/advisors']) {
      const text = await read(path);
      expect(text).toContain('&lt;script>alert(1)');
      expect(text).not.toMatch(/<script>|<img|<svg onload|href="javascript:/);
    }
  });
});

describe('drafts', () => {
  it('are listed for those who may read them, and for nobody else', async () => {
    const { organisation, owner } = await sphere.anOrganisation('secretive');
    const { repository } = await sphere.aRepository({ by: owner, namespace: organisation.handle });
    const candidate = await sphere.aRelease({ by: owner, namespace: 'secretive', publish: false });
    const stranger = await sphere.anAccount();

    const member = await read('/secretive', owner);

    expect(member).toContain('>Drafts</h2>');
    expect(member).toContain(`href="/${repository.fullName}"`);
    expect(member).toContain(`href="/${candidate.repository.fullName}"`);
    for (const by of [null, stranger, sphere.steward]) {
      const text = await read('/secretive', by);
      expect(text).not.toContain('Drafts');
      expect(text).not.toContain(repository.name);
      expect(text).not.toContain(candidate.repository.name);
    }
  });

  it('come page by page', async () => {
    const busy = await sphere.anAccount('busy');
    for (let number = 10; number <= 31; number += 1) {
      await sphere.aRepository({ by: busy, name: `draft-${number}`, kind: 'dataset' });
    }

    const first = await read('/busy', busy);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? [];
    const second = await read(next.replaceAll('&amp;', '&'), busy);

    const named = (text: string) => text.match(/href="\/datasets\/busy\/draft-\d+"/g) ?? [];
    expect(new Set([...named(first), ...named(second)]).size).toBe(22);
    expect([named(first).length, named(second).length]).toEqual([20, 2]);
    expect(second).not.toContain('rel="next"');
  });
});

describe('an address that is nobody’s', () => {
  it.each(['/nobody-here', '/a', '/sitemaps', '/V2', '/%3Cscript%3E', `/${'a'.repeat(60)}`])(
    '%s is a page that says so',
    async (path) => {
      const { text } = await browse(path).expect(404);

      expect(text).toContain('There is nothing at this address');
      expect(text).not.toContain('<script>');
    },
  );

  it.each([
    ['kind=poem', 'is none of model, paper, dataset'],
    ['cursor=x', 'is not a cursor of this list'],
    ['drafts=x', 'is not a cursor of this list'],
    ['drafts=WzEsIngiXQ', 'is not a cursor of this list'],
    ['opinions=x', 'is not a cursor of this list'],
  ])('asked with %s is refused with what to change', async (query, words) => {
    const { handle } = await sphere.anAccount();

    const { text } = await browse(`/${handle}?${query}`).expect(400);

    expect(text).toContain(words);
  });
});
