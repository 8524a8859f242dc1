import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { makePid } from '../../src/domain/identifiers/pid.js';
import type { Sha256 } from '../../src/domain/identifiers/sha256.js';
import { type AccountViewer, anonymousViewer } from '../../src/domain/release/viewer.js';
import type { Database } from '../../src/foundations/database/database.js';
import { SubjectHistory } from '../../src/capabilities/audit/index.js';
import { DamagedBlobs, FixitySchedule } from '../../src/capabilities/artifacts/index.js';
import { BlobHolders, ReleaseFixity } from '../../src/capabilities/releases/index.js';
import type { RepositoryView } from '../../src/capabilities/repositories/index.js';
import { anAccount } from '../support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../support/releases-room.js';

const size = Number(process.env['BENCH_RECORDS'] ?? 120_000);
const growing =
  'access_token account amendment blob blob_holding event fixity_check git_commit membership namespace pid ref ' +
  'release release_base release_file release_licence_text release_tree repository ' +
  'repository_guest repository_redirect tree tree_entry';

describe(`over ${size} releases`, () => {
  let room: ReleasesRoom;
  let popular: RepositoryView;
  let ada: AccountViewer;
  let statements: Statement[];

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
    await fill(room.url, ada.accountId);
    statements = record(room.database);
    popular = await room.repositories.require(anonymousViewer, 'model', 'lab-1', 'm-1');
  }, 600_000);
  afterAll(() => room.close());

  const release = () => room.releases.require(anonymousViewer, popular, 'v1');
  const questions: Readonly<Record<string, () => Promise<unknown>>> = {
    'artifacts by SHA-256 that half of all releases hold': () =>
      room.releases.occurrences(shared, { after: null, limit: 21 }),
    'artifacts by SHA-256 after a page': () =>
      room.releases.occurrences(shared, {
        after: ['00000000-0000-7000-8000-00000000ea60', 'README.md'],
        limit: 21,
      }),
    'releases of a repository': () => room.releases.list(ada, popular, { before: 900, limit: 21 }),
    'a release by its label': release,
    'the release withdrawn last': () => room.releases.newestWithdrawn(popular),
    'files of a release': async () =>
      room.releases.files(await release(), { after: 'README.md', limit: 21 }),
    'fixity of a release': async () =>
      room.releases.fixity(await release(), { after: '', limit: 21 }),
    'amendments of a release': async () =>
      room.annotations.amendments((await release()).id, { after: 0, limit: 21 }),
    'what is derived from a base of half of all': () => room.lineage.around(popular, 1),
    'an identifier': async () => room.releases.findPid((await release()).pid),
    'the blob that was read longest ago': () =>
      new FixitySchedule(room.database, room.clock).lease(now),
    'a damaged blob that is to be read again': () =>
      new FixitySchedule(room.database, room.clock).leaseDamaged(now),
    'when the blob was read that was read longest ago': () =>
      new FixitySchedule(room.database, room.clock).oldestLook(),
    'what is damaged': async () => {
      const damaged = new DamagedBlobs(room.database);
      return [await damaged.count(), await damaged.list({ after: '', limit: 21 })];
    },
    'releases that hold bytes which half of all hold': () =>
      new BlobHolders(room.database).of([shared], 21),
    'the fixity of a release as a whole': async () =>
      new ReleaseFixity(room.database).summary(await release()),
    'files of a release that were ever damaged': async () =>
      new ReleaseFixity(room.database).everDamaged(await release()),
    'the names that a repository had': () =>
      new SubjectHistory(room.database).names('model:lab/m-7'),
    'events of several subjects': () =>
      new SubjectHistory(room.database).list(
        ['model:lab/m-10', `blob:${shared}`].map((subject) => ({ subject, after: 0, until: null })),
        { after: 0, limit: 21 },
      ),
    'public events': () =>
      room.events.list({ after: size / 2, limit: 100, viewerIsSteward: false }),
    'all events': () => room.events.list({ after: size / 2, limit: 100, viewerIsSteward: true }),
  };

  it.each(Object.keys(questions))('reads no growing table from end to end for %s', async (name) => {
    statements.length = 0;
    await questions[name]?.();
    const asked = [...statements];

    const scanned = [];
    let slowest = 0;
    for (const statement of asked) {
      const plan = await explain(room.database, statement);
      slowest = Math.max(slowest, plan.milliseconds);
      scanned.push(...plan.scanned);
    }

    process.stdout.write(`${name}: ${slowest.toFixed(1)} ms\n`);
    expect(asked.length).toBeGreaterThan(0);
    expect(scanned).toEqual([]);
    expect(slowest).toBeLessThan(200);
  });
});

const now = new Date();
const shared = '0'.repeat(63).concat('1') as Sha256;

interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** Keeps every statement that is run outside a transaction, and runs it. */
function record(database: Database): Statement[] {
  const statements: Statement[] = [];
  const query = database.query.bind(database);
  const prepared = database.prepared.bind(database);
  Object.assign(database, {
    query: (text: string, parameters: readonly unknown[] = []) => {
      statements.push({ text, parameters });
      return query(text, parameters);
    },
    prepared: (name: string, text: string, parameters: readonly unknown[]) => {
      statements.push({ text, parameters });
      return prepared(name, text, parameters);
    },
  });
  return statements;
}

async function explain(database: Database, { text, parameters }: Statement) {
  const [row] = await database.query<{ 'QUERY PLAN': readonly [{ 'Execution Time': number }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
    parameters,
  );
  if (row === undefined) throw new Error('EXPLAIN gives one row.');
  const tables = growing.split(' ');
  const scans = JSON.stringify(row).matchAll(
    /"Node Type":"Seq Scan"[^}]*?"Relation Name":"(\w+)"/g,
  );
  return {
    milliseconds: row['QUERY PLAN'][0]['Execution Time'],
    scanned: [...scans].map(([, table]) => table ?? '').filter((table) => tables.includes(table)),
  };
}

/**
 * Releases of one repository each, and a thousand of the first; one licence text in all, one base in
 * half. Past the guards, which look at rows one by one and have tests of their own.
 */
async function fill(url: string, accountId: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const id = (number: string, group: string) =>
    `('00000000-0000-7${group}-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  const hex = (number: string, length: number) => `lpad(to_hex(${number}), ${length}, '0')`;
  const all = `generate_series(1, ${size}) i`;
  const repositoryOf = `greatest(i - 1000, 1)`;
  for (const statement of [
    'SET session_replication_role = replica',
    `INSERT INTO namespace (id, handle, kind, created_at)
     SELECT ${id('i', '001')}, 'lab-' || i, 'organisation', now() FROM generate_series(1, ${size / 10}) i`,
    `INSERT INTO organisation (id, display_name, created_at)
     SELECT ${id('i', '001')}, 'Laboratory ' || i, now() FROM generate_series(1, ${size / 10}) i`,
    `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at,
       public_commit, public_version)
     SELECT ${id('i', '002')}, ${id(`1 + (i - 1) % ${size / 10}`, '001')},
       (ARRAY['model', 'paper', 'dataset'])[1 + (i - 1) % 3], 'm-' || i, 'r-' || i, now(),
       now() - i * interval '1 second', CASE WHEN i % 2 = 1 THEN ${hex('i', 40)} END,
       CASE WHEN i % 2 = 1 THEN 'v1' END
     FROM ${all}`,
    `INSERT INTO tree (id, file_count, total_bytes) VALUES (${hex('1', 40)}, 2, 2)`,
    `INSERT INTO git_commit (repository_id, id, tree_id, generation, title, message, author_name,
       author_email, committed_at)
     SELECT ${id('i', '002')}, ${hex('i', 40)}, ${hex('1', 40)}, 1, '', '', '', '', now() FROM ${all}`,
    `INSERT INTO ref (repository_id, name, kind, commit_id, visibility, created_at, moved_at)
     SELECT ${id('i', '002')}, name, CASE name WHEN 'main' THEN 'branch' ELSE 'tag' END,
       ${hex('i', 40)}, CASE WHEN name = 'v1' AND i % 2 = 1 THEN 'public' ELSE 'draft' END, now(), now()
     FROM ${all}, unnest(ARRAY['main', 'v1']) name`,
    `INSERT INTO blob (sha256, size_bytes, storage_key, is_public, created_at, last_checked_at,
       check_leased_until, inspection)
     SELECT ${hex('i', 64)}, 1, 'k-' || i, true, now(), now() - interval '100 days' - i * interval '1 second',
       CASE WHEN i > ${size} - 20 THEN now() + interval '1 hour' END,
       jsonb_build_object('fixity', jsonb_build_object('outcome',
         CASE WHEN i % 1000 = 0 THEN 'corrupt' ELSE 'intact' END))
     FROM ${all}`,
    `INSERT INTO fixity_check (sha256, at, actual, outcome)
     SELECT ${hex('i', 64)}, now(), CASE WHEN i % 1000 = 0 THEN repeat('e', 64) ELSE ${hex('i', 64)} END,
       CASE WHEN i % 1000 = 0 THEN 'corrupt' ELSE 'intact' END
     FROM ${all}`,
    `INSERT INTO release (id, repository_id, version, version_index, commit_id, tree_id, state,
       metadata, card_sha256, licence, licence_report, is_open, openness, manifest,
       manifest_sha256, pid, review, file_count, total_bytes, proposed_at, published_at)
     SELECT ${id('i', '000')}, ${id(repositoryOf, '002')},
       'v' || CASE WHEN i <= 1001 THEN i ELSE 1 END, CASE WHEN i <= 1001 THEN i ELSE 1 END,
       ${hex(repositoryOf, 40)}, ${hex('1', 40)}, CASE WHEN i % 10 = 0 THEN 'candidate' ELSE 'published' END,
       '{"creators": []}', '', 'MIT', '{"isOpen": true, "bases": {"chain": []}}', true, '{}', '', '',
       CASE WHEN i = 1 THEN '${makePid(Buffer.alloc(8))}' ELSE 'p-' || i END, '{"mode": "none"}', 2, 2, now(), CASE WHEN i % 10 = 0 THEN NULL ELSE now() END
     FROM ${all}`,
    `INSERT INTO release_file (release_id, path, sha256, size_bytes, git_oid, is_lfs, kind, licence,
       relied_on, is_covered, is_open)
     SELECT ${id('i', '000')}, path, CASE WHEN path = 'LICENSE' AND i % 2 = 0 THEN '${shared}'
       ELSE ${hex('i', 64)} END, 1, '', false, 'weights', 'MIT', 'MIT', true, true
     FROM ${all}, unnest(ARRAY['LICENSE', 'model.bin']) path`,
    `INSERT INTO release_base (release_id, base)
     SELECT ${id('i', '000')}, CASE WHEN i % 4 < 2 THEN 'Lab-1/M-1' ELSE 'lab-2/m-' || i END FROM ${all}`,
    `INSERT INTO pid (pid, repository_id, release_id, assigned_at)
     SELECT CASE WHEN i = 1 THEN '${makePid(Buffer.alloc(8))}' ELSE 'p-' || i END, ${id(repositoryOf, '002')}, ${id('i', '000')}, now() FROM ${all}`,
    `INSERT INTO event (seq, at, actor, action, subject, detail, is_public, previous_hash, hash)
     SELECT i, now(), 'ada', 'release.published', 'model:lab/m-' || i, '{}', i % 10 = 0,
       ${hex('i - 1', 64)}, ${hex('i', 64)} FROM ${all}`,
    `INSERT INTO membership (account_id, organisation_id, role, created_at)
     SELECT '${accountId}', ${id('1', '001')}, 'owner', now()`,
    `INSERT INTO account (id, display_name, created_at)
     SELECT ${id('i', '003')}, 'Advisor', now() FROM ${all}`,
    `INSERT INTO repository_guest (repository_id, account_id, admitted_at)
     SELECT ${id('i', '002')}, ${id('i', '003')}, now() FROM ${all}`,
    `INSERT INTO repository_redirect (kind, namespace_folded, name_folded, repository_id, created_at)
     SELECT 'model', 'lab-0', 'm-' || i, ${id('i', '002')}, now() FROM ${all}`,
    `INSERT INTO amendment (id, release_id, number, at, account_id, reason, patch, result)
     SELECT ${id('i', '004')}, ${id('i', '000')}, 1, now(), ${id('i', '003')}, '', '[]', '{}'
     FROM ${all} WHERE i % 3 = 0`,
    'ANALYZE',
  ]) {
    await client.query(statement);
  }
  await client.end();
}
