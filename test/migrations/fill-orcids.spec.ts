import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrations } from '../../src/foundations/database/data-source.js';
import { emptyDatabase } from '../support/test-database.js';
import { rowsOfMigrations } from './rows-of-migrations.js';

const name = 'DescribeAccounts1790000016000';
const creators = [
  { name: 'Ann', orcid: '0000-0002-1694-233X' },
  { name: 'Bob' },
  { name: 'Ann again', orcid: '0000-0002-1694-233X' },
];

describe(name, () => {
  it('makes what was published before it found by the ORCIDs of its creators', async () => {
    const database = await emptyDatabase();
    const index = migrations.findIndex((migration) => migration.name === name);
    const options = dataSourceOptions(database.url, [], 2);
    const before = migrations.slice(0, index);
    const old = await new DataSource({ ...options, migrations: before }).initialize();
    await old.runMigrations();
    for (const { name: migration } of before) {
      for (const statement of rowsOfMigrations[migration] ?? []) await old.query(statement);
    }
    // Past the guards: what stands here was published by an older version of the service.
    await old.query('ALTER TABLE release DISABLE TRIGGER USER');
    await old.query('UPDATE release SET metadata = $1', [JSON.stringify({ creators })]);
    await old.query(
      `UPDATE record_document SET document = document || jsonb_build_object('releaseId', (SELECT id FROM release))`,
    );
    await old.destroy();

    const now = await new DataSource({
      ...options,
      migrations: migrations.slice(0, index + 1),
    }).initialize();
    await now.runMigrations();
    const rows = await now.query<{ tokens: string[]; orcids: string[] }[]>(
      `SELECT tokens, document -> 'orcids' AS orcids
       FROM record_search JOIN record_document USING (repository_id)`,
    );

    expect(rows).toEqual([
      {
        tokens: expect.arrayContaining(['orcid:0000-0002-1694-233x']) as unknown,
        orcids: ['0000-0002-1694-233X'],
      },
    ]);
    await now.destroy();
    await database.drop();
  });
});
