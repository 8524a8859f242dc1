import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRelease } from '../../../test/support/a-release.js';
import { anAccount } from '../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../test/support/repositories-room.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import type { RepositoryView } from './repository-view.js';

describe('what lists show of a repository', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'Ada');
  });

  afterAll(() => ground.clear());

  const found = (name: string) =>
    room.repositories.create(ada, {
      kind: 'model',
      namespace: 'Ada',
      name,
      files: [{ path: 'a.txt', bytes: Buffer.from('1') }],
    });
  const change = (repository: RepositoryView, path: string, branch = 'main') =>
    room.repositories.commit(ada, repository, branch, {
      title: 'Change',
      operations: [{ op: 'add-bytes', path, bytes: Buffer.from(path) }],
    });
  const listed = async ({ id }: RepositoryView) => {
    const [row] = await room.database.query(
      `SELECT full_name_folded AS name, is_public AS "isPublic", commit_id AS "commitId",
         file_count AS "fileCount", tokens, is_described AS "isDescribed"
       FROM listing WHERE repository_id = $1`,
      [id],
    );
    return row;
  };
  const describeAs = ({ id }: RepositoryView, token: string) =>
    room.database.query(
      'UPDATE listing SET tokens = $2, is_described = true WHERE repository_id = $1',
      [id, [token]],
    );

  it('is the head of main while nothing is released', async () => {
    const repository = await found('draft');
    const first = await listed(repository);
    const { commitId } = await change(repository, 'b.txt');
    await room.repositories.createBranch(ada, repository, 'side');
    await change(repository, 'side.txt', 'side');

    expect(first).toMatchObject({ name: 'ada/draft', isPublic: false, fileCount: 1 });
    expect(await listed(repository)).toMatchObject({ commitId, fileCount: 2, isDescribed: false });
  });

  it('is the release from then on, whatever is committed', async () => {
    const repository = await found('released');
    const revision = await room.repositories.resolve(ada, repository);
    await describeAs(repository, 'said-by-the-card');
    const { publish } = await aRelease(room, repository, revision);

    await publish();
    const published = await listed(repository);
    await change(repository, 'later.txt');

    expect(published).toMatchObject({ isPublic: true, tokens: ['said-by-the-card'] });
    expect(await listed(repository)).toEqual(published);
  });

  it('forgets what a draft said when another revision is published', async () => {
    const repository = await found('turned');
    const revision = await room.repositories.resolve(ada, repository);
    await change(repository, 'secret.txt');
    await describeAs(repository, 'secret');
    const { publish } = await aRelease(room, repository, revision);

    await publish();

    expect(await listed(repository)).toMatchObject({
      isPublic: true,
      isDescribed: false,
      tokens: [],
      commitId: revision.commitId,
    });
  });

  it('is nothing once all that was released is withdrawn', async () => {
    const repository = await found('gone');
    const revision = await room.repositories.resolve(ada, repository);
    const { publish, withdraw } = await aRelease(room, repository, revision);
    await publish();

    await withdraw();

    expect(await listed(repository)).toBeUndefined();
  });

  it('has the new name, and goes with the repository', async () => {
    const repository = await found('before');
    const address = { kind: 'model', namespace: 'Ada', name: 'before' } as const;

    const moved = await room.repositories.move(ada, address, { namespace: 'Ada', name: 'After' });
    const renamed = await listed(repository);
    await room.repositories.remove(ada, moved);

    expect(renamed).toMatchObject({ name: 'ada/after' });
    expect(await listed(repository)).toBeUndefined();
  });

  it('counts the tags of what is public, and of nothing else', async () => {
    const repository = await found('counted');
    const revision = await room.repositories.resolve(ada, repository);
    const countOf = async () => {
      const [row] = await room.database.query<{ count: number }>(
        `SELECT listing_count AS count FROM listing_token WHERE kind = 'model' AND token = 'other:bird'`,
      );
      return row?.count ?? 0;
    };
    await describeAs(repository, 'other:bird');
    const asDraft = await countOf();
    const { publish, withdraw } = await aRelease(room, repository, revision);

    await publish();
    const asRelease = await countOf();
    await withdraw();

    expect([asDraft, asRelease, await countOf()]).toEqual([0, 1, 0]);
  });
});
