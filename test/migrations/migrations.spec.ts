import { afterEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrations } from '../../src/foundations/database/data-source.js';
import {
  hasPendingMigrations,
  runMigrations,
} from '../../src/foundations/database/run-migrations.js';
import { emptyDatabase, type TestDatabase } from '../support/test-database.js';
import { rowsOfMigrations } from './rows-of-migrations.js';

const names = migrations.map(({ name }) => name);
const open: { drop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const database of open.splice(0)) await database.drop();
});

async function anEmptyDatabase(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  open.push(database);
  return database;
}

describe('runMigrations', () => {
  it('brings an empty database up to date, and changes nothing when repeated', async () => {
    const { url } = await anEmptyDatabase();

    const pendingBefore = await hasPendingMigrations(url);
    const first = await runMigrations(url);
    const second = await runMigrations(url);
    const pendingAfter = await hasPendingMigrations(url);

    expect({ first, second, pendingBefore, pendingAfter }).toEqual({
      first: names,
      second: [],
      pendingBefore: true,
      pendingAfter: false,
    });
  });

  it('lets processes that start together take turns', async () => {
    const { url } = await anEmptyDatabase();

    const applied = await Promise.all([1, 2, 3].map(() => runMigrations(url)));

    expect(applied.flat()).toEqual(names);
  });
});

describe('a migration', () => {
  it('keeps what was stored before it, whichever it is', async () => {
    const { url } = await anEmptyDatabase();
    for (const [index, name] of names.entries()) {
      const before = await countRows(url);

      const applied = await runUpTo(url, index + 1);

      const after = await countRows(url);
      expect({ applied, after }).toMatchObject({ applied: [name], after: before });
      await insertRows(url, [name], ' ON CONFLICT DO NOTHING');
    }
  });

  it('can be followed by rows like those of every migration before', async () => {
    const { url } = await anEmptyDatabase();
    await runMigrations(url);

    await insertRows(url, names);

    const counts = await countRows(url);
    expect(counts).toMatchObject({ namespace: 2, event: 1, release: 1, record_document: 1 });
  });

  it.each(migrations.map((Migration) => [Migration.name, Migration] as const))(
    '%s goes forward only',
    async (_name, Migration) => {
      await expect(new Migration().down()).rejects.toThrow('forward only');
    },
  );
});

describe('the migration to lists', () => {
  it('lists what was released by its release, drafts by their head, and nothing withdrawn', async () => {
    const index = names.indexOf('CreateListing1790000010000');
    const { url } = await anEmptyDatabase();
    await filledUpTo(url, index);
    await onDatabase(url, index, async (source) => {
      for (const statement of releasedAndWithdrawn) await source.query(statement);
    });

    await runUpTo(url, index + 1);

    const rows = await onDatabase(url, 0, (source) =>
      source.query<object[]>(
        `SELECT full_name_folded AS name, is_public, is_described, left(commit_id, 1) AS commit,
           downloads::int, grams @> '{sma,ll,l}' AS "hasGrams" FROM listing ORDER BY 1`,
      ),
    );
    const draft = { is_described: false, hasGrams: true };
    expect(rows).toEqual([
      { name: 'lab/small', is_public: false, commit: '3', downloads: 0, ...draft },
      { name: 'lab/small-one', is_public: true, commit: '4', downloads: 7, ...draft },
    ]);
  });
});

/** Past the guards: a repository whose release is behind its head, and one that is withdrawn. */
const releasedAndWithdrawn = [
  `SET session_replication_role = replica`,
  ...[
    ['7', 'Small-One', 'public'],
    ['8', 'Small-Gone', 'withdrawn'],
  ].flatMap(([digit = '', name = '', visibility = '']) => [
    `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at, public_commit,
                             public_version)
     SELECT '00000000-0000-7000-8000-00000000000${digit}', namespace_id, kind, '${name}', '${name}',
       created_at, updated_at, commit, CASE WHEN commit IS NOT NULL THEN 'v1' END
     FROM repository JOIN LATERAL (VALUES (CASE '${visibility}' WHEN 'public' THEN repeat('4', 40) END)) AS head (commit) ON name = 'Small'`,
    `INSERT INTO git_commit (repository_id, id, tree_id, generation, title, message, author_name,
                             author_email, committed_at)
     SELECT '00000000-0000-7000-8000-00000000000${digit}', id, repeat('1', 40), 1, '', '', '', '',
       '2026-01-02' FROM unnest(ARRAY[repeat('4', 40), repeat('5', 40)]) AS id`,
    `INSERT INTO ref (repository_id, name, kind, commit_id, visibility, tombstone, created_at, moved_at)
     VALUES
       ('00000000-0000-7000-8000-00000000000${digit}', 'main', 'branch', repeat('5', 40), 'draft',
        NULL, '2026-01-02', '2026-01-02'),
       ('00000000-0000-7000-8000-00000000000${digit}', 'v1', 'tag', repeat('4', 40), '${visibility}',
        CASE '${visibility}' WHEN 'withdrawn' THEN '{}'::jsonb END, '2026-01-02', '2026-01-02')`,
  ]),
  `INSERT INTO usage_day (repository_id, day, version, agent, investigations, unique_investigations,
                          requests, unique_requests, volume_bytes, estimated_bytes)
   SELECT '00000000-0000-7000-8000-000000000007', day, '', 'regular', 7, 7, 7, 7, 7, 7
   FROM unnest(ARRAY[current_date, current_date - 30]) AS day`,
];

/** The schema of the first `count` migrations, with the rows that it can hold. */
async function filledUpTo(url: string, count: number): Promise<Record<string, number>> {
  await runUpTo(url, count);
  await insertRows(url, names.slice(0, count));
  return countRows(url);
}

/** @param otherwise what becomes of rows that a migration made of earlier ones */
async function insertRows(
  url: string,
  ofMigrations: readonly string[],
  otherwise = '',
): Promise<void> {
  await onDatabase(url, names.length, async (source) => {
    for (const name of ofMigrations) {
      for (const statement of rowsOfMigrations[name] ?? []) {
        await source.query(statement.startsWith('INSERT') ? statement + otherwise : statement);
      }
    }
  });
}

async function runUpTo(url: string, count: number): Promise<string[]> {
  return onDatabase(url, count, async (source) =>
    (await source.runMigrations()).map(({ name }) => name),
  );
}

/** How many rows each table holds, by its name. */
async function countRows(url: string): Promise<Record<string, number>> {
  return onDatabase(url, 0, async (source) => {
    const tables = await source.query<{ tablename: string }[]>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
    );
    const counts: Record<string, number> = {};
    for (const { tablename } of tables) {
      const [row] = await source.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM ${tablename}`,
      );
      counts[tablename] = row?.count ?? 0;
    }
    return counts;
  });
}

async function onDatabase<Result>(
  url: string,
  count: number,
  work: (source: DataSource) => Promise<Result>,
): Promise<Result> {
  const options = { ...dataSourceOptions(url, [], 2), migrations: migrations.slice(0, count) };
  const source = await new DataSource(options).initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}
