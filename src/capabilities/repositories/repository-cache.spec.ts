import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRelease } from '../../../test/support/a-release.js';
import { anAccount } from '../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../test/support/repositories-room.js';
import { Moved, NotFound } from '../../domain/errors/sphere-error.js';
import type { VersionLabel } from '../../domain/identifiers/version-label.js';
import { type AccountViewer, anonymousViewer, type Viewer } from '../../domain/release/viewer.js';
import { sql } from '../../foundations/database/database.js';

describe('what two processes remember', () => {
  let here: RepositoriesRoom;
  let there: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;

  beforeAll(async () => {
    ground = await Ground.lay();
    here = await ground.open();
    there = await ground.open();
    ada = await anAccount(here.database, 'ada');
  });

  afterAll(async () => {
    await ground.clear();
  });

  it('is enough to read a released file while the database answers nothing', async () => {
    await aReleasedRepository('warm');
    await read(here, anonymousViewer, 'warm', 'README.md');
    await read(here, anonymousViewer, 'warm', 'absent.json');

    const answers = await there.database.transaction(async (manager) => {
      await sql(
        manager,
        'LOCK TABLE repository, repository_redirect, namespace, ref, git_commit, tree, tree_entry',
      );
      return Promise.all([
        read(here, anonymousViewer, 'warm', 'README.md'),
        read(here, anonymousViewer, 'warm', 'absent.json'),
      ]);
    });

    expect(answers).toEqual([expect.objectContaining({ path: 'README.md' }), null]);
  });

  it('follows a commit of the other process', async () => {
    const repository = await create('followed');
    expect(await read(there, ada, 'followed', 'new')).toBeNull();

    await here.repositories.commit(ada, repository, 'main', {
      title: 'New',
      operations: [{ op: 'add-bytes', path: 'new', bytes: Buffer.from('new') }],
    });

    expect(await read(here, ada, 'followed', 'new')).toMatchObject({ path: 'new' });
    await until(async () => (await read(there, ada, 'followed', 'new')) !== null);
  });

  it('follows a publication by the other process', async () => {
    const repository = await create('published');
    const draft = find(there, anonymousViewer, 'published');
    await expect(draft).rejects.toBeInstanceOf(NotFound);

    const revision = await here.repositories.resolve(ada, repository);
    await (await aRelease(here, repository, revision)).publish();

    expect(await find(here, anonymousViewer, 'published')).toMatchObject({ isReleased: true });
    await until(() => find(there, anonymousViewer, 'published').then(isTrue, isFalse));
  });

  it('follows a name that comes to be, moves and goes', async () => {
    await expect(find(there, ada, 'nomad')).rejects.toBeInstanceOf(NotFound);

    await create('nomad');
    await until(() => find(there, ada, 'nomad').then(isTrue, isFalse));

    await here.repositories.move(ada, address('nomad'), { namespace: 'ada', name: 'settled' });
    await until(() =>
      find(there, ada, 'nomad').then(isFalse, (error: unknown) => error instanceof Moved),
    );

    await here.repositories.remove(ada, await find(here, ada, 'settled'));
    await until(() =>
      find(there, ada, 'nomad').then(isFalse, (error: unknown) => error instanceof NotFound),
    );
  });

  it('is dropped whole when announcements may have been missed', async () => {
    const repository = await create('unannounced');
    await find(there, ada, 'unannounced');
    await here.database.query(`UPDATE repository SET name = 'other' WHERE id = $1`, [
      repository.id,
    ]);

    await here.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'sphere-listener' AND datname = current_database()`,
    );

    await until(() =>
      find(there, ada, 'unannounced').then(isFalse, (error: unknown) => error instanceof NotFound),
    );
  });

  it('leaves out what was read while a change was under way', async () => {
    const repository = await create('under-way');
    const { commitId } = await here.repositories.resolve(ada, repository);

    await here.database.transaction(async (manager) => {
      await here.repositories.addTag(manager, repository.id, 'v1' as VersionLabel, commitId);
      const { tags } = await here.repositories.refs(ada, repository);
      expect(tags).toEqual([]);
    });

    const { tags } = await here.repositories.refs(ada, repository);
    expect(tags).toEqual([{ name: 'v1', commitId }]);
  });

  function create(name: string) {
    return here.repositories.create(ada, {
      kind: 'model',
      namespace: 'ada',
      name,
      files: [{ path: 'README.md', bytes: Buffer.from(name) }],
    });
  }

  async function aReleasedRepository(name: string) {
    const repository = await create(name);
    const revision = await here.repositories.resolve(ada, repository);
    await (await aRelease(here, repository, revision)).publish();
  }

  function address(name: string) {
    return { kind: 'model' as const, namespace: 'ada', name };
  }

  function find(room: RepositoriesRoom, viewer: Viewer, name: string) {
    return room.repositories.require(viewer, 'model', 'ada', name);
  }

  async function read(room: RepositoriesRoom, viewer: Viewer, name: string, path: string) {
    const repository = await find(room, viewer, name);
    return room.repositories.entry(await room.repositories.resolve(viewer, repository), path);
  }
});

const isTrue = () => true;
const isFalse = () => false;

/** Asks again until it is so; jest ends what never is. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
