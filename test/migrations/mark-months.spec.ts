import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrations } from '../../src/foundations/database/data-source.js';
import { emptyDatabase } from '../support/test-database.js';
import { rowsOfMigrations } from './rows-of-migrations.js';

const name = 'MarkMonthsInSearch1790000023000';

describe(name, () => {
  it('names the month of what was in search before it', async () => {
    const database = await emptyDatabase();
    const index = migrations.findIndex((migration) => migration.name === name);
    for (const count of [index, index + 1]) {
      const source = await new DataSource({
        ...dataSourceOptions(database.url),
        migrations: migrations.slice(0, count),
      }).initialize();
      await source.runMigrations();
      if (count === index) {
        for (const { name: earlier } of migrations.slice(0, index)) {
          for (const statement of rowsOfMigrations[earlier] ?? []) await source.query(statement);
        }
        await source.query(`UPDATE record_search SET published_at = '2026-01-31T23:30:00Z'`);
      } else {
        const rows = await source.query<object[]>('SELECT tokens FROM record_search');
        expect(rows).toEqual([{ tokens: ['month:2026-01'] }]);
      }
      await source.destroy();
    }
    await database.drop();
  });
});
