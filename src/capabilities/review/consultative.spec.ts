import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAdvisor, give, invite, underReview } from '../../../test/support/a-review.js';
import { RestWorld } from '../../../test/support/rest-world.js';
import { StillClock } from '../../../test/support/still-clock.js';
import { type Recommendation, recommendations } from '../../domain/review/opinion.js';

const clock = new StillClock();
let world: RestWorld;

beforeAll(async () => {
  world = await RestWorld.start({ clock });
});
afterAll(async () => {
  await world.stop();
});

const pairs = recommendations.flatMap((one) =>
  recommendations.map((other): [Recommendation, Recommendation] => [one, other]),
);

interface Step {
  readonly status: number;
  readonly body: { readonly code?: string; readonly state?: string };
}

/** What each step of a release's life answers, from candidate to withdrawn, on the whole service. */
async function live(opinions: readonly Recommendation[]): Promise<readonly unknown[]> {
  clock.set('2026-11-24T12:00:00Z');
  const { owner, path, release } = await underReview(world);
  const silent = await anAdvisor(world);
  await invite(owner, release, silent);
  for (const recommendation of opinions) {
    const advisor = await anAdvisor(world);
    await invite(owner, release, advisor);
    await give(advisor, release, {
      recommendation,
      competingInterests: { status: 'declared', kinds: ['competing-work'] },
    });
  }
  const steps: Step[] = [];
  const take = async (step: Promise<unknown>) => {
    steps.push((await step) as Step);
  };
  await take(owner.client.post(`${release}/publish`));
  clock.set('2026-12-01T12:00:00Z');
  await take(owner.client.post(`${release}/publish`));
  await take(owner.client.post(`${release}/publish`));
  await take(owner.client.delete(release));
  await take(owner.client.put(`${release}/notice`, { kind: 'deprecated', reason: 'Old.' }));
  await take(owner.client.delete(`${release}/notice`));
  await take(world.steward.post(`${release}/withdraw`, { category: 'legal', statement: 'Court.' }));
  await take(world.steward.delete(`${release}/withdrawal`));
  await take(owner.client.post(`${path}/releases`, { version: 'v1.1' }));
  await take(owner.client.delete(`${path}/releases/v1.1`));
  return steps.map(({ status, body }) => [status, body.code ?? body.state ?? null]);
}

describe('the life of a release', () => {
  it.each(pairs)(
    'is the same after the opinions %s and %s as after any others',
    async (...pair) => {
      expect(await live(pair)).toEqual([
        [409, 'review-open'],
        [200, 'published'],
        [200, 'published'],
        [409, 'released-immutable'],
        [200, 'published'],
        [200, 'published'],
        [200, 'withdrawn'],
        [200, 'published'],
        [201, 'candidate'],
        [204, null],
      ]);
    },
  );
});
