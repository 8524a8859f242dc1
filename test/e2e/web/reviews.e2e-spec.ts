import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, give, invite, underReview, type UnderReview } from '../../support/a-review.js';
import { type Person, RestWorld } from '../../support/rest-world.js';
import { StillClock } from '../../support/still-clock.js';
import { hiddenFields, Visitor } from '../../support/visitor.js';

let world: RestWorld;
const clock = new StillClock();

beforeAll(async () => {
  world = await RestWorld.start({ clock });
});
afterAll(async () => {
  await world.stop();
});

const signedIn = (person: Person, language = 'en') =>
  Visitor.signedIn(world.sphere.url, person.token, language);

/** Path of the page of a review. */
function pageOf({ path }: UnderReview): string {
  return `/reviews${path}/v1.0`;
}

const declaration = {
  'competingInterests.status': 'declared',
  'competingInterests.kinds': ['employment', 'other'],
  'competingInterests.statement': 'Same institute, another group.',
};
const opinion = {
  do: 'give',
  recommendation: 'advise_against',
  summary: 'The evaluation leaves too much open.',
  body: '## What is missing\n\n- a **test set**',
  'aspects.reproducibility': 'I could not run it.',
};

describe('who sees a review', () => {
  it('strangers are asked to sign in, and others learn nothing of a candidate', async () => {
    const review = await underReview(world);
    const [stranger, advisor] = [await world.person(), await anAdvisor(world)];

    const answers = await Promise.all([
      new Visitor(world.sphere.url).get(pageOf(review)),
      (await signedIn(stranger)).get(pageOf(review)),
      (await signedIn(advisor)).get(pageOf(review)),
      (await signedIn(review.owner)).get(pageOf(review)),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 404, 404, 200]);
  });

  it('the queue is for advisors', async () => {
    const [stranger, advisor] = [await world.person(), await anAdvisor(world)];

    const answers = await Promise.all([
      new Visitor(world.sphere.url).get('/reviews'),
      (await signedIn(stranger)).get('/reviews'),
      (await signedIn(advisor)).get('/reviews'),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 403, 200]);
  });

  it('an advisor who was not asked volunteers from the queue, and may read from then on', async () => {
    const review = await underReview(world, { title: 'A work for volunteers' });
    const visitor = await signedIn(await anAdvisor(world));
    const queue = await visitor.get('/reviews');

    const answer = await visitor.submit('/reviews', `${pageOf(review)}/volunteer`);

    expect(queue.text).toContain('A work for volunteers');
    expect(queue.text).not.toContain(`href="${pageOf(review)}"`);
    expect(answer.status).toBe(303);
    const page = await visitor.get(pageOf(review)).expect(200);
    expect(page.text).toContain('First, your competing interests');
    expect(page.text).not.toContain('name="recommendation"');
  });

  it('says what is due soon, and what nobody waits for any more', async () => {
    const review = await underReview(world, { title: 'A work that is due' });
    const advisor = await anAdvisor(world);
    await invite(review.owner, review.release, advisor);
    const visitor = await signedIn(advisor);
    const cardOf = async () => {
      const { text } = await visitor.get('/reviews');
      const start = text.indexOf('A work that is due');
      return text.slice(start, text.indexOf('</article>', start));
    };

    const early = await cardOf();
    clock.advance(5 * 86_400_000);
    const soon = await cardOf();
    clock.advance(5 * 86_400_000);
    const late = await cardOf();
    clock.advance(-10 * 86_400_000);

    expect(early).not.toMatch(/due soon|deadline passed/);
    expect(soon).toContain('due soon');
    expect(late).toContain('deadline passed');
  });
});

describe('an opinion', () => {
  it('is declined by one, given by another against it, replied to, and blocks nothing', async () => {
    const review = await underReview(world);
    const [first, second] = [await anAdvisor(world), await anAdvisor(world)];
    const page = pageOf(review);
    const [owner, declines, advises] = await Promise.all([
      signedIn(review.owner),
      signedIn(first),
      signedIn(second),
    ]);
    for (const { handle } of [first, second]) {
      const invited = await owner.submit(page, `${page}/invitations#authors`, { advisor: handle });
      expect(invited.headers['location']).toContain('done=invited');
    }

    const declined = await declines.submit('/reviews', `${page}/answer`, { answer: 'declined' });
    expect(declined.headers['location']).toBe('/reviews?done=declined');
    expect((await declines.get(page)).status).toBe(404);

    await advises.submit(page, `${page}/answer`, { answer: 'accepted' });
    await advises.submit(page, `${page}/declaration#your-opinion`, declaration);
    const given = await advises.submit(page, `${page}/opinion#your-opinion`, opinion);
    expect(given.status).toBe(303);

    const seen = (await owner.get(page)).text;
    expect(seen).toContain('Advises against it');
    expect(seen).toContain('<strong>test set</strong>');
    expect(seen).toContain('Same institute, another group.');
    expect(seen).toContain('An opinion does not block publication');
    const id = /id="opinion-([0-9a-f-]{36})"/.exec(seen)?.[1] ?? '';
    const reply = { do: 'reply', [`reply-${id}`]: 'We add a *test set*.' };
    await owner.submit(page, `${page}/replies/${id}#opinion-${id}`, reply);
    expect((await advises.get(page)).text).toContain('We add a <em>test set</em>.');

    const published = await review.owner.client.post(`${review.release}/publish`, {});
    expect(published.status).toBe(200);
    const after = (await owner.get(page)).text;
    expect(after).toContain('Advises against it');
    expect(after).not.toContain(`action="${page}/replies/`);
  });

  it('comes after a declaration, whatever is sent', async () => {
    const review = await underReview(world);
    const visitor = await signedIn(await anAdvisor(world));
    await visitor.submit('/reviews', `${pageOf(review)}/volunteer`);

    const { text } = await visitor.get(pageOf(review));
    const own = hiddenFields(text, `${pageOf(review)}/declaration#your-opinion`);
    const answer = await visitor.post(`${pageOf(review)}/opinion`, { ...opinion, ...own });

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Competing interests are declared before');
  });

  it.each([
    [{ recommendation: '' }, 400, 'field-recommendation'],
    [{ summary: '  ' }, 400, 'field-summary'],
    [{ summary: 'x'.repeat(2_001) }, 400, 'field-summary'],
    [{ 'aspects.safety': 'x'.repeat(20_001) }, 400, 'field-aspects.safety'],
  ])('keeps what was written where %j is refused', async (change, status, field) => {
    const { visitor, action, page } = await declared();

    const answer = await visitor.submit(page, action, {
      ...opinion,
      body: 'A long thought.',
      ...change,
    });

    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`href="#${field}"`);
    expect(answer.text).toContain('A long thought.</textarea>');
  });

  it('is previewed without a script, and nothing is stored', async () => {
    const { visitor, action, page } = await declared();

    const shown = await visitor.submit(page, action, { ...opinion, do: 'preview' });

    expect(shown.status).toBe(200);
    expect(/id="opinion-preview".*?<\/div><\/div>/s.exec(shown.text)?.[0]).toContain(
      '<strong>test set</strong>',
    );
    expect(shown.text).toContain('I could not run it.</textarea>');
    expect((await visitor.get(page)).text).toContain('No opinion yet.');
  });

  it('is revised until publication, in the form that holds the one before', async () => {
    const { visitor, action, page } = await declared();
    await visitor.submit(page, action, opinion);

    const again = await visitor.submit(page, action, { ...opinion, summary: 'On second thought.' });

    expect(again.status).toBe(303);
    const { text } = await visitor.get(page);
    expect(text).toContain('revision 2');
    expect(text).toContain('On second thought.</textarea>');
  });

  it('may be given on a published release, with its declaration in the form', async () => {
    const owner = await world.person();
    const path = await world.release(owner);
    const visitor = await signedIn(await anAdvisor(world));
    const page = `/reviews${path}/v1.0`;

    const opened = await visitor.submit(page, `${page}/declaration#your-opinion`, declaration);
    const kept = hiddenFields(opened.text, `${page}/opinion#your-opinion`);
    const given = await visitor.post(`${page}/opinion`, { ...opinion, ...kept });

    expect(opened.text).toContain('name="recommendation"');
    expect(kept).toMatchObject({ 'competingInterests.status': 'declared' });
    expect(given.status).toBe(303);
    expect((await visitor.get(page)).text).toContain('given after publication');
  });

  it('is taken from the site’s own form alone', async () => {
    const { visitor, action, page } = await declared();

    const forged = await visitor.post(action.split('#', 1)[0] ?? '', opinion);

    expect(forged.status).toBe(403);
    expect((await visitor.get(page)).text).toContain('No opinion yet.');
  });

  it('does no harm, whatever it holds', async () => {
    const review = await underReview(world);
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>\u202e';
    const advisor = await anAdvisor(world);
    await invite(review.owner, review.release, advisor);
    await give(advisor, review.release, {
      summary: hostile,
      body: `${hostile}\n\n[a](javascript:alert(1)) ![b](https://evil.example/b.png)`,
      aspects: { safety: hostile },
      aiUse: 'w'.repeat(5_000),
      competingInterests: { status: 'declared', statement: hostile },
    });

    const { text } = await (await signedIn(review.owner)).get(pageOf(review)).expect(200);

    expect(text).not.toMatch(/<script>|<img|href="javascript:/);
    expect(text).toContain('&lt;script');
    expect(text).toContain('<bdi>&lt;script');
  });

  it('is hidden from other advisors until publication', async () => {
    const review = await underReview(world);
    const [one, other] = [await anAdvisor(world), await anAdvisor(world)];
    await invite(review.owner, review.release, one);
    await invite(review.owner, review.release, other);
    await give(one, review.release, { summary: 'Known to the authors alone.' });

    const seenBy = async (person: Person) =>
      (await (await signedIn(person)).get(pageOf(review))).text;

    expect(await seenBy(review.owner)).toContain('Known to the authors alone.');
    expect(await seenBy(other)).not.toContain('Known to the authors alone.');
    expect(await seenBy(other)).toContain('you see your own opinion alone');
  });

  /** An advisor who volunteered and declared. */
  async function declared() {
    const review = await underReview(world);
    const page = pageOf(review);
    const visitor = await signedIn(await anAdvisor(world));
    await visitor.submit('/reviews', `${page}/volunteer`);
    await visitor.submit(page, `${page}/declaration#your-opinion`, declaration);
    return { visitor, page, action: `${page}/opinion#your-opinion` };
  }
});

describe('a declaration', () => {
  it.each([
    [{}, 'field-competingInterests.status'],
    [{ 'competingInterests.status': 'declared' }, 'field-competingInterests.kinds'],
    [
      { 'competingInterests.status': 'none', 'competingInterests.kinds': 'funding' },
      'field-competingInterests.kinds',
    ],
  ])('is refused where it says nothing or two things: %j', async (sent, field) => {
    const review = await underReview(world);
    const page = pageOf(review);
    const visitor = await signedIn(await anAdvisor(world));
    await visitor.submit('/reviews', `${page}/volunteer`);

    const answer = await visitor.submit(page, `${page}/declaration#your-opinion`, sent);

    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`href="#${field}"`);
  });

  it('tells the authors of an acceptance once, and of no declaration', async () => {
    const review = await underReview(world);
    const page = pageOf(review);
    const advisor = await anAdvisor(world);
    await invite(review.owner, review.release, advisor);
    const visitor = await signedIn(advisor);
    await visitor.submit(page, `${page}/answer`, { answer: 'accepted' });
    await visitor.submit(page, `${page}/declaration#your-opinion`, declaration);

    const { text } = await (await signedIn(review.owner)).get('/notifications');

    expect(text.match(/accepts to advise on[^<]*<\/bdi><\/a>/g)).toHaveLength(1);
  });
});

describe('asking an advisor', () => {
  it.each([
    ['', 400],
    ['nobody-at-all', 404],
    ['a layman', 422],
  ])('says what is wrong with %j beside the field', async (handle, status) => {
    const review = await underReview(world);
    const page = pageOf(review);
    const layman = await world.person();
    const advisor = handle === 'a layman' ? layman.handle : handle;

    const owner = await signedIn(review.owner);
    const answer = await owner.submit(page, `${page}/invitations#authors`, { advisor });

    expect(answer.status).toBe(status);
    expect(answer.text).toContain('id="field-advisor-fault"');
  });
});
