import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import {
  anAdvisor,
  anOpinion,
  give,
  invite,
  underReview,
  type UnderReview,
} from '../../support/a-review.js';
import { expectStatus, type Person, RestWorld } from '../../support/rest-world.js';
import { plain } from '../../support/plain-answer.js';

let world: RestWorld;
let candidate: UnderReview;
let advisor: Person;
let opinionId: string;

const hostile = [
  '# A heading',
  '<script>alert(1)</script> <img src=x onerror=alert(2)>',
  'What is said is **kept**.',
  '[here](javascript:alert(3)) \u202Edesrever',
  'x'.repeat(3_000),
].join('\n\n');

beforeAll(async () => {
  world = await RestWorld.start();
  advisor = await anAdvisor(world);
  candidate = await underReview(world);
  await invite(advisor, candidate.release, advisor);
  const first = await give(advisor, candidate.release, { summary: 'My first impression.' });
  opinionId = first.id;
  const revised = anOpinion({
    summary: 'It <b>leaves</b> much open.',
    body: hostile,
    aspects: { safety: 'Nothing was tested.' },
    competingInterests: { status: 'declared', kinds: ['funding'], statement: 'Same <i>grant</i>.' },
  });
  const { owner, release } = candidate;
  expectStatus(await advisor.client.post(`${release}/opinions`, revised), 201);
  const reply = { body: 'We disagree. <script>alert(4)</script>' };
  expectStatus(await owner.client.post(`${release}/opinions/${opinionId}/reply`, reply), 200);
  const waiver = { reason: 'A deadline of <u>ours</u>.' };
  expectStatus(await owner.client.post(`${release}/publish`, { waiver: waiver.reason }), 200);
});

afterAll(() => world.stop());

const page = () => candidate.path.replace('/models/', '/');
const browse = (path: string, language = 'en') =>
  supertest(world.sphere.url).get(path).set('Accept', 'text/html').set('Accept-Language', language);

describe('the page of a release with opinions', () => {
  it('shows what was said, by whom, with what interests, and the reply', async () => {
    const { text } = await browse(page()).expect(200);

    expect(text).toContain('Advises against this version');
    expect(text).toContain('no opinion could block this release');
    expect(text).toContain(`href="/${advisor.handle}"`);
    expect(text).toContain('It &lt;b>leaves&lt;/b> much open.');
    expect(text).toMatch(/Declares competing interests:\s*funding/);
    expect(text).toContain('Same &lt;i>grant&lt;/i>.');
    expect(text).toContain('Nothing was tested.');
    expect(text).toContain('We disagree.');
    expect(text).toContain('A deadline of &lt;u>ours&lt;/u>.');
    expect(text).toContain('CC-BY-4.0');
    expect(text).toContain('href="/.well-known/jwks.json"');
  });

  it('renders the body of an opinion and lets nothing of it act', async () => {
    const { text } = await browse(page()).expect(200);
    const opinion = /<article class="opinion.*?<\/article>/s.exec(text)?.[0] ?? '';

    expect(opinion).toContain('<strong>kept</strong>');
    expect(opinion).not.toMatch(/<script|<img|javascript:|onerror/);
  });

  it('leads to what the opinion said before it was revised', async () => {
    const { text } = await browse(page()).expect(200);
    const address = `${page()}/releases/v1.0/opinions/${opinionId}`;
    expect(text).toContain(`href="${address}"`);

    const { text: history } = await browse(address).expect(200);

    expect(history).toContain('My first impression.');
    expect(history).toContain('It &lt;b>leaves&lt;/b> much open.');
  });

  it('leads to the signed text', async () => {
    const { text } = await browse(page()).expect(200);
    const [, address = ''] = /href="([^"]+\/document)"/.exec(text) ?? [];

    const { body } = plain(await world.sphere.http.get(address).expect(200));

    expect(body).toMatchObject({ id: opinionId, recommendation: 'advise_against' });
  });

  it('says it in French', async () => {
    const { text } = await browse(page(), 'fr').expect(200);

    expect(text).toContain('Déconseille cette version');
    expect(text).toContain('aucun avis ne pouvait bloquer');
    expect(text).not.toMatch(/Advises|Declares|Soundness/);
  });

  it('has a page for the rest of many opinions', async () => {
    const crowded = await underReview(world);
    for (let count = 0; count < 11; count += 1) {
      const another = await anAdvisor(world);
      await invite(another, crowded.release, another);
      await give(another, crowded.release, { summary: `Opinion number ${count}.` });
    }
    expectStatus(
      await crowded.owner.client.post(`${crowded.release}/publish`, { waiver: 'x' }),
      200,
    );

    const { text } = await browse(crowded.path.replace('/models/', '/')).expect(200);
    const [, next = ''] = /rel="next" href="([^"]+)"/.exec(text) ?? [];
    const { text: rest } = await browse(next).expect(200);

    expect(text).not.toContain('Opinion number 10.');
    expect(rest).toContain('Opinion number 10.');
    expect(rest).not.toContain('Opinion number 9.');
  });
});

describe('a release of which no opinion was asked', () => {
  it('does not speak of opinions', async () => {
    const path = await world.release(await world.person());

    const { text } = await browse(path.replace('/models/', '/')).expect(200);

    expect(text).not.toContain('id="opinions"');
  });
});

describe('opinions on a candidate', () => {
  it('are there for nobody but its members and who gave them', async () => {
    const waiting = await underReview(world);
    await invite(advisor, waiting.release, advisor);
    const { id } = await give(advisor, waiting.release);
    const address = `${waiting.path.replace('/models/', '/')}/releases/v1.0/opinions`;

    await browse(address).expect(404);
    await browse(`${address}/${id}`).expect(404);
  });
});

describe('an address of opinions that is none', () => {
  it.each(['?after=1', "?after='", '/x?before=-1', '/not-an-id'])('%s is refused', async (rest) => {
    const { status } = await browse(`${page()}/releases/v1.0/opinions${rest}`);

    expect([400, 404]).toContain(status);
  });
});
