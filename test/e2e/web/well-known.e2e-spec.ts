import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { UptimeService } from '../../../src/capabilities/uptime/index.js';
import { ContactConfig } from '../../../src/foundations/config/contact.config.js';
import { PolicyConfig, policyTopics } from '../../../src/foundations/config/policy.config.js';
import { ObjectStore } from '../../../src/foundations/object-store/object-store.js';
import { type Sphere, startSphere } from '../../support/sphere.js';
import { StillClock } from '../../support/still-clock.js';

const clock = new StillClock(new Date());
let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere({
    clock,
    config: {
      contact: new ContactConfig({ email: 'security@lab.example', isStated: true }),
      policy: new PolicyConfig({
        statements: { continuity: { en: 'Funded <b>until</b> 2032.\n\nThen by others.' } },
      }),
    },
  });
});

afterAll(() => sphere.stop());

const browse = (language: string) =>
  supertest(sphere.url)
    .get('/about/policy')
    .set('Accept', 'text/html')
    .set('Accept-Language', language);

describe('what a repository says of itself', () => {
  it('is data for programs, with what nobody stated left open', async () => {
    const answer = await sphere.http
      .get('/.well-known/repository-policy.json')
      .expect(200)
      .expect('Access-Control-Allow-Origin', '*');
    const { topics, contact } = answer.body as {
      topics: { id: string; statement: unknown }[];
      contact: string;
    };

    expect(contact).toBe('mailto:security@lab.example');
    expect(topics.map(({ id }) => id)).toEqual(policyTopics);
    expect(topics.find(({ id }) => id === 'continuity')?.statement).toHaveProperty('en');
    expect(topics.find(({ id }) => id === 'governance')?.statement).toBeNull();
  });

  it('is a page in both languages, which says what is not stated', async () => {
    const [english, french] = await Promise.all([browse('en'), browse('fr')]);

    expect(english.text).toContain('<p>Funded &lt;b>until&lt;/b> 2032.</p><p>Then by others.</p>');
    expect(english.text).toContain('has not stated anything on this yet');
    expect(french.text).toContain('<blockquote lang="en">');
    expect(french.text).toContain('n’a encore rien déclaré');
  });

  it('says how much of the time it answered, as far as it saw, whichever process it was', async () => {
    const first = sphere.app.get(UptimeService);
    const store = sphere.app.get(ObjectStore, { strict: false });
    const second = new UptimeService(sphere.database, store, clock);
    const hour = async (...processes: readonly UptimeService[]) => {
      for (let minute = 0; minute < 60; minute += 1) {
        clock.advance(60_000);
        await Promise.all(processes.map((process) => process.note()));
      }
    };
    const before = await browse('en');
    await first.note();
    await hour(first);
    await hour(first, second);
    await hour(second);
    await hour();
    await hour(first);

    const answer = await sphere.http.get('/.well-known/repository-policy.json').expect(200);
    const { availability } = answer.body as {
      availability: { last30Days: { share: number }; last365Days: { share: number } };
    };
    const pages = [await browse('en'), await browse('fr')];

    // The hour without anybody, and the minute before the first note after it.
    const share = (5 - 61 / 60) / 5;
    expect(before.text).toContain('has not been observed yet');
    expect(availability.last30Days.share).toBeCloseTo(share, 9);
    expect(availability.last365Days.share).toBeCloseTo(share, 9);
    expect(pages.map(({ text }) => /79[.,]66.?%/.exec(text)?.[0].replace(/\s/u, ' '))).toEqual([
      '79.66%',
      '79,66 %',
    ]);
    expect(await sphere.database.query('SELECT count(*)::int AS rows FROM uptime_stretch')).toEqual(
      [{ rows: 3 }],
    );
  });

  it('names whom to tell of a weakness, for less than a year', async () => {
    const { text } = await sphere.http.get('/.well-known/security.txt').expect(200);
    const expires = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? '');

    expect(text).toMatch(/^Contact: mailto:security@lab\.example$/m);
    expect(expires).toBeGreaterThan(Date.now());
    expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000);
  });

  it('leads password managers to where tokens are', async () => {
    const { headers } = await sphere.http.get('/.well-known/change-password').expect(302);

    expect(headers['location']).toBe('/account/tokens');
  });

  it('has nothing at other well-known addresses', async () => {
    await sphere.http.get('/.well-known/nothing').expect(404);
  });
});
