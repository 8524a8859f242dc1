import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { DescriptionTable } from '../../src/capabilities/descriptions/description-table.js';
import { ListingIndex } from '../../src/capabilities/discovery/listing/listing-index.js';
import type { TreeId } from '../../src/domain/identifiers/git-oid.js';
import { SystemClock } from '../../src/foundations/clock/clock.js';
import { dataSourceOptions } from '../../src/foundations/database/data-source.js';
import { Database } from '../../src/foundations/database/database.js';

const filesOfModel = [
  'README.md',
  'LICENSE',
  'config.json',
  'generation_config.json',
  'model-00001-of-00002.safetensors',
  'model-00002-of-00002.safetensors',
  'model.safetensors.index.json',
  'special_tokens_map.json',
  'tokenizer.json',
  'tokenizer_config.json',
];
/** Descriptions stored at a time. */
const batch = 50;

/**
 * Fills a database with released models of ten files each, no two alike, as their rooms would have left
 * them; past the guards, which look at rows one by one and have tests of their own.
 */
export async function fillWithModels(url: string, count: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of rowsOf(count)) await client.query(statement);
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  const database = new Database(dataSource, url);
  await describeAll(database, count);
  await database.close();
  await dataSource.destroy();
  await client.query('VACUUM ANALYZE');
  await client.end();
}

function rowsOf(count: number): readonly string[] {
  const all = `generate_series(1, ${count}) i`;
  const id = (number: string, group: string) =>
    `('00000000-0000-7${group}-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
  const tree = `encode(sha256(('tree ' || i)::bytea), 'hex')`;
  const files = filesOfModel.map((name) => `'${name}'`).join(', ');
  return [
    'SET session_replication_role = replica',
    `INSERT INTO namespace (id, handle, kind, created_at)
     SELECT ${id('i', '001')}, 'lab-' || i, 'organisation', now() FROM generate_series(1, ${Math.ceil(count / 20)}) i`,
    `INSERT INTO organisation (id, display_name, created_at)
     SELECT ${id('i', '001')}, 'Laboratory ' || i, now() FROM generate_series(1, ${Math.ceil(count / 20)}) i`,
    `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at, public_commit,
       public_version)
     SELECT ${id('i', '002')}, ${id(`1 + (i - 1) / 20`, '001')}, 'model', 'model-' || i, 'r-' || i,
       '2026-01-01'::timestamptz + i * interval '1 minute', now(), lpad(to_hex(i), 40, '0'), 'v1.0'
     FROM ${all}`,
    `INSERT INTO blob (sha256, size_bytes, storage_key, is_public, created_at)
     VALUES (repeat('a', 64), 1000, 'k', true, now())`,
    `INSERT INTO tree (id, file_count, total_bytes) SELECT left(${tree}, 40), 10, 10000 FROM ${all}`,
    `INSERT INTO tree_entry (tree_id, name, mode, object_id, blob_sha256, size_bytes, is_lfs)
     SELECT left(${tree}, 40), name, '100644', repeat('b', 40), repeat('a', 64), 1000, false
     FROM ${all}, unnest(ARRAY[${files}]) name`,
    `INSERT INTO git_commit (repository_id, id, tree_id, generation, title, message, author_name,
       author_email, committed_at)
     SELECT ${id('i', '002')}, lpad(to_hex(i), 40, '0'), left(${tree}, 40), 1, '', '', '', '',
       '2026-01-01'::timestamptz + i * interval '1 minute' FROM ${all}`,
    `INSERT INTO ref (repository_id, name, kind, commit_id, visibility, created_at, moved_at)
     SELECT ${id('i', '002')}, name, CASE name WHEN 'main' THEN 'branch' ELSE 'tag' END,
       lpad(to_hex(i), 40, '0'), CASE name WHEN 'main' THEN 'draft' ELSE 'public' END, now(), now()
     FROM ${all}, unnest(ARRAY['main', 'v1.0']) name`,
    `INSERT INTO listing (repository_id, kind, namespace_id, is_public, listed_at, created_at,
       modified_at,
       size_bytes, file_count, commit_id, tree_id, full_name_folded)
     SELECT r.id, r.kind, r.namespace_id, true, r.created_at, r.created_at, c.committed_at, 10000, 10, c.id, c.tree_id,
       lower(n.handle || '/' || r.name)
     FROM repository r JOIN namespace n ON n.id = r.namespace_id
       JOIN git_commit c ON c.repository_id = r.id`,
    `INSERT INTO record_popularity (repository_id) SELECT id FROM repository`,
  ];
}

async function describeAll(database: Database, count: number): Promise<void> {
  const table = new DescriptionTable(database);
  const listings = new ListingIndex(database, new SystemClock());
  const describeOne = async (number: number): Promise<void> => {
    const hex = createHash('sha256').update(`tree ${number}`).digest('hex');
    const treeId = hex.slice(0, 40) as TreeId;
    const repositoryId = `00000000-0000-7002-8000-${number.toString(16).padStart(12, '0')}`;
    const description = descriptionOf(number);
    await table.store(treeId, description);
    await listings.describe(
      { repositoryId, treeId },
      {
        ...description,
        languages: ['en'],
        keyed: {},
        parameters: description.safetensors.total,
        descriptionLength: JSON.stringify(description).length,
      },
    );
  };
  for (let first = 1; first <= count; first += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - first + 1) }, (_, i) => first + i);
    await Promise.all(numbers.map(describeOne));
  }
}

function descriptionOf(number: number) {
  const task = `task-${number % 40}`;
  const own = Array.from({ length: 6 }, (_, tag) => `tag-${(number * (tag + 7)) % 2_000}`);
  return {
    frontMatter: {
      license: 'apache-2.0',
      title: `A model that was made to be the ${number}th in a list`,
      pipeline_tag: task,
      library_name: 'transformers',
      language: ['en'],
      tags: own,
      datasets: [`lab-1/voices-${number % 300}`],
      creators: [{ familyName: 'Smith', givenName: 'Ann', orcid: '0000-0002-1825-0097' }],
    },
    tags: [
      'transformers',
      'safetensors',
      task,
      'en',
      'license:apache-2.0',
      `dataset:lab-1/voices-${number % 300}`,
      ...own,
    ],
    pipelineTag: task,
    libraryName: 'transformers',
    config: { architectures: ['LlamaForCausalLM'], model_type: 'llama' },
    safetensors: { parameters: { BF16: 1_000_000 + number }, total: 1_000_000 + number },
    gguf: null,
    modelIndex: null,
    transformersInfo: { auto_model: 'AutoModelForCausalLM' },
    usedStorageBytes: 10_000,
    fileCount: filesOfModel.length,
  };
}
