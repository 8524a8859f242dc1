import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/foundations/database/data-source.js';

/** A migrated database of one test file's own. */
export interface TestDatabase {
  readonly url: string;
  /** Ends the connections that are left and removes it. */
  drop(): Promise<void>;
}

/** Clones the database that is migrated once per run. Call it in `beforeAll`, `drop` in `afterAll`. */
export async function cloneDatabase(): Promise<TestDatabase> {
  return createDatabase(async (admin, prefix) => {
    const template = `${prefix}template`;
    const found = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount === 0) await migrateTemplate(admin, template);
    return `TEMPLATE ${template}`;
  });
}

/** A database without any table: for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createDatabase(() => Promise.resolve('TEMPLATE template0'));
}

async function createDatabase(
  origin: (admin: Client, prefix: string) => Promise<string>,
): Promise<TestDatabase> {
  const prefix = `sphere_test_${required('SPHERE_TEST_RUN')}_`;
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const adminUrl = await postgresUrl();
  await asAdmin(adminUrl, async (admin) => {
    await admin.query("SELECT pg_advisory_lock(hashtext('sphere test databases'))");
    await admin.query(`CREATE DATABASE ${name} ${await origin(admin, prefix)}`);
  });
  return {
    url: databaseUrl(adminUrl, name),
    drop: () =>
      asAdmin(adminUrl, async (admin) => {
        await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

async function migrateTemplate(admin: Client, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
  const source = new DataSource(dataSourceOptions(databaseUrl(await postgresUrl(), draft)));
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
  // A migration that fails leaves no template that others would take for a whole one.
  await admin.query(`ALTER DATABASE ${draft} RENAME TO ${template}`);
}

async function asAdmin(url: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

async function postgresUrl(): Promise<string> {
  const response = await fetch(required('SPHERE_TEST_POSTGRES'));
  const text = await response.text();
  if (!response.ok) throw new Error(`There is no PostgreSQL to test on: ${text}`);
  return text;
}

function databaseUrl(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function required(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is set by test/support/global-setup.js.`);
  return value;
}
