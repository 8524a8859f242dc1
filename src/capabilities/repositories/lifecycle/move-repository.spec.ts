import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRelease } from '../../../../test/support/a-release.js';
import { anAccount, withRole } from '../../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../../test/support/repositories-room.js';
import { Forbidden } from '../../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';

describe('repositories that move', () => {
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

  it('lead from their old names to the new one', async () => {
    const repository = await create('old');
    await room.repositories.move(ada, address('old'), { namespace: 'Ada', name: 'newer' });

    const moved = await room.repositories.move(ada, address('newer'), {
      namespace: 'ada',
      name: 'New',
    });

    expect(moved).toMatchObject({ id: repository.id, fullName: 'Ada/New', pid: repository.pid });
    for (const name of ['old', 'OLD', 'newer', 'new']) {
      await expect(room.repositories.require(ada, 'model', 'Ada', name)).rejects.toMatchObject({
        location: { namespace: 'Ada', name: 'New' },
      });
    }
  });

  it('may go back to a name that they had', async () => {
    await create('there');
    await room.repositories.move(ada, address('there'), { namespace: 'Ada', name: 'back' });

    const back = await room.repositories.move(ada, address('back'), {
      namespace: 'Ada',
      name: 'there',
    });

    expect(back.fullName).toBe('Ada/there');
  });

  it('may change their case alone', async () => {
    await create('case');

    const changed = await room.repositories.move(ada, address('case'), {
      namespace: 'Ada',
      name: 'CASE',
    });

    expect(changed.fullName).toBe('Ada/CASE');
  });

  it('take over a name that a draft has left', async () => {
    await create('left');
    await room.repositories.move(ada, address('left'), { namespace: 'Ada', name: 'gone' });

    const heir = await create('left');

    expect(await room.repositories.require(ada, 'model', 'Ada', 'left')).toEqual(heir);
  });

  it('never take over a name under which something was released', async () => {
    await createReleased('cited');
    await room.repositories.move(ada, address('cited'), { namespace: 'Ada', name: 'renamed' });

    await expect(create('Cited')).rejects.toMatchObject({ code: 'repository-exists' });
  });

  it('move to another namespace with an owner here and a writer there', async () => {
    const bob = await anAccount(room.database, 'bob');
    await create('handed-over');
    const to = { namespace: 'bob', name: 'received' };

    await expect(room.repositories.move(ada, address('handed-over'), to)).rejects.toBeInstanceOf(
      Forbidden,
    );
    const both = withRole(ada, bob.accountId, 'writer');
    const moved = await room.repositories.move(both, address('handed-over'), to);

    expect(moved).toMatchObject({ fullName: 'bob/received', namespaceId: bob.accountId });
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
});
