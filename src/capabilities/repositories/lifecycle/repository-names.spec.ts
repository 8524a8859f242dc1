import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRelease } from '../../../../test/support/a-release.js';
import { anAccount, withRole } from '../../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../../test/support/repositories-room.js';
import {
  Conflict,
  Forbidden,
  InvalidInput,
  Moved,
  NotFound,
  Unauthenticated,
} from '../../../domain/errors/sphere-error.js';
import { parsePid } from '../../../domain/identifiers/pid.js';
import { type AccountViewer, anonymousViewer } from '../../../domain/release/viewer.js';

describe('repositories', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'Ada');
  });

  afterAll(async () => {
    await ground.clear();
  });

  it('begin with one commit of nothing', async () => {
    const repository = await create('Empty');

    const revision = await room.repositories.resolve(ada, repository);
    expect(revision.treeId).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
    expect(await room.repositories.history(revision, { limit: 9 })).toMatchObject({ total: 1 });
    expect(repository).toMatchObject({
      fullName: 'Ada/Empty',
      isReleased: false,
      publicCommit: null,
      pid: parsePid(repository.pid),
    });
  });

  it('begin with one commit of their files', async () => {
    const repository = await room.repositories.create(ada, {
      kind: 'dataset',
      namespace: 'ada',
      name: 'filled',
      files: [{ path: 'README.md', bytes: Buffer.from('# Hello') }],
      message: 'Deposit',
    });

    const revision = await room.repositories.resolve(ada, repository);
    const { commits, total } = await room.repositories.history(revision, { limit: 9 });
    expect(total).toBe(1);
    expect(commits[0]).toMatchObject({ title: 'Deposit', authorHandle: 'Ada' });
    expect(await room.repositories.entry(revision, 'README.md')).toMatchObject({ sizeBytes: 7 });
  });

  it('do not come to be where their first files may not be stored', async () => {
    const attempt = room.repositories.create(ada, {
      kind: 'model',
      namespace: 'Ada',
      name: 'half',
      files: ['a', 'A'].map((path) => ({ path, bytes: Buffer.from(path) })),
    });

    await expect(attempt).rejects.toBeInstanceOf(InvalidInput);
    await expect(room.repositories.require(ada, 'model', 'Ada', 'half')).rejects.toBeInstanceOf(
      NotFound,
    );
    await expect(create('half')).resolves.toMatchObject({ name: 'half' });
  });

  it.each(['ada', 'ADA'])(
    'are found in another case, by their own spelling: %s',
    async (handle) => {
      const name = `Spelled-${handle}-${handle.charCodeAt(0)}`;
      await create(name);

      const attempt = room.repositories.require(ada, 'model', handle, name.toLowerCase());

      await expect(attempt).rejects.toBeInstanceOf(Moved);
      await expect(attempt).rejects.toMatchObject({
        location: { kind: 'model', namespace: 'Ada', name },
      });
    },
  );

  it('in another case are not betrayed to whom they are hidden from', async () => {
    await create('Hidden');

    const attempt = room.repositories.require(anonymousViewer, 'model', 'ada', 'hidden');

    await expect(attempt).rejects.toBeInstanceOf(NotFound);
  });

  it('are unique whatever the case, and of one kind', async () => {
    await create('Unique');

    await expect(create('uNIQUE')).rejects.toBeInstanceOf(Conflict);
    const paper = room.repositories.create(ada, {
      kind: 'paper',
      namespace: 'Ada',
      name: 'unique',
    });
    await expect(paper).resolves.toMatchObject({ kind: 'paper' });
  });

  it('are founded once, however many try at a time', async () => {
    const outcomes = await Promise.allSettled([create('raced'), create('Raced'), create('RACED')]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['nobody', () => anonymousViewer, Unauthenticated],
    ['a reader', () => withRole(ada, ada.accountId, 'reader'), Forbidden],
    ['a token to read', () => ({ ...ada, scope: 'read' as const }), Forbidden],
  ])('are not founded by %s', async (_, viewer, refusal) => {
    const attempt = room.repositories.create(viewer(), {
      kind: 'model',
      namespace: 'Ada',
      name: 'refused',
    });

    await expect(attempt).rejects.toBeInstanceOf(refusal);
  });

  it.each(['../x', 'a//b', '', 'a\0b', 'x'.repeat(300), 'a.git', 'über'])(
    'are neither found nor founded by the name %j',
    async (name) => {
      await expect(room.repositories.require(ada, 'model', 'Ada', name)).rejects.toBeInstanceOf(
        NotFound,
      );
      await expect(create(name)).rejects.toBeInstanceOf(InvalidInput);
    },
  );

  it('go with all that was theirs as long as they are drafts', async () => {
    const repository = await create('doomed');
    await room.repositories.commit(ada, repository, 'main', {
      title: 'x',
      operations: [{ op: 'add-bytes', path: 'x', bytes: Buffer.from('x') }],
    });
    await room.repositories.move(ada, address('doomed'), { namespace: 'Ada', name: 'doomed2' });

    await room.repositories.remove(ada, await found('doomed2'));

    for (const name of ['doomed', 'doomed2']) {
      await expect(found(name)).rejects.toBeInstanceOf(NotFound);
    }
    const pids = await room.database.query('SELECT repository_id FROM pid WHERE pid = $1', [
      repository.pid,
    ]);
    expect(pids).toEqual([{ repository_id: null }]);
  });

  it('stay once something was released, also for one who saw them before', async () => {
    const { before, after } = await createReleased('kept');

    for (const repository of [before, after]) {
      await expect(room.repositories.remove(ada, repository)).rejects.toMatchObject({
        code: 'released-immutable',
        faults: [{ code: 'ACC_RELEASED_IMMUTABLE' }],
      });
    }
    expect(await found('kept')).toEqual(after);
  });

  it.each([
    ['repository.created', 'model:Ada/logged', false],
    ['repository.moved', 'model:Ada/logged', false],
    ['repository.removed', 'model:Ada/logged2', false],
  ])('are in the event log: %s', async (action, subject, isPublic) => {
    const [known] = await eventsOf(action, subject);
    if (known === undefined) {
      await create('logged');
      await room.repositories.move(ada, address('logged'), { namespace: 'Ada', name: 'logged2' });
      await room.repositories.remove(ada, await found('logged2'));
    }

    expect(await eventsOf(action, subject)).toEqual([{ actor: 'Ada', is_public: isPublic }]);
  });

  function create(name: string) {
    return room.repositories.create(ada, { kind: 'model', namespace: 'Ada', name });
  }

  async function createReleased(name: string) {
    const before = await room.repositories.create(ada, {
      kind: 'model',
      namespace: 'Ada',
      name,
      files: [{ path: 'x', bytes: Buffer.from('x') }],
    });
    const release = await aRelease(room, before, await room.repositories.resolve(ada, before));
    await release.publish();
    return { before, after: await found(name) };
  }

  function found(name: string) {
    return room.repositories.require(ada, 'model', 'Ada', name);
  }

  function address(name: string) {
    return { kind: 'model' as const, namespace: 'Ada', name };
  }

  function eventsOf(action: string, subject: string) {
    return room.database.query(
      'SELECT actor, is_public FROM event WHERE action = $1 AND subject = $2',
      [action, subject],
    );
  }
});
