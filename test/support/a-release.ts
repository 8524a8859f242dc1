import type {
  RepositoriesService,
  RepositoryView,
  Revision,
} from '../../src/capabilities/repositories/index.js';
import type { VersionLabel } from '../../src/domain/identifiers/version-label.js';
import { newId } from '../../src/foundations/clock/clock.js';
import { type Database, sql } from '../../src/foundations/database/database.js';

/** A release of a revision as the room of releases would leave it behind, and what becomes of it. */
export async function aRelease(
  room: { readonly database: Database; readonly repositories: RepositoriesService },
  repository: RepositoryView,
  revision: Revision,
  version = 'v1.0',
) {
  const { database, repositories } = room;
  const id = newId();
  const [last] = await database.query<{ version_index: number }>(
    'SELECT max(version_index) AS version_index FROM release WHERE repository_id = $1',
    [repository.id],
  );
  const head = { commitId: revision.commitId, version };
  const files = await repositories.files(revision.treeId);
  await database.transaction(async (manager) => {
    await repositories.addTag(manager, repository.id, version as VersionLabel, revision.commitId);
    await sql(
      manager,
      `INSERT INTO release (id, repository_id, version, version_index, commit_id, tree_id, metadata,
         card_sha256, licence, licence_report, is_open, openness, manifest, manifest_sha256, pid,
         review, file_count, total_bytes, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, '{}', '', 'MIT', '{"isOpen": true}', true, '{}', '', '', $7,
         '{}', 1, 1, now())`,
      [
        id,
        repository.id,
        version,
        (last?.version_index ?? 0) + 1,
        revision.commitId,
        revision.treeId,
        `pid-${id}`,
      ],
    );
    for (const file of files) {
      await sql(
        manager,
        `INSERT INTO release_file (release_id, path, sha256, size_bytes, git_oid, is_lfs, kind,
           licence, relied_on, is_covered, is_open)
         VALUES ($1, $2, $3, $4, $5, $6, 'weights', 'MIT', 'MIT', true, true)`,
        [id, file.path, file.sha256, file.sizeBytes, file.oid, file.isLfs],
      );
    }
    for (const treeId of await repositories.treesOf(manager, revision.treeId)) {
      await sql(manager, 'INSERT INTO release_tree (release_id, tree_id) VALUES ($1, $2)', [
        id,
        treeId,
      ]);
    }
  });
  const show = () =>
    database.transaction(async (manager) => {
      await sql(
        manager,
        `UPDATE release SET state = 'published', published_at = coalesce(published_at, now()),
           withdrawal = NULL, withdrawn_at = NULL WHERE id = $1`,
        [id],
      );
      await repositories.publishTag(manager, repository.id, version);
      await repositories.setPublicCommit(manager, repository.id, head);
    });
  return {
    publish: show,
    reinstate: show,
    withdraw: (latest: { commitId: typeof head.commitId; version: string } | null = null) =>
      database.transaction(async (manager) => {
        await repositories.setPublicCommit(manager, repository.id, latest);
        await sql(
          manager,
          `UPDATE release SET state = 'withdrawn', withdrawn_at = now(),
             withdrawal = '{"category": "legal", "statement": "A court said so."}' WHERE id = $1`,
          [id],
        );
        await repositories.withdrawTag(manager, repository.id, version, {
          statement: 'A court said so.',
          version,
        });
      }),
  };
}
