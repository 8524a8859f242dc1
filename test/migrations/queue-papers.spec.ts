import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrations } from '../../src/foundations/database/data-source.js';
import { emptyDatabase } from '../support/test-database.js';
import { rowsOfMigrations } from './rows-of-migrations.js';

const name = 'CreatePaperTexts1790000022000';
const repositoryId = '00000000-0000-7000-8000-000000000004';
const releaseId = '00000000-0000-7000-8000-000000000006';

describe(name, () => {
  it('queues the PDF of a paper that was published before it', async () => {
    const database = await emptyDatabase();
    const index = migrations.findIndex((migration) => migration.name === name);
    const source = await new DataSource({
      ...dataSourceOptions(database.url),
      migrations: migrations.slice(0, index + 1),
    }).initialize();
    try {
      const before = await new DataSource({
        ...dataSourceOptions(database.url),
        migrations: migrations.slice(0, index),
      }).initialize();
      await before.runMigrations();
      for (const { name: earlier } of migrations.slice(0, index)) {
        for (const statement of rowsOfMigrations[earlier] ?? []) await before.query(statement);
      }
      // Past the guards: what stands here was published by an older version of the service.
      await before.query('ALTER TABLE release DISABLE TRIGGER USER');
      await before.query('ALTER TABLE repository DISABLE TRIGGER USER');
      await before.query('ALTER TABLE release_file DISABLE TRIGGER USER');
      await before.query(
        `UPDATE release SET state = 'published', published_at = now(), metadata = '{"mainFile": "z.PDF"}'`,
      );
      await before.query(
        `UPDATE repository SET kind = 'paper', public_commit = repeat('3', 40), public_version = 'v1.0'`,
      );
      await before.query(
        `INSERT INTO release_file (release_id, path, sha256, size_bytes, git_oid, is_lfs, kind,
                                   licence, relied_on, is_covered, is_open)
         SELECT f.release_id, further.path, f.sha256, f.size_bytes, f.git_oid, false, 'paper', 'MIT',
           'MIT', true, true
         FROM release_file f CROSS JOIN (VALUES ('a.pdf'), ('z.PDF')) AS further (path)
         WHERE f.path = 'README.md'`,
      );
      await before.destroy();

      await source.runMigrations();

      const rows = await source.query<object[]>(
        'SELECT repository_id AS repository, release_id AS release, state FROM paper_reading',
      );
      expect(rows).toEqual([{ repository: repositoryId, release: releaseId, state: 'waiting' }]);
    } finally {
      await source.destroy();
      await database.drop();
    }
  });
});
