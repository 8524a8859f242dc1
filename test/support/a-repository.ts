import { createHash, randomBytes } from 'node:crypto';
import type { AccountViewer } from '../../src/domain/release/viewer.js';
import { newId } from '../../src/foundations/clock/clock.js';
import type { Database } from '../../src/foundations/database/database.js';

const at = '2026-03-01T12:00:00Z';

/** A repository as rows, and its owner. */
export interface RepositoryFixture {
  readonly id: string;
  readonly namespaceId: string;
  readonly isReleased: boolean;
  readonly owner: AccountViewer;
}

/** Inserts an account with a repository of its own, without commits. */
export async function aRepository(database: Database): Promise<RepositoryFixture> {
  const namespaceId = newId();
  const id = newId();
  const handle = `owner-${namespaceId.slice(-12)}`;
  await database.query(
    `INSERT INTO namespace (id, handle, kind, created_at) VALUES ($1, $2, 'account', $3)`,
    [namespaceId, handle, at],
  );
  await database.query('INSERT INTO account (id, display_name, created_at) VALUES ($1, $2, $3)', [
    namespaceId,
    'An Owner',
    at,
  ]);
  await database.query(
    `INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at)
     VALUES ($1, $2, 'model', 'a-model', $3, $4, $4)`,
    [id, namespaceId, `repository-${id}`, at],
  );
  const owner: AccountViewer = {
    kind: 'account',
    accountId: namespaceId,
    handle,
    displayName: 'An Owner',
    roles: new Set(),
    scope: 'write',
    memberships: new Map([[namespaceId, 'owner']]),
  };
  return { id, namespaceId, isReleased: false, owner };
}

interface BlobFixture {
  readonly sha256: string;
  readonly sizeBytes: number;
}

type EntryFixture =
  | { readonly name: string; readonly blob: BlobFixture }
  | { readonly name: string; readonly tree: string };

/** Inserts a tree with files and folders; its id is random, since only its rows matter. */
export async function aTree(database: Database, entries: readonly EntryFixture[]): Promise<string> {
  const id = randomBytes(20).toString('hex');
  await database.query('INSERT INTO tree (id, file_count, total_bytes) VALUES ($1, 0, 0)', [id]);
  for (const entry of entries) {
    const [mode, oid, sha256, sizeBytes] =
      'blob' in entry
        ? ['100644', randomBytes(20).toString('hex'), entry.blob.sha256, entry.blob.sizeBytes]
        : ['40000', entry.tree, null, 0];
    await database.query(
      `INSERT INTO tree_entry (tree_id, name, mode, object_id, blob_sha256, size_bytes, is_lfs)
       VALUES ($1, $2, $3, $4, $5, $6, false)`,
      [id, entry.name, mode, oid, sha256, sizeBytes],
    );
  }
  return id;
}

/** Inserts a commit of `tree` and a candidate that froze it with `files`, whose state can be changed. */
export async function aRelease(
  database: Database,
  repository: RepositoryFixture,
  tree: string,
  files: readonly BlobFixture[],
) {
  const id = newId();
  const commit = randomBytes(20).toString('hex');
  await database.query(
    `INSERT INTO git_commit (repository_id, id, tree_id, generation, title, message, author_name, author_email, committed_at)
     VALUES ($1, $2, $3, 1, 'A title', '', 'An Owner', 'owner@example.org', $4)`,
    [repository.id, commit, tree, at],
  );
  await database.query(
    `INSERT INTO release (id, repository_id, version, version_index, commit_id, tree_id, metadata, card_sha256, licence,
       licence_report, is_open, openness, manifest, manifest_sha256, pid, review, file_count, total_bytes, proposed_at)
     VALUES ($1, $2, 'v1', 1, $3, $4, '{}', $5, 'MIT', '{"isOpen": true}', true, '{}', '{}', $5, $6, '{}', $7, 1, $8)`,
    [id, repository.id, commit, tree, sha256Of(id), `release-${id}`, files.length, at],
  );
  for (const [index, file] of files.entries()) {
    await database.query(
      `INSERT INTO release_file (release_id, path, sha256, size_bytes, git_oid, is_lfs, kind, licence, relied_on, is_covered, is_open)
       VALUES ($1, $2, $3, $4, $5, false, 'weights', 'MIT', 'MIT', true, true)`,
      [id, `file-${index}`, file.sha256, file.sizeBytes, randomBytes(20).toString('hex')],
    );
  }
  return {
    publish: () =>
      database.query(`UPDATE release SET state = 'published', published_at = $2 WHERE id = $1`, [
        id,
        at,
      ]),
    withdraw: () =>
      database.query(
        `UPDATE release SET state = 'withdrawn', withdrawn_at = $2,
           withdrawal = '{"category": "legal", "statement": "A court said so."}' WHERE id = $1`,
        [id, at],
      ),
  };
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
