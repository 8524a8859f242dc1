import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

/** Any number that no other lock of the service uses; processes that start together take turns. */
const migrationLock = 7_310_443_003;

/**
 * Brings the database up to date, one process at a time. Repeating it changes nothing.
 * @returns names of the migrations that ran, in their order
 */
export async function runMigrations(url: string): Promise<readonly string[]> {
  const lock = new Client({ connectionString: url, application_name: 'sphere-migrations' });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return await withDataSource(url, async (dataSource) =>
      (await dataSource.runMigrations()).map(({ name }) => name),
    );
  } finally {
    await lock.end();
  }
}

/** True where `runMigrations` would change something. */
export function hasPendingMigrations(url: string): Promise<boolean> {
  return withDataSource(url, (dataSource) => dataSource.showMigrations());
}

async function withDataSource<Result>(
  url: string,
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  // Without a statement timeout: an index over many rows takes what it takes.
  const dataSource = new DataSource({ ...dataSourceOptions(url, [], 2), extra: {} });
  await dataSource.initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
