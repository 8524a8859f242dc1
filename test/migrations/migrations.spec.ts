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
  it.each(names.map((name, index) => [name, index] as const))(
    '%s keeps what was stored before it',
    async (name, index) => {
      const { url } = await anEmptyDatabase();
      const before = await filledUpTo(url, index);

      const applied = await runUpTo(url, index + 1);

      const after = await countRows(url);
      expect(applied).toEqual([name]);
      expect(after).toMatchObject(before);
      expect(Object.keys(after).length).toBeGreaterThanOrEqual(Object.keys(before).length);
    },
  );

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

/** The schema of the first `count` migrations, with the rows that it can hold. */
async function filledUpTo(url: string, count: number): Promise<Record<string, number>> {
  await runUpTo(url, count);
  await insertRows(url, names.slice(0, count));
  return countRows(url);
}

async function insertRows(url: string, ofMigrations: readonly string[]): Promise<void> {
  await onDatabase(url, names.length, async (source) => {
    for (const name of ofMigrations) {
      for (const statement of rowsOfMigrations[name] ?? []) await source.query(statement);
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
