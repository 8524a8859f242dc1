import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { setsOf } from '../../src/domain/scholarly/harvest-sets.js';
import { dataSourceOptions, migrations } from '../../src/foundations/database/data-source.js';
import { emptyDatabase } from '../support/test-database.js';
import { rowsOfMigrations } from './rows-of-migrations.js';

const name = 'CreateHarvest1790000018000';
const tasks = ['text-generation', 'Text Generation', ' ~ Odd (one)! ', '???'];

describe(name, () => {
  it.each([
    ['published', '2026-02-01 10:20:30.4', null, '2026-02-01T10:20:30.000Z', false],
    ['withdrawn', '2026-02-01', '2026-03-01 00:00:01.9', '2026-03-01T00:00:01.000Z', true],
  ])(
    'lists what is %s by the date of its last change',
    async (state, published, withdrawn, at, isDeleted) => {
      const database = await emptyDatabase();
      const { url } = database;
      const index = migrations.findIndex((migration) => migration.name === name);
      await migrated(url, index, async (source) => {
        for (const { name: before } of migrations.slice(0, index)) {
          for (const statement of rowsOfMigrations[before] ?? []) await source.query(statement);
        }
        // Past the guards: what stands here was released by an older version of the service.
        await source.query('ALTER TABLE release DISABLE TRIGGER USER');
        await source.query(
          `UPDATE release SET state = $1, published_at = $2, withdrawn_at = $3, metadata = $4,
           withdrawal = CASE WHEN $3::timestamptz IS NOT NULL
             THEN '{"category": "legal", "statement": "A court said so."}'::jsonb END`,
          [state, published, withdrawn, JSON.stringify({ tasks })],
        );
      });

      const [items, members] = await migrated(url, index + 1, async (source) => [
        await source.query<object[]>(
          'SELECT pid, datestamp, sets, is_deleted AS "isDeleted" FROM harvest_item',
        ),
        await source.query<{ set: string }[]>('SELECT set_spec AS set FROM harvest_membership'),
      ]);

      const sets = setsOf({ kind: 'model', tasks, organisation: 'lab' });
      expect(items).toEqual([
        { pid: 'pid-of-v1', datestamp: new Date(at), sets: expect.any(Array), isDeleted },
      ]);
      expect(members.map(({ set }) => set).sort()).toEqual([...sets].sort());
      expect(sets).toEqual([
        'model',
        'model:text-generation',
        'model:~-odd-(one)!',
        'organisation',
        'organisation:lab',
      ]);
      await database.drop();
    },
  );
});

async function migrated<Result>(
  url: string,
  count: number,
  work: (source: DataSource) => Promise<Result>,
): Promise<Result> {
  const options = { ...dataSourceOptions(url, [], 2), migrations: migrations.slice(0, count) };
  const source = await new DataSource(options).initialize();
  try {
    await source.runMigrations();
    return await work(source);
  } finally {
    await source.destroy();
  }
}
