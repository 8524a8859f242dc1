import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../foundations/database/data-source.js';
import { violatedConstraint } from '../../foundations/database/database.js';
import { newId } from '../../foundations/clock/clock.js';
import { cloneDatabase, type TestDatabase } from '../../../test/support/test-database.js';

/** The last guard of the promise: whoever writes SQL past every service is still refused. */
describe('the guards of releases in the database', () => {
  let database: TestDatabase;
  let source: DataSource;
  let candidate: Rows;
  let published: Rows;

  beforeAll(async () => {
    database = await cloneDatabase();
    source = await new DataSource(dataSourceOptions(database.url, [], 2)).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    candidate = await insertRelease(source);
    published = await insertRelease(source);
    await publish(source, published.release);
  });

  const refusalOf = async (text: string, parameters: unknown[]): Promise<string | null> => {
    try {
      await source.query(text, parameters);
      return null;
    } catch (error) {
      return violatedConstraint(error);
    }
  };

  it.each([
    [`UPDATE release SET commit_id = repeat('9', 40) WHERE id = $1`, 'release_is_immutable'],
    [`UPDATE release SET version = 'v9' WHERE id = $1`, 'release_is_immutable'],
    [`UPDATE release SET metadata = '{"title": "Other"}' WHERE id = $1`, 'release_is_immutable'],
    [`UPDATE release SET manifest = 'other' WHERE id = $1`, 'release_is_immutable'],
    [`UPDATE release SET manifest_sha256 = repeat('9', 64) WHERE id = $1`, 'release_is_immutable'],
    [`UPDATE release SET pid = 'other' WHERE id = $1`, 'release_is_immutable'],
    [`UPDATE release SET published_at = now() WHERE id = $1`, 'release_is_immutable'],
    [`UPDATE release SET licence = 'CC0-1.0' WHERE id = $1`, 'release_licence_only_widens'],
    [
      `UPDATE release SET licence = 'MIT AND GPL-3.0-only' WHERE id = $1`,
      'release_licence_only_widens',
    ],
    [`UPDATE release SET is_open = false WHERE id = $1`, 'release_published_needs_open_report'],
    [
      `UPDATE release SET licence_report = '{"isOpen": false}' WHERE id = $1`,
      'release_is_immutable',
    ],
    [`UPDATE release SET state = 'candidate' WHERE id = $1`, 'release_state_has_no_way_back'],
    [`UPDATE release SET state = 'abandoned' WHERE id = $1`, 'release_state_has_no_way_back'],
    [`UPDATE release SET state = 'withdrawn' WHERE id = $1`, 'release_withdrawn_has_a_reason'],
    [
      `UPDATE release SET state = 'withdrawn', withdrawn_at = now(),
         withdrawal = '{"category": "regret", "statement": "no"}' WHERE id = $1`,
      'release_withdrawal_has_a_ground',
    ],
    [`DELETE FROM release WHERE id = $1`, 'release_published_is_never_deleted'],
    [
      `UPDATE release_file SET sha256 = repeat('9', 64) WHERE release_id = $1`,
      'release_file_is_frozen',
    ],
    [`UPDATE release_file SET path = 'other' WHERE release_id = $1`, 'release_file_is_frozen'],
    [`DELETE FROM release_file WHERE release_id = $1`, 'release_file_is_frozen'],
    [
      `UPDATE release_file SET licence = 'Apache-2.0' WHERE release_id = $1`,
      'release_licence_only_widens',
    ],
    [`DELETE FROM release_tree WHERE release_id = $1`, 'release_tree_is_kept'],
  ])('refuses of a published release: %s', async (statement, rule) => {
    expect(await refusalOf(statement, [published.release])).toBe(rule);
  });

  it('refuses another file in a published release', async () => {
    const refusal = await refusalOf(
      `INSERT INTO release_file SELECT release_id, 'more.bin', sha256, size_bytes, git_oid, is_lfs,
         kind, declared, licence, relied_on, is_covered, is_open
       FROM release_file WHERE release_id = $1`,
      [published.release],
    );

    expect(refusal).toBe('release_file_is_frozen');
  });

  it.each([
    ['DELETE FROM repository WHERE id = $1', 'repository_released_is_kept'],
    ['DELETE FROM git_commit WHERE repository_id = $1', 'git_commit_of_released_is_kept'],
    [`UPDATE git_commit SET title = 'Other' WHERE repository_id = $1`, 'git_commit_never_changes'],
    [`DELETE FROM ref WHERE repository_id = $1 AND kind = 'tag'`, 'ref_published_is_kept'],
    [
      `UPDATE ref SET visibility = 'draft' WHERE repository_id = $1 AND kind = 'tag'`,
      'ref_published_is_kept',
    ],
    [
      `UPDATE ref SET name = 'v9' WHERE repository_id = $1 AND kind = 'tag'`,
      'ref_published_is_kept',
    ],
  ])('refuses of what a release reaches: %s', async (statement, rule) => {
    expect(await refusalOf(statement, [published.repository])).toBe(rule);
  });

  it.each([
    ['DELETE FROM tree_entry WHERE tree_id = $1', 'tree_entry_of_a_release_is_kept'],
    [`UPDATE tree_entry SET name = 'other' WHERE tree_id = $1`, 'tree_entry_never_changes'],
  ])('refuses of its tree: %s', async (statement, rule) => {
    expect(await refusalOf(statement, [published.tree])).toBe(rule);
  });

  it.each([
    ['DELETE FROM blob WHERE sha256 = $1', 'release_file_sha256_fkey'],
    [`UPDATE blob SET size_bytes = 1 WHERE sha256 = $1`, 'blob_keeps_its_bytes'],
    [`UPDATE blob SET state = 'quarantined' WHERE sha256 = $1`, 'blob_of_a_release_is_served'],
  ])('refuses of its bytes: %s', async (statement, rule) => {
    const refusal = await refusalOf(statement, [published.sha256]);

    // Deleting meets whichever foreign key is checked first; both keep the blob.
    expect(refusal === 'tree_entry_blob_sha256_fkey' ? 'release_file_sha256_fkey' : refusal).toBe(
      rule,
    );
  });

  it.each(['release', 'release_file', 'tree_entry', 'event'])(
    'refuses to truncate %s',
    async (table) => {
      expect(await refusalOf(`TRUNCATE ${table} CASCADE`, [])).not.toBeNull();
    },
  );

  it('refuses a release that is born published', async () => {
    const refusal = await refusalOf(
      `INSERT INTO release (id, repository_id, version, version_index, commit_id, tree_id, metadata,
         card_sha256, licence, licence_report, is_open, openness, manifest, manifest_sha256, pid,
         review, file_count, total_bytes, proposed_at, state, published_at)
       SELECT $2::uuid, repository_id, 'v7', 7, commit_id, tree_id, metadata, card_sha256, licence,
         licence_report, is_open, openness, manifest, manifest_sha256, $2::text, review, file_count,
         total_bytes, proposed_at, 'published', now()
       FROM release WHERE id = $1`,
      [published.release, newId()],
    );

    expect(refusal).toBe('release_begins_as_candidate');
  });

  it.each([
    ['a closed file', `UPDATE release_file SET is_open = false WHERE release_id = $1`],
    ['no file', `DELETE FROM release_file WHERE release_id = $1`],
    ['empty files only', `UPDATE release_file SET size_bytes = 0 WHERE release_id = $1`],
  ])('refuses to publish a candidate with %s', async (_, damage) => {
    await source.query(damage, [candidate.release]);

    expect(
      await refusalOf(
        `UPDATE release SET state = 'published', published_at = now() WHERE id = $1`,
        [candidate.release],
      ),
    ).toBe('release_published_needs_open_files');
  });

  it('refuses to publish bytes in quarantine', async () => {
    await source.query(`UPDATE blob SET state = 'quarantined' WHERE sha256 = $1`, [
      candidate.sha256,
    ]);

    expect(
      await refusalOf(
        `UPDATE release SET state = 'published', published_at = now() WHERE id = $1`,
        [candidate.release],
      ),
    ).toBe('release_published_needs_open_files');
  });

  it('refuses a public label and a public head without a published release', async () => {
    const label = await refusalOf(
      `UPDATE ref SET visibility = 'public' WHERE repository_id = $1 AND kind = 'tag'`,
      [candidate.repository],
    );
    const head = await refusalOf(
      `UPDATE repository SET public_commit = $2, public_version = 'v1' WHERE id = $1`,
      [candidate.repository, candidate.commit],
    );

    expect([label, head]).toEqual(['ref_shows_releases_only', 'repository_shows_releases_only']);
  });

  it('lets a licence widen, alternative by alternative', async () => {
    await source.query(`UPDATE release SET licence = 'MIT OR Apache-2.0' WHERE id = $1`, [
      published.release,
    ]);

    expect(
      await refusalOf(`UPDATE release SET licence = 'MIT' WHERE id = $1`, [published.release]),
    ).toBe('release_licence_only_widens');
  });

  it('lets a draft repository go with its candidate', async () => {
    await source.query('DELETE FROM ref WHERE repository_id = $1', [candidate.repository]);
    await source.query('DELETE FROM git_commit WHERE repository_id = $1', [candidate.repository]);
    await source.query('DELETE FROM repository WHERE id = $1', [candidate.repository]);

    expect(await source.query('SELECT 1 FROM release WHERE id = $1', [candidate.release])).toEqual(
      [],
    );
  });
});

interface Rows {
  readonly repository: string;
  readonly release: string;
  readonly commit: string;
  readonly tree: string;
  readonly sha256: string;
}

const hex = (length: number): string => newId().replaceAll('-', '').repeat(3).slice(-length);

/** A repository with one commit of one file, and a candidate of it. */
async function insertRelease(source: DataSource): Promise<Rows> {
  const rows = {
    repository: newId(),
    release: newId(),
    commit: hex(40),
    tree: hex(40),
    sha256: hex(64),
  };
  const namespace = newId();
  await source.query(
    `INSERT INTO namespace (id, handle, kind, created_at) VALUES ($1, $2, 'account', now())`,
    [namespace, `a${hex(20)}`],
  );
  await source.query(
    `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at)
     VALUES ($1, $2, 'model', 'm', $3, now(), now())`,
    [rows.repository, namespace, hex(11)],
  );
  await source.query(
    `INSERT INTO blob (sha256, size_bytes, storage_key, created_at) VALUES ($1, 5, $2, now())`,
    [rows.sha256, newId()],
  );
  await source.query('INSERT INTO tree (id, file_count, total_bytes) VALUES ($1, 1, 5)', [
    rows.tree,
  ]);
  await source.query(
    `INSERT INTO tree_entry (tree_id, name, mode, object_id, blob_sha256, size_bytes, is_lfs)
     VALUES ($1, 'model.bin', '100644', $2, $3, 5, true)`,
    [rows.tree, hex(40), rows.sha256],
  );
  await source.query(
    `INSERT INTO git_commit (repository_id, id, tree_id, generation, title, message, author_name,
       author_email, committed_at) VALUES ($1, $2, $3, 1, 'Add', '', 'A', 'a@example.org', now())`,
    [rows.repository, rows.commit, rows.tree],
  );
  await source.query(
    `INSERT INTO ref (repository_id, name, kind, commit_id, created_at, moved_at)
     VALUES ($1, 'main', 'branch', $2, now(), now()), ($1, 'v1', 'tag', $2, now(), now())`,
    [rows.repository, rows.commit],
  );
  await source.query(
    `INSERT INTO release (id, repository_id, version, version_index, commit_id, tree_id, metadata,
       card_sha256, licence, licence_report, is_open, openness, manifest, manifest_sha256, pid, review,
       file_count, total_bytes, proposed_at)
     VALUES ($1, $2, 'v1', 1, $3, $4, '{"title": "M"}', $5, 'MIT', '{"isOpen": true}', true, '{}',
       'manifest', $5, $6, '{"mode": "none"}', 1, 5, now())`,
    [rows.release, rows.repository, rows.commit, rows.tree, rows.sha256, hex(11)],
  );
  await source.query(
    `INSERT INTO release_file (release_id, path, sha256, size_bytes, git_oid, is_lfs, kind, declared,
       licence, relied_on, is_covered, is_open)
     VALUES ($1, 'model.bin', $2, 5, $3, true, 'weights', 'mit', 'MIT', 'MIT', true, true)`,
    [rows.release, rows.sha256, hex(40)],
  );
  await source.query('INSERT INTO release_tree (release_id, tree_id) VALUES ($1, $2)', [
    rows.release,
    rows.tree,
  ]);
  return rows;
}

async function publish(source: DataSource, release: string): Promise<void> {
  await source.query(`UPDATE release SET state = 'published', published_at = now() WHERE id = $1`, [
    release,
  ]);
  await source.query(
    `UPDATE ref SET visibility = 'public'
     FROM release r WHERE r.id = $1 AND ref.repository_id = r.repository_id AND ref.name = r.version`,
    [release],
  );
}
