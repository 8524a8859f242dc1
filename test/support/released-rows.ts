import { Client } from 'pg';
import type { RecordMetadata } from '../../src/domain/card/record-metadata.js';
import { makePid } from '../../src/domain/identifiers/pid.js';

const batchSize = 1_000;
const organisations = 100;

/** The id of the release of that number, from 1 on. */
export function releaseIdOf(number: number): string {
  return idOf('003', number);
}

/**
 * Published releases of as many models, without the rooms that make them and past the guards, which have
 * tests of their own; harvesters know them, one a minute from the first day of 2024 on.
 * @param metadataOf by the number of the release, from 1 on
 */
export async function fillWithReleases(
  url: string,
  count: number,
  metadataOf: (number: number) => RecordMetadata = bareMetadata,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(organisationRows);
    for (let done = 0; done < count; done += batchSize) {
      const numbers = Array.from(
        { length: Math.min(batchSize, count - done) },
        (_, place) => done + place + 1,
      );
      const bytes = numbers.map((number) => makePid(bytesOf(number)));
      await client.query(releaseRows, [
        numbers,
        bytes,
        numbers.map((number) => JSON.stringify(metadataOf(number))),
      ]);
    }
    for (const statement of rowsOfAll) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What every card comes down to, were it empty. */
export function bareMetadata(number: number): RecordMetadata {
  return {
    kind: 'model',
    title: `Model ${number}`,
    additionalTitles: [],
    creators: [{ type: 'Personal', name: `Author ${number}`, affiliations: [], credit: [] }],
    contributors: [],
    description: 'A model.',
    descriptions: [],
    dates: [],
    languages: [],
    subjects: [],
    related: [],
    funding: [],
    identifiers: [],
    tags: [],
    tasks: [`task-${number % 40}`],
    datasets: [],
    baseModels: [],
    arxivIds: [],
    dois: [],
    references: [],
    modalities: [],
    formats: [],
    trainingData: [],
    evaluation: [],
    derived: [],
  };
}

function bytesOf(number: number): Uint8Array {
  return Uint8Array.from({ length: 8 }, (_, place) => Math.floor(number / 32 ** (7 - place)) % 32);
}

function idOf(group: string, number: number): string {
  return `00000000-0000-7${group}-8000-${number.toString(16).padStart(12, '0')}`;
}

const id = (group: string, number: string) =>
  `('00000000-0000-7${group}-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const hex = (number: string) => `lpad(to_hex(${number}), 40, '0')`;

const organisationRows = `
  WITH row AS (
    INSERT INTO namespace (id, handle, kind, created_at)
    SELECT ${id('001', 'i')}, 'org-' || i, 'organisation', '2023-01-01'
    FROM generate_series(1, ${organisations}) i RETURNING id, handle)
  INSERT INTO organisation (id, display_name, created_at) SELECT id, handle, '2023-01-01' FROM row`;

const releaseRows = `
  WITH row AS MATERIALIZED (
    SELECT * FROM unnest($1::int[], $2::text[], $3::jsonb[]) AS row (i, pid, metadata)
  ), repositories AS (
    INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at,
      public_commit, public_version)
    SELECT ${id('002', 'i')}, ${id('001', `1 + i % ${organisations}`)}, 'model', 'm-' || i,
      'r-' || pid, '2023-01-01', '2023-01-01', ${hex('i')}, 'v1'
    FROM row
  )
  INSERT INTO release (id, repository_id, version, version_index, commit_id, tree_id, state, metadata,
    card_sha256, licence, licence_report, is_open, openness, manifest, manifest_sha256, pid, review,
    file_count, total_bytes, proposed_at, published_at)
  SELECT ${id('003', 'i')}, ${id('002', 'i')}, 'v1', 1, ${hex('i')}, ${hex('1')}, 'published', metadata,
    '', 'Apache-2.0', '{"isOpen": true}', true, '{"mof": {"class": 0}}', '{}', '', pid,
    '{"mode": "none"}', 3, 1000000 + i, '2023-12-31', '2024-01-01'::timestamptz + i * interval '1 minute'
  FROM row`;

const rowsOfAll = [
  `INSERT INTO release_file (release_id, path, sha256, size_bytes, git_oid, is_lfs, kind, licence,
     relied_on, is_covered, is_open)
   SELECT r.id, path, '', 1, '', false, 'weights', 'Apache-2.0', 'Apache-2.0', true, true
   FROM release r, unnest(ARRAY['README.md', 'config.json', 'model.safetensors']) AS path`,
  `INSERT INTO harvest_item (datestamp, release_id, pid, sets, is_deleted)
   SELECT date_trunc('second', x.published_at), x.id, x.pid,
     ARRAY['model', 'model:' || (x.metadata -> 'tasks' ->> 0), 'organisation',
           'organisation:' || n.handle], false
   FROM release x JOIN repository r ON r.id = x.repository_id JOIN namespace n ON n.id = r.namespace_id`,
  `INSERT INTO harvest_membership (set_spec, datestamp, release_id)
   SELECT unnest(sets), datestamp, release_id FROM harvest_item`,
  'VACUUM ANALYZE harvest_item',
  'VACUUM ANALYZE harvest_membership',
  'VACUUM ANALYZE release',
  'VACUUM ANALYZE release_file',
  'VACUUM ANALYZE repository',
];
