import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, give, invite, underReview } from '../../support/a-review.js';
import { RestWorld } from '../../support/rest-world.js';
import { StillClock } from '../../support/still-clock.js';
import { isSigned, keySet } from '../../support/verify-signature.js';
import { Visitor } from '../../support/visitor.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start({ clock: new StillClock() });
});
afterAll(async () => {
  await world.stop();
});

const url = () => world.sphere.url;

describe('an advisor’s own opinions', () => {
  it('are listed with where they stand', async () => {
    const advisor = await anAdvisor(world);
    const review = await underReview(world, { title: 'A waiting work' });
    await invite(review.owner, review.release, advisor);
    await give(advisor, review.release, { summary: 'Wait for the data.' });
    const path = await world.release(await world.person());
    await give(advisor, `${path}/releases/v1.0`, { summary: 'Good as it is.' });
    const visitor = await Visitor.signedIn(url(), advisor.token);

    const { text } = await visitor.get('/reviews/mine').expect(200);

    expect(text).toContain('Wait for the data.');
    expect(text).toContain('you may revise it');
    expect(text).toContain('Good as it is.');
    expect(text).toContain('published, and final');
  });
});

describe('the inbox', () => {
  it('says what happened, and forgets what was read', async () => {
    const advisor = await anAdvisor(world);
    const review = await underReview(world, { title: 'A work to be told of' });
    await invite(review.owner, review.release, advisor);
    const visitor = await Visitor.signedIn(url(), advisor.token, 'fr');

    const before = await visitor.get('/notifications').expect(200);
    await visitor.submit('/notifications', '/notifications/read');
    const after = await visitor.get('/notifications');

    expect(before.text).toContain('sollicite votre avis');
    expect(before.text).toContain(`href="/reviews${review.path}/v1.0"`);
    expect(before.text).toContain('Un message est nouveau.');
    expect(after.text).toContain('Vous avez tout lu.');
  });

  it('is nobody else’s', async () => {
    expect((await new Visitor(url()).get('/notifications')).status).toBe(401);
    expect((await new Visitor(url()).get('/account/notifications')).status).toBe(401);
  });

  it.each([
    '/notifications?cursor=x',
    '/reviews?queue=x',
    '/reviews?invitations=x',
    '/reviews/mine?cursor=x',
  ])('and other lists refuse a strange cursor: %s', async (address) => {
    const visitor = await Visitor.signedIn(url(), (await anAdvisor(world)).token);

    expect((await visitor.get(address)).status).toBe(400);
  });
});

describe('the settings of notifications', () => {
  it('show the secret of a feed once, and end it', async () => {
    const visitor = await Visitor.signedIn(url(), (await anAdvisor(world)).token);
    const page = '/account/notifications';

    const made = await visitor.submit(page, `${page}/feed#feed`);
    const link = /http[^<]*\/feeds\/reviews\/[\w-]{86}\.atom/.exec(made.text)?.[0] ?? '';
    const feed = await visitor.agent.get(new URL(link).pathname);
    const later = await visitor.get(page);
    await visitor.submit(page, `${page}/feed/revocation`);
    const ended = await visitor.agent.get(new URL(link).pathname);

    expect([made.status, feed.status, ended.status]).toEqual([200, 200, 404]);
    expect(later.text).not.toContain(link);
    expect(later.text).toContain('You have a feed since');
  });

  it('offer no feed to others, and no mail where none is sent', async () => {
    const visitor = await Visitor.signedIn(url(), (await world.person()).token);

    const { text } = await visitor.get('/account/notifications').expect(200);

    expect(text).not.toContain('/account/notifications/feed');
    expect(text).toContain('This place sends no e-mail.');
  });
});

describe('an export of opinions', () => {
  it('is a signed file whose code anybody checks', async () => {
    const advisor = await anAdvisor(world);
    const path = await world.release(await world.person());
    await give(advisor, `${path}/releases/v1.0`);
    const visitor = await Visitor.signedIn(url(), advisor.token);

    const file = await visitor.submit('/reviews/mine', '/reviews/mine/export');

    expect(file.headers['content-disposition']).toContain(`opinions-${advisor.handle}.json`);
    const { document, signature } = JSON.parse(file.text) as {
      document: { code: string; opinions: unknown[] };
      signature: object;
    };
    expect(document.opinions).toHaveLength(1);
    const signed = { ...document, signature: { ...signature, unsigned: ['signature'] } };
    expect(isSigned(signed, await keySet(world))).toBe(true);
    const checked = await new Visitor(url()).get(`/reviews/exports/${document.code}`).expect(200);
    expect(checked.text).toContain(advisor.handle);
    expect((await new Visitor(url()).get('/reviews/exports/nonsense')).status).toBe(404);
  });
});
