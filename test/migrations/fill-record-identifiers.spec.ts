import { describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { describeRecord } from '../../src/domain/card/describe-record.js';
import { citedIdentifiers, ownIdentifiers } from '../../src/domain/card/work-identifiers.js';
import { dataSourceOptions, migrations } from '../../src/foundations/database/data-source.js';
import { emptyDatabase } from '../support/test-database.js';
import { rowsOfMigrations } from './rows-of-migrations.js';

const name = 'CreateRecordIdentifiers1790000012000';
const repositoryId = '00000000-0000-7000-8000-000000000004';

const { metadata } = describeRecord(
  {
    frontMatter: {
      title: 'Old',
      description: 'Published before.',
      creators: [{ name: 'Ann Smith' }],
      tags: ['noise'],
      identifiers: [{ identifier: 'arXiv:2401.01234v2' }, { identifier: '10.1234/OWN' }],
      related: [
        { relation: 'Cites', identifier: 'arXiv:math.GT/0309136v1' },
        { relation: 'IsVersionOf', identifier: '10.5555/same' },
        { relation: 'References', identifier: '10.48550/arXiv.2305.14314' },
        { relation: 'References', identifier: 'https://elsewhere.example/page' },
      ],
      references: [{ doi: '10.1000/XYZ' }, { citation: 'A book' }],
    },
    body: 'After arXiv:1706.03762; this is arXiv:2401.01234.',
  },
  {
    repositoryKind: 'paper',
    repositoryName: 'old',
    namespaceHandle: 'lab',
    namespaceDisplayName: 'Lab',
    namespaceIsOrganisation: true,
    today: '2026-01-01',
  },
);

describe(name, () => {
  it('gives what was published before it the keys that it would have today', async () => {
    if (metadata === null) throw new Error('The card is at fault.');
    const database = await emptyDatabase();
    const { url } = database;
    const index = migrations.findIndex((migration) => migration.name === name);
    await migrated(url, index, async (source) => {
      for (const { name: before } of migrations.slice(0, index)) {
        for (const statement of rowsOfMigrations[before] ?? []) await source.query(statement);
      }
      // Past the guards: what stands here was published by an older version of the service.
      await source.query('ALTER TABLE release DISABLE TRIGGER USER');
      await source.query('ALTER TABLE repository DISABLE TRIGGER USER');
      await source.query(
        `UPDATE release SET state = 'published', published_at = now(), metadata = $1`,
        [JSON.stringify(metadata)],
      );
      await source.query(
        `UPDATE repository SET public_commit = repeat('3', 40), public_version = 'v1.0'`,
      );
    });

    const rows = await migrated(url, index + 1, (source) =>
      source.query<{ repository_id: string; role: string; identifier: string }[]>(
        'SELECT repository_id, role, identifier FROM record_identifier ORDER BY role, identifier',
      ),
    );

    const of = (wanted: string) =>
      rows.filter(({ role }) => role === wanted).map(({ identifier }) => identifier);
    expect(of('own')).toEqual(ownIdentifiers(metadata).sort());
    expect(of('cited')).toEqual(citedIdentifiers(metadata).sort());
    expect(of('cited')).toHaveLength(4);
    expect(new Set(rows.map((row) => row.repository_id))).toEqual(new Set([repositoryId]));
    await database.drop();
  });
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
