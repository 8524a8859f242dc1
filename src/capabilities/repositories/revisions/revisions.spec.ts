import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRelease } from '../../../../test/support/a-release.js';
import { anAccount, withRole } from '../../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../../test/support/repositories-room.js';
import { NotFound, Withdrawn } from '../../../domain/errors/sphere-error.js';
import type { VersionLabel } from '../../../domain/identifiers/version-label.js';
import {
  type AccountViewer,
  anonymousViewer,
  type Viewer,
} from '../../../domain/release/viewer.js';
import type { RepositoryView, Revision } from '../index.js';

describe('revisions', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;
  let viewers: Record<'stranger' | 'steward' | 'reader' | 'guest' | 'owner', Viewer>;
  let guest: AccountViewer;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'ada');
    guest = await anAccount(room.database);
    viewers = {
      stranger: anonymousViewer,
      steward: { ...(await anAccount(room.database)), roles: new Set(['steward']) },
      reader: withRole(await anAccount(room.database), ada.accountId, 'reader'),
      guest,
      owner: ada,
    };
  });

  afterAll(async () => {
    await ground.clear();
  });

  describe('of a draft', () => {
    it.each(['stranger', 'steward'] as const)('are hidden from a %s with all else', async (who) => {
      await aRepository(`draft-${who}`);

      await expect(found(who, `draft-${who}`)).rejects.toBeInstanceOf(NotFound);
    });

    it.each(['reader', 'guest', 'owner'] as const)('are all seen by a %s', async (who) => {
      const { draft } = await aRepository(`draft-${who}`);

      const repository = await found(who, `draft-${who}`);

      for (const name of ['main', 'HEAD', undefined, 'refs/heads/main', draft.commitId]) {
        expect(await resolve(who, repository, name)).toMatchObject({
          commitId: draft.commitId,
          isPublic: false,
        });
      }
    });

    it('are hidden again from a guest who is dismissed', async () => {
      const { repository } = await aRepository('dismissed');
      await room.database.transaction((manager) =>
        room.repositories.dismissGuest(manager, repository.id, guest.accountId),
      );

      await expect(found('guest', 'dismissed')).rejects.toBeInstanceOf(NotFound);
    });
  });

  describe('of a released repository', () => {
    it.each(['stranger', 'steward'] as const)('lead a %s to what is released', async (who) => {
      const { released, draft } = await aReleasedRepository(`released-${who}`);
      const repository = await found(who, `released-${who}`);

      expect(await resolve(who, repository)).toMatchObject({
        commitId: released.commitId,
        label: 'main',
        via: 'branch',
        isImmutable: false,
        isPublic: true,
      });
      expect(await resolve(who, repository, 'v1.0')).toMatchObject({
        commitId: released.commitId,
        via: 'tag',
        isImmutable: true,
        isPublic: true,
      });
      expect(await resolve(who, repository, released.commitId)).toMatchObject({
        label: released.commitId,
        via: 'commit',
        isImmutable: true,
        isPublic: true,
      });
      expect(await room.repositories.refs(viewers[who], repository)).toEqual({
        branches: [{ name: 'main', commitId: released.commitId }],
        tags: [{ name: 'v1.0', commitId: released.commitId }],
      });
      for (const name of [draft.commitId, 'work', 'refs/heads/work', 'v2.0', 'refs/tags/v2.0']) {
        await expect(resolve(who, repository, name)).rejects.toMatchObject({
          code: 'revision-not-found',
        });
      }
    });

    it.each(['reader', 'guest', 'owner'] as const)('lead a %s to the drafts too', async (who) => {
      const { released, draft } = await aReleasedRepository(`released-${who}`);
      const repository = await found(who, `released-${who}`);

      expect(await resolve(who, repository)).toMatchObject({
        commitId: draft.commitId,
        isPublic: false,
      });
      expect(await resolve(who, repository, 'v2.0')).toMatchObject({
        commitId: draft.commitId,
        isImmutable: false,
      });
      expect(await resolve(who, repository, 'refs/tags/v1.0')).toMatchObject({
        commitId: released.commitId,
        isPublic: true,
      });
      const { branches, tags } = await room.repositories.refs(viewers[who], repository);
      expect(branches.map(({ name }) => name)).toEqual(['main', 'work']);
      expect(tags.map(({ name }) => name)).toEqual(['v1.0', 'v2.0']);
    });

    it('tell strangers of released commits alone in a history', async () => {
      const { released } = await aReleasedRepository('history');
      const repository = await found('stranger', 'history');

      const history = await room.repositories.history(await resolve('stranger', repository), {
        limit: 20,
      });

      expect(history).toMatchObject({ total: 1, next: null });
      expect(history.commits.map(({ id }) => id)).toEqual([released.commitId]);
    });
  });

  describe('of a withdrawn release', () => {
    it.each(['stranger', 'reader', 'guest', 'owner'] as const)(
      'leave a %s the tombstone',
      async (who) => {
        const { release, released } = await aReleasedRepository(`withdrawn-${who}`);
        await release.withdraw();
        const repository = await found(who, `withdrawn-${who}`);

        for (const name of ['v1.0', 'refs/tags/v1.0', released.commitId]) {
          const attempt = resolve(who, repository, name);

          await expect(attempt).rejects.toBeInstanceOf(Withdrawn);
          await expect(attempt).rejects.toMatchObject({ tombstone: { version: 'v1.0' } });
        }
      },
    );

    it('leave strangers the tombstone for main where nothing else is released', async () => {
      const { release } = await aReleasedRepository('all-withdrawn');
      await release.withdraw();

      const attempt = resolve('stranger', await found('stranger', 'all-withdrawn'));

      await expect(attempt).rejects.toMatchObject({ tombstone: { version: 'v1.0' } });
    });

    it('leave members the head of the branch', async () => {
      const { release, draft } = await aReleasedRepository('still-writing');
      await release.withdraw();

      const revision = await resolve('owner', await found('owner', 'still-writing'));

      expect(revision.commitId).toBe(draft.commitId);
    });

    it('come back when the withdrawal is lifted', async () => {
      const { release, released } = await aReleasedRepository('lifted');
      await release.withdraw();

      await release.reinstate();

      const revision = await resolve('stranger', await found('stranger', 'lifted'), 'v1.0');
      expect(revision.commitId).toBe(released.commitId);
    });

    it('stay where another published label names the same commit', async () => {
      const { repository, release, released } = await aReleasedRepository('two-labels');
      const other = await aRelease(room, repository, released, 'v1.0.1');
      await other.publish();
      await release.withdraw({ commitId: released.commitId, version: 'v1.0.1' });

      const again = await found('stranger', 'two-labels');

      expect(await resolve('stranger', again, released.commitId)).toMatchObject({ isPublic: true });
      await expect(resolve('stranger', again, 'v1.0')).rejects.toBeInstanceOf(Withdrawn);
    });
  });

  it.each(['', 'nope', 'refs/pr/1', 'refs/heads/', '0'.repeat(40), 'a\0b', '1234567'])(
    'are not found for %j',
    async (name) => {
      const { repository } = await aRepository(
        `absent-x${Buffer.from(name).toString('hex').slice(0, 20)}`,
      );

      await expect(resolve('owner', repository, name)).rejects.toMatchObject({
        code: 'revision-not-found',
      });
    },
  );

  it('of one repository are not found in another', async () => {
    const { repository: here } = await aRepository('here');
    const { repository } = await aRepository('there');
    const draft = await room.repositories.commit(ada, here, 'main', {
      title: 'Only here',
      operations: [{ op: 'add-bytes', path: 'here', bytes: Buffer.from('here') }],
    });

    await expect(resolve('owner', repository, draft.commitId)).rejects.toBeInstanceOf(NotFound);
  });

  function found(who: keyof typeof viewers, name: string): Promise<RepositoryView> {
    return room.repositories.require(viewers[who], 'model', 'ada', name);
  }

  function resolve(who: keyof typeof viewers, repository: RepositoryView, name?: string) {
    return room.repositories.resolve(viewers[who], repository, name);
  }

  /** With a guest, and one file on main. */
  async function aRepository(name: string) {
    const repository = await room.repositories.create(ada, {
      kind: 'model',
      namespace: 'ada',
      name,
      files: [{ path: 'README.md', bytes: Buffer.from('first') }],
    });
    await room.database.transaction((manager) =>
      room.repositories.admitGuest(manager, repository.id, guest.accountId),
    );
    const again = await found('owner', name);
    return { repository: again, draft: await resolve('owner', again) };
  }

  /** A release v1.0, a commit after it that the candidate v2.0 names, and the branch `work`. */
  async function aReleasedRepository(name: string) {
    const { repository, draft: released } = await aRepository(name);
    const release = await aRelease(room, repository, released, 'v1.0');
    await release.publish();
    await room.repositories.commit(ada, repository, 'main', {
      title: 'After the release',
      operations: [{ op: 'add-bytes', path: 'more', bytes: Buffer.from('more') }],
    });
    await room.repositories.createBranch(ada, repository, 'work');
    const draft: Revision = await resolve('owner', repository);
    await room.database.transaction((manager) =>
      room.repositories.addTag(manager, repository.id, 'v2.0' as VersionLabel, draft.commitId),
    );
    return { repository: await found('owner', name), release, released, draft };
  }
});
