import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anAdvisor, give, invite, underReview } from '../../../test/support/a-review.js';
import { type Person, RestWorld } from '../../../test/support/rest-world.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import { sql } from '../../foundations/database/database.js';
import { IdentityService } from '../identity/index.js';
import { FeedLinksService, MailQueue, NotificationsService } from '../notifications/index.js';
import { InvitationsService } from './invitations.service.js';
import { OpinionsService } from './opinions.service.js';
import { ReviewQueue } from './review-queue.js';

const some = '00000000-0000-7000-8000-000000000001';
let world: RestWorld;
let advisor: Person;
let viewer: AccountViewer;
let asked: { readonly text: string; readonly parameters: readonly unknown[] }[] = [];

beforeAll(async () => {
  world = await RestWorld.start();
  const { owner, release } = await underReview(world);
  advisor = await anAdvisor(world);
  await invite(owner, release, advisor);
  await give(advisor, release);
  viewer = await world.sphere.app.get(IdentityService).authenticate(advisor.token);
  const { database } = world.sphere;
  await database.query(moreAdvisors);
  await database.query('ANALYZE account, namespace, feed_link');
  const query = database.query.bind(database);
  Object.assign(database, {
    query: (text: string, parameters: readonly unknown[] = []) => {
      asked.push({ text, parameters });
      return query(text, parameters);
    },
  });
});
afterAll(async () => {
  await world.stop();
});

/** With a handful of them the planner may as well read them all. */
const moreAdvisors = `
  WITH made AS (
    INSERT INTO namespace (id, handle, kind, created_at)
    SELECT gen_random_uuid(), 'advisor-of-many-' || number, 'account', now()
    FROM generate_series(1, 1000) AS number RETURNING id, handle),
  accounts AS (
    INSERT INTO account (id, display_name, is_advisor, created_at)
    SELECT id, handle, true, now() FROM made RETURNING id)
  INSERT INTO feed_link (account_id, secret_sha256, created_at)
  SELECT id, md5(id::text), now() FROM accounts`;
const rooms = () => world.sphere.app;
const page = { before: some, limit: 21 };

const questions: Readonly<Record<string, readonly [string, () => Promise<unknown>]>> = {
  'the queue': [
    'release_under_review',
    () => rooms().get(ReviewQueue).list(viewer, { after: null, limit: 21 }),
  ],
  'the queue after a page': [
    'release_under_review',
    () =>
      rooms()
        .get(ReviewQueue)
        .list(viewer, { after: ['2026', some], limit: 21 }),
  ],
  'own invitations': [
    'invitation_by_advisor',
    () => rooms().get(InvitationsService).own(viewer, page),
  ],
  'own opinions': ['opinion_by_advisor', () => rooms().get(OpinionsService).own(viewer, page)],
  'opinions on a release': [
    'opinion_by_release',
    async () => {
      const view = { id: some, state: 'published' } as Parameters<OpinionsService['list']>[2];
      const repository = { namespaceId: some } as Parameters<OpinionsService['list']>[1];
      await rooms().get(OpinionsService).list(viewer, repository, view, { after: some, limit: 21 });
    },
  ],
  notifications: [
    'notification_by_account',
    () => rooms().get(NotificationsService).list(viewer, page),
  ],
  'unread notifications': [
    'notification_unread',
    () => rooms().get(NotificationsService).countUnread(viewer),
  ],
  'a feed': [
    'feed_link_secret_is_unique',
    () =>
      rooms()
        .get(FeedLinksService)
        .open('x'.repeat(86))
        .catch(() => null),
  ],
  'mail that is due': ['mail_due', () => rooms().get(MailQueue).deliver()],
};

it.each(Object.keys(questions))('reads %s by an index, in its order', async (name) => {
  const [index, ask] = questions[name] ?? ['', () => Promise.resolve()];
  asked = [];

  await ask();

  const plans: string[] = [];
  await world.sphere.database.transaction(async (manager) => {
    // The tables are small here: the planner is asked what it can do, not what it would rather do.
    await sql(manager, 'SET LOCAL enable_seqscan = off');
    await sql(manager, 'SET LOCAL enable_bitmapscan = off');
    for (const { text, parameters } of asked) {
      const rows = await sql(manager, `EXPLAIN (FORMAT JSON) ${text}`, parameters);
      plans.push(JSON.stringify(rows));
    }
  });
  const plan = plans.join('\n');
  expect(plan).toContain(`"Index Name":"${index}"`);
  expect(plan).not.toContain('"Node Type":"Seq Scan"');
  // The few versions that answer one opinion are sorted beside it.
  expect(plan).not.toMatch(/"Node Type":"Sort","Parent Relationship":"(?!SubPlan)/);
});
