import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  anAdvisor,
  give,
  invite,
  underReview,
  type UnderReview,
} from '../../../test/support/a-review.js';
import { type Person, RestWorld } from '../../../test/support/rest-world.js';
import { newId } from '../../foundations/clock/clock.js';
import { violatedConstraint } from '../../foundations/database/database.js';

/** The last guard of the promise: whoever writes SQL past every service is still refused. */
describe('the guards of opinions in the database', () => {
  let world: RestWorld;
  let advisor: Person;
  let review: UnderReview;
  let opinion: string;

  beforeAll(async () => {
    world = await RestWorld.start();
  });
  afterAll(async () => {
    await world.stop();
  });
  beforeEach(async () => {
    review = await underReview(world);
    advisor = await anAdvisor(world);
    await invite(review.owner, review.release, advisor);
    opinion = (await give(advisor, review.release)).id;
    await review.owner.client.post(`${review.release}/opinions/${opinion}/reply`, { body: 'No.' });
  });

  const publish = () => review.owner.client.post(`${review.release}/publish`);

  const refusalOf = async (text: string, parameters: unknown[] = [opinion]) => {
    try {
      await world.sphere.database.query(text, parameters);
      return null;
    } catch (error) {
      return violatedConstraint(error);
    }
  };

  it.each([
    ['DELETE FROM opinion WHERE id = $1', 'opinion_is_frozen'],
    ['UPDATE opinion SET given_at = now() WHERE id = $1', 'opinion_is_frozen'],
    ['UPDATE opinion SET release_id = gen_random_uuid() WHERE id = $1', 'opinion_is_frozen'],
    ['DELETE FROM opinion_revision WHERE opinion_id = $1', 'opinion_revision_is_frozen'],
    [
      `UPDATE opinion_revision SET document = '{}' WHERE opinion_id = $1`,
      'opinion_revision_is_frozen',
    ],
    [
      `INSERT INTO opinion_revision SELECT opinion_id, number + 1, document, signature, kid, signed_at
       FROM opinion_revision WHERE opinion_id = $1`,
      'opinion_revision_is_frozen',
    ],
    ['DELETE FROM opinion_reply WHERE opinion_id = $1', 'opinion_reply_is_frozen'],
    [`UPDATE opinion_reply SET signature = 'x' WHERE opinion_id = $1`, 'opinion_reply_is_frozen'],
    [
      `INSERT INTO opinion_reply
       SELECT opinion_id, number + 1, id, author_id, document, signature, kid, signed_at
       FROM opinion_reply WHERE opinion_id = $1`,
      'opinion_reply_is_frozen',
    ],
    [
      `INSERT INTO opinion (id, release_id, advisor_id, stage, given_at)
       SELECT gen_random_uuid(), release_id, advisor_id, 'pre-publication', now()
       FROM opinion WHERE id = $1`,
      'opinion_is_of_its_stage',
    ],
    [
      `UPDATE invitation SET status = 'declined'
       WHERE release_id = (SELECT release_id FROM opinion WHERE id = $1)`,
      'invitation_ends_with_the_candidate',
    ],
  ])('refuse %s once it is published', async (text, rule) => {
    await publish();

    expect(await refusalOf(text)).toBe(rule);
  });

  it.each([
    [`UPDATE opinion SET given_at = now() WHERE id = $1`, 'opinion_is_frozen'],
    [
      `UPDATE opinion_revision SET document = '{}' WHERE opinion_id = $1`,
      'opinion_revision_is_frozen',
    ],
    [
      `INSERT INTO opinion (id, release_id, advisor_id, stage, given_at)
       SELECT gen_random_uuid(), release_id, advisor_id, 'pre-publication', now()
       FROM opinion WHERE id = $1`,
      'opinion_is_one_per_advisor_and_candidate',
    ],
    [
      `INSERT INTO opinion (id, release_id, advisor_id, stage, given_at)
       SELECT gen_random_uuid(), release_id, advisor_id, 'post-publication', now()
       FROM opinion WHERE id = $1`,
      'opinion_is_of_its_stage',
    ],
    [
      `INSERT INTO opinion_revision SELECT opinion_id, number + 2, document, signature, kid, signed_at
       FROM opinion_revision WHERE opinion_id = $1`,
      'opinion_revision_follows_the_last',
    ],
    [
      `INSERT INTO opinion_revision SELECT opinion_id, number + 1,
         jsonb_set(document::jsonb, '{release,manifestSha256}', '"other"')::text, signature, kid,
         signed_at
       FROM opinion_revision WHERE opinion_id = $1`,
      'opinion_revision_is_bound_to_its_release',
    ],
    [
      `UPDATE release SET answered_count = invited_count + 1
       WHERE id = (SELECT release_id FROM opinion WHERE id = $1)`,
      'release_answers_are_of_the_invited',
    ],
  ])('refuse %s of a candidate', async (text, rule) => {
    expect(await refusalOf(text)).toBe(rule);
  });

  it.each([
    ['TRUNCATE opinion CASCADE', /_is_frozen$/],
    ['TRUNCATE opinion_revision', /^opinion_revision_is_frozen$/],
    ['TRUNCATE opinion_reply', /^opinion_reply_is_frozen$/],
    ['TRUNCATE review_key CASCADE', /_is_(kept|frozen)$/],
    ['DELETE FROM review_key', /^review_key_is_kept$/],
    [`UPDATE review_key SET public_jwk = '{}'`, /^review_key_is_kept$/],
    ['UPDATE review_key SET retired_at = now()', /^review_key_retired_cannot_sign$/],
    [
      `INSERT INTO review_key (kid, public_jwk, private_jwk, created_at)
       VALUES ('second', '{}', '{}', now())`,
      /^review_key_is_one_at_a_time$/,
    ],
  ])('refuse %s', async (text, rule) => {
    expect(await refusalOf(text, [])).toMatch(rule);
  });

  it('refuse to move an opinion to another release, or to answer for another advisor', async () => {
    const other = await underReview(world);
    await other.owner.client.post(`${other.release}/publish`, { waiver: 'Now.' });
    const stranger = await anAdvisor(world);

    const refusal = await refusalOf(
      `INSERT INTO opinion (id, release_id, advisor_id, stage, follows, given_at)
       SELECT $2, r.id, a.id, 'post-publication', $1, now()
       FROM release r
       JOIN repository p ON p.id = r.repository_id
       JOIN namespace n ON n.id = p.namespace_id AND n.handle = $3
       JOIN namespace a ON a.handle = $4`,
      [opinion, newId(), other.lab, stranger.handle],
    );

    expect(refusal).toBe('opinion_follows_its_own_kind');
  });

  it('let a draft go with all its opinions', async () => {
    const removed = await review.owner.client.delete(review.path);

    expect(removed.status).toBe(204);
    const left = await world.sphere.database.query('SELECT 1 FROM opinion WHERE id = $1', [
      opinion,
    ]);
    expect(left).toEqual([]);
  });

  it('hold against a revision that was begun before the publication', async () => {
    const { database } = world.sphere;
    const insert = `INSERT INTO opinion_revision
      SELECT opinion_id, number + 1, document, signature, kid, signed_at
      FROM opinion_revision WHERE opinion_id = $1`;
    let late: Promise<string | null> = Promise.resolve(null);
    await database.transaction(async (manager) => {
      await manager.query(
        `UPDATE release SET state = 'published', published_at = now()
         WHERE id = (SELECT release_id FROM opinion WHERE id = $1)`,
        [opinion],
      );
      late = refusalOf(insert);
      for (;;) {
        const waiting = await database.query(
          `SELECT 1 FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        if (waiting.length > 0) break;
      }
    });

    expect(await late).toBe('opinion_revision_is_frozen');
  });
});
