import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, anOpinion, give, invite, underReview } from '../../support/a-review.js';
import type { OpinionAnswer } from '../../support/a-review.js';
import { RestWorld } from '../../support/rest-world.js';

let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start();
});
afterAll(async () => {
  await world.stop();
});

describe('a review at the same moment', () => {
  it('counts two advisors who answer at once, and lets the candidate be published then', async () => {
    const { owner, release } = await underReview(world);
    const advisors = [await anAdvisor(world), await anAdvisor(world), await anAdvisor(world)];
    for (const advisor of advisors) await invite(owner, release, advisor);

    await Promise.all(advisors.map((advisor) => give(advisor, release)));

    const published = await owner.client.post(`${release}/publish`);
    expect(published).toMatchObject({ status: 200, body: { review: { invited: 3, answered: 3 } } });
  });

  it('keeps one opinion of an advisor who sends several at once, and every revision', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);

    const given = await Promise.all([1, 2, 3, 4].map(() => give(advisor, release)));

    expect(new Set(given.map(({ id }) => id)).size).toBe(1);
    expect(given.map(({ revision }) => revision).sort()).toEqual([1, 2, 3, 4]);
  });

  it('invites an advisor once, whoever asks at once', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);

    const ids = await Promise.all(
      [owner, advisor, owner].map((by) => invite(by, release, advisor)),
    );

    expect(new Set(ids).size).toBe(1);
  });

  it('either revises before publication or adds afterwards, and nothing in between', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, release } = await underReview(world);
      const advisor = await anAdvisor(world);
      await invite(owner, release, advisor);
      const first = await give(advisor, release);

      const [revision, published] = await Promise.all([
        advisor.client.post<OpinionAnswer>(
          `${release}/opinions`,
          anOpinion({ recommendation: 'endorse' }),
        ),
        owner.client.post(`${release}/publish`),
      ]);
      const { body } = await world.anyone.get<{ opinions: OpinionAnswer[] }>(release);

      expect([revision.status, published.status]).toEqual([201, 200]);
      const isRevised = revision.body.id === first.id;
      expect(body.opinions.map(({ id, revision: number }) => [id, number])).toEqual(
        isRevised
          ? [[first.id, 2]]
          : [
              [first.id, 1],
              [revision.body.id, 1],
            ],
      );
    }
  });

  it('publishes a reply that came first, and refuses to change it afterwards', async () => {
    const { owner, release } = await underReview(world);
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    const { id } = await give(advisor, release);
    const at = `${release}/opinions/${id}/reply`;

    const replies = await Promise.all([
      owner.client.post(at, { body: 'One.' }),
      owner.client.post(`${release}/publish`),
      owner.client.post(at, { body: 'Two.' }),
    ]);

    const { body } = await world.anyone.get<{ opinions: OpinionAnswer[] }>(release);
    const taken = [replies[0], replies[2]].filter(({ status }) => status === 200).length;
    expect(body.opinions[0]?.['reply']).toMatchObject({ revision: taken });
  });
});
