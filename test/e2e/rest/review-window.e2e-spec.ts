import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anAdvisor, give, invite, underReview } from '../../support/a-review.js';
import { RestWorld } from '../../support/rest-world.js';
import { StillClock } from '../../support/still-clock.js';

const clock = new StillClock();
let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start({ clock });
});
afterAll(async () => {
  await world.stop();
});
beforeEach(() => {
  clock.set('2026-11-24T12:00:00Z');
});

describe('a candidate under review', () => {
  it('is published once its window has passed, with nobody invited', async () => {
    const { owner, release } = await underReview(world);

    clock.set('2026-12-01T11:59:59Z');
    const early = await owner.client.post(`${release}/publish`);
    clock.set('2026-12-01T12:00:00Z');
    const late = await owner.client.post(`${release}/publish`);

    expect(early).toMatchObject({ status: 409, body: { code: 'review-open' } });
    expect(late).toMatchObject({ status: 200, body: { state: 'published' } });
  });

  it('is published once all the invited have answered, whatever they say', async () => {
    const { owner, release } = await underReview(world);
    const [one, other] = [await anAdvisor(world), await anAdvisor(world)];
    await invite(owner, release, one);
    await invite(owner, release, other);

    await give(one, release, { recommendation: 'advise_against' });
    const half = await owner.client.post(`${release}/publish`);
    await give(other, release, { recommendation: 'abstain' });
    const whole = await owner.client.post(`${release}/publish`);

    expect(half).toMatchObject({ status: 409, body: { code: 'review-open' } });
    expect(whole).toMatchObject({
      status: 200,
      body: { state: 'published', review: { invited: 2, answered: 2, waiver: null } },
    });
  });

  it('counts declining as answering', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    const id = await invite(owner, release, advisor);

    const accepted = await advisor.client.call('PATCH', `${release}/invitations/${id}`, {
      body: { status: 'accepted' },
    });
    const whileAccepted = await owner.client.post(`${release}/publish`);
    const declined = await advisor.client.call('PATCH', `${release}/invitations/${id}`, {
      body: { status: 'declined' },
    });
    const afterwards = await owner.client.post(`${release}/publish`);

    expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted' } });
    expect(whileAccepted.status).toBe(409);
    expect(declined).toMatchObject({ status: 200, body: { status: 'declined' } });
    expect(afterwards.status).toBe(200);
  });

  it('is published early where the owner gives a public reason', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);

    const published = await owner.client.post(`${release}/publish`, { waiver: 'A deadline.' });

    expect(published).toMatchObject({ status: 200, body: { state: 'published' } });
    expect((await world.anyone.get(release)).body).toMatchObject({
      review: { waiver: 'A deadline.', invited: 1, answered: 0 },
    });
  });

  it('stands in the queue of advisors until it is published, the one that closes first first', async () => {
    const first = await underReview(world, { title: 'A first work' });
    clock.set('2026-11-24T12:00:01Z');
    const second = await underReview(world, { title: 'A second work' });
    const advisor = await anAdvisor(world);
    await invite(second.owner, second.release, advisor);
    interface Queue {
      items: { namespace: string; [member: string]: unknown }[];
      next: string | null;
    }
    const read = async () => {
      const items: Queue['items'] = [];
      for (let next: string | null = ''; next !== null;) {
        const { body }: { body: Queue } = await advisor.client.get<Queue>(
          `/reviews?limit=1&cursor=${next}`.replace(/&cursor=$/, ''),
        );
        items.push(...body.items);
        next = body.next;
      }
      return items.filter(({ namespace }) => [first.lab, second.lab].includes(namespace));
    };

    const queue = await read();
    await first.owner.client.post(`${first.release}/publish`, { waiver: 'Now.' });
    await second.owner.client.delete(second.release);

    expect(queue).toMatchObject([
      {
        namespace: first.lab,
        title: 'A first work',
        version: 'v1.0',
        closesAt: '2026-12-01T12:00:00.000Z',
        invited: 0,
        answered: 0,
        invitation: null,
      },
      { namespace: second.lab, invited: 1, answered: 0, invitation: { status: 'pending' } },
    ]);
    expect(await read()).toEqual([]);
  });

  it.each([
    [{ cursor: 'nonsense' }, 400],
    [{ cursor: Buffer.from('["x","2026"]').toString('base64url') }, 400],
    [{ limit: '0' }, 400],
  ])('refuses a page of the queue with %j', async (query, status) => {
    const advisor = await anAdvisor(world);

    const reply = await advisor.client.get(`/reviews?${new URLSearchParams(query).toString()}`);

    expect(reply.status).toBe(status);
  });
});
