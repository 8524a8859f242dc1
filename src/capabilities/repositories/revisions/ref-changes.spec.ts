import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRelease } from '../../../../test/support/a-release.js';
import { anAccount } from '../../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../../test/support/repositories-room.js';
import { Conflict, Forbidden, NotFound } from '../../../domain/errors/sphere-error.js';
import type { VersionLabel } from '../../../domain/identifiers/version-label.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';

describe('names of revisions', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'ada');
  });

  afterAll(async () => {
    await ground.clear();
  });

  describe('by branch', () => {
    it('share no name with a label', async () => {
      const { repository } = await aReleasedRepository('shared-name');

      const attempt = room.repositories.createBranch(ada, repository, 'v1.0');

      await expect(attempt).rejects.toBeInstanceOf(Conflict);
    });

    it('go when the branch is deleted', async () => {
      const { repository } = await aRepository('branches');
      await room.repositories.createBranch(ada, repository, 'side');

      await room.repositories.deleteBranch(ada, repository, 'side');

      await expect(room.repositories.resolve(ada, repository, 'side')).rejects.toBeInstanceOf(
        NotFound,
      );
    });

    it('stay for main', async () => {
      const { repository } = await aRepository('main-stays');

      const attempt = room.repositories.deleteBranch(ada, repository, 'main');

      await expect(attempt).rejects.toBeInstanceOf(Forbidden);
    });
  });

  describe('by label', () => {
    it('are unique whatever the case', async () => {
      const { repository, released } = await aReleasedRepository('label-case');

      const attempt = room.database.transaction((manager) =>
        room.repositories.addTag(manager, repository.id, 'V1.0' as VersionLabel, released.commitId),
      );

      await expect(attempt).rejects.toMatchObject({ code: 'version-exists' });
    });

    it('are never moved or dropped once they are public, not even in SQL', async () => {
      const { repository, draft } = await aReleasedRepository('label-guard');
      const where = `WHERE repository_id = '${repository.id}' AND name = 'v1.0'`;

      const moved = room.database.query(`UPDATE ref SET commit_id = '${draft.commitId}' ${where}`);
      await expect(moved).rejects.toMatchObject({ constraint: 'ref_published_is_kept' });
      const dropped = room.database.query(`DELETE FROM ref ${where}`);
      await expect(dropped).rejects.toMatchObject({ constraint: 'ref_published_is_kept' });
    });

    it('are never public without a release, not even in SQL', async () => {
      const { repository } = await aReleasedRepository('label-public');

      const attempt = room.database.query(
        `UPDATE ref SET visibility = 'public' WHERE repository_id = $1 AND name = 'v2.0'`,
        [repository.id],
      );

      await expect(attempt).rejects.toMatchObject({ constraint: 'ref_shows_releases_only' });
    });
  });

  it('keep their trees once they are released, even in SQL', async () => {
    const { released } = await aReleasedRepository('tree-guard');

    const attempt = room.database.query('DELETE FROM tree_entry WHERE tree_id = $1', [
      released.treeId,
    ]);

    await expect(attempt).rejects.toMatchObject({ constraint: 'tree_entry_of_a_release_is_kept' });
  });

  async function aRepository(name: string) {
    const repository = await room.repositories.create(ada, {
      kind: 'model',
      namespace: 'ada',
      name,
      files: [{ path: 'README.md', bytes: Buffer.from('first') }],
    });
    return { repository, draft: await room.repositories.resolve(ada, repository) };
  }

  /** A release v1.0, and a commit after it that the candidate v2.0 names. */
  async function aReleasedRepository(name: string) {
    const { repository, draft: released } = await aRepository(name);
    await (await aRelease(room, repository, released, 'v1.0')).publish();
    const draft = await room.repositories.commit(ada, repository, 'main', {
      title: 'After the release',
      operations: [{ op: 'add-bytes', path: 'more', bytes: Buffer.from('more') }],
    });
    await room.database.transaction((manager) =>
      room.repositories.addTag(manager, repository.id, 'v2.0' as VersionLabel, draft.commitId),
    );
    return { repository, released, draft };
  }
});
