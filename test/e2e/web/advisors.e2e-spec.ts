import { afterAll, beforeAll, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { anAdvisor, give, invite, underReview } from '../../support/a-review.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});

afterAll(async () => {
  await world.stop();
});

const read = async (path: string, language = 'en') => {
  const page = supertest(world.sphere.url).get(path).set('Accept', 'text/html');
  return (await page.set('Accept-Language', language).expect(200)).text;
};

/** What the list of advisors says of one. */
const entryOf = (text: string, { handle }: Person) =>
  text.split('<li>').find((entry) => entry.includes(`href="/${handle}"`)) ?? '';

it('names those who advise, what they declare, and that they decide nothing', async () => {
  const advisor = await anAdvisor(world);
  const other = await world.person();
  expectStatus(
    await advisor.client.patch(`/accounts/${advisor.handle}`, {
      orcid: '0000-0002-1825-0097',
      interests: 'Holds shares of nothing.',
    }),
    200,
  );

  const text = await read('/advisors');

  expect(text).toContain('no opinion accepts, rejects, hides or changes a release');
  expect(entryOf(text, advisor)).toContain('href="https://orcid.org/0000-0002-1825-0097"');
  expect(entryOf(text, advisor)).toContain('Holds shares of nothing.');
  expect(text).not.toContain(`/${other.handle}"`);
  expect(await read('/advisors', 'fr')).toContain('Leur rôle est purement consultatif');
});

it('counts and shows opinions once their release is published, and not before', async () => {
  const advisor = await anAdvisor(world);
  const { owner, release } = await underReview(world, { title: 'Judged work' });
  await invite(owner, release, advisor);
  await give(advisor, release, { summary: 'Too few speakers.' });

  const before = await read(`/${advisor.handle}`);
  expect(before).toContain('No opinion has been published yet.');
  expect(before).not.toMatch(/Too few speakers|Judged work/);
  expect(entryOf(await read('/advisors'), advisor)).toContain('No published opinion yet');

  expectStatus(await owner.client.post(`${release}/publish`, { waiver: 'Enough.' }), 200);

  const after = await read(`/${advisor.handle}`);
  expect(after).toMatch(/Judged work.*Advises against.*Too few speakers\./s);
  expect(entryOf(await read('/advisors'), advisor)).toContain('One published opinion');
});

it('comes page by page, by name', async () => {
  for (let number = 0; number < 31; number += 1) await anAdvisor(world);

  const first = await read('/advisors');
  const [, next = ''] = /rel="next" href="([^"]+)"/.exec(first) ?? [];
  const second = await read(next);

  const named = (text: string): readonly string[] =>
    text.match(/class="person" href="\/[^"]+"/g) ?? [];
  expect(named(first)).toHaveLength(30);
  expect(named(second).length).toBeGreaterThan(0);
  expect(named(second).filter((entry) => named(first).includes(entry))).toEqual([]);
});
