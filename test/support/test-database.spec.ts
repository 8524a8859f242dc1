import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { cloneDatabase, emptyDatabase } from './test-database.js';

const countTables = `SELECT count(*)::int AS count FROM pg_tables WHERE schemaname = 'public'`;

describe('cloneDatabase', () => {
  it('gives each caller a migrated database of its own', async () => {
    const [first, second] = await Promise.all([cloneDatabase(), cloneDatabase()]);

    await run(first.url, 'CREATE TABLE only_here ()');

    const [ofFirst] = await run(first.url, countTables);
    const [ofSecond] = await run(second.url, countTables);
    expect(ofSecond?.['count']).toBeGreaterThan(5);
    expect(ofFirst?.['count']).toBe(Number(ofSecond?.['count']) + 1);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('removes the database even where a connection was left open', async () => {
    const database = await cloneDatabase();
    const client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();

    await database.drop();

    await expect(run(database.url, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
  });
});

describe('emptyDatabase', () => {
  it('holds no table', async () => {
    const database = await emptyDatabase();

    expect(await run(database.url, countTables)).toEqual([{ count: 0 }]);
    await database.drop();
  });
});

async function run(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
