import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Sphere, startSphere } from '../../../test/support/sphere.js';
import type { ProvedIdentity } from '../../foundations/openid/identity-provider.js';
import { sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { MarkedReleases } from '../releases/index.js';
import { AccountDirectory } from './account-directory.js';
import { ExternalIdentitiesService } from './external-identities.service.js';
import { SessionsService } from './sessions.service.js';

let sphere: Sphere;
let asked: { readonly text: string; readonly parameters: readonly unknown[] }[] = [];

beforeAll(async () => {
  sphere = await startSphere();
  const { database } = sphere;
  const query = database.query.bind(database);
  Object.assign(database, {
    query: (text: string, parameters: readonly unknown[] = []) => {
      asked.push({ text, parameters });
      return query(text, parameters);
    },
  });
});
afterAll(() => sphere.stop());

const page = { limit: 20 };
const stranger: ProvedIdentity = {
  issuer: 'https://id.example',
  subject: 'nobody',
  orcid: '0000-0002-1825-0097',
};
const room = <Service>(type: abstract new (...args: never[]) => Service): Service =>
  sphere.app.get<Service>(type);

const questions: Readonly<Record<string, readonly [string, () => Promise<unknown>]>> = {
  accounts: [
    'namespace_by_kind_and_handle',
    () => room(AccountDirectory).accounts(sphere.steward.viewer, { ...page, prefix: 'a' }),
  ],
  organisations: [
    'namespace_by_kind_and_handle',
    () => room(AccountDirectory).organisations(sphere.steward.viewer, { ...page, prefix: '' }),
  ],
  'events on a subject': [
    'event_by_subject',
    () =>
      room(EventLog).search(sphere.steward.viewer, { ...page, before: null, subject: 'account:a' }),
  ],
  'events by an actor': [
    'event_by_actor',
    () => room(EventLog).search(sphere.steward.viewer, { ...page, before: 9, actor: 'ada' }),
  ],
  'withdrawn releases': [
    'release_withdrawn',
    () => room(MarkedReleases).withdrawn(sphere.steward.viewer, page),
  ],
  'releases under a notice': [
    'release_under_notice',
    () => room(MarkedReleases).underNotice(sphere.steward.viewer, page),
  ],
  'own sessions': [
    'web_session_by_account',
    () => room(SessionsService).list(sphere.steward.viewer),
  ],
  'an iD that is vouched for': [
    'account_by_orcid',
    () => room(ExternalIdentitiesService).find(stranger),
  ],
};

it.each(Object.keys(questions))('reads %s by an index, in its order', async (name) => {
  const [index, ask] = questions[name] ?? ['', () => Promise.resolve()];
  asked = [];

  await ask();

  const plans: string[] = [];
  await sphere.database.transaction(async (manager) => {
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
  expect(plan).not.toMatch(/"Node Type":"(Seq Scan|Sort)"/);
});
