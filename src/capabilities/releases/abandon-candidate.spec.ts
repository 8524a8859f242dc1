import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDeposit,
  aSteward,
  codesOf,
  published,
  refusal,
} from '../../../test/support/a-deposit.js';
import { anAccount, withRole } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { Conflict, Forbidden, NotFound } from '../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

describe('abandoning a candidate', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  it('frees its label, for writers to use again', async () => {
    const repository = await aDeposit(room, ada);
    const writer = withRole(await anAccount(room.database), ada.accountId, 'writer');
    const first = await room.proposals.propose(writer, repository, { version: 'v1' });

    await room.abandonment.abandon(writer, repository, 'V1');

    const second = await room.proposals.propose(writer, repository, { version: 'V1' });
    expect([second.version, second.versionIndex]).toEqual(['V1', 2]);
    expect(second.pid).not.toBe(first.pid);
  });

  it('takes it out of sight', async () => {
    const repository = await aDeposit(room, ada);
    await room.proposals.propose(ada, repository, { version: 'v1' });

    await room.abandonment.abandon(ada, repository, 'v1');

    expect((await room.repositories.refs(ada, repository)).tags).toEqual([]);
    expect(await room.releases.list(ada, repository, { before: null, limit: 9 })).toEqual([]);
    await expect(room.releases.require(ada, repository, 'v1')).rejects.toThrow(NotFound);
    await expect(room.abandonment.abandon(ada, repository, 'v1')).rejects.toThrow(NotFound);
  });

  it('is refused of what is published, to its owner and to a steward (A003, A004)', async () => {
    const repository = await aDeposit(room, ada);
    await published(room, ada, repository, 'v1');

    for (const viewer of [ada, await aSteward(room)]) {
      const refused = await refusal(room.abandonment.abandon(viewer, repository, 'v1'), Conflict);
      expect([refused.code, codesOf(refused)]).toEqual([
        'released-immutable',
        ['ACC_RELEASED_IMMUTABLE'],
      ]);
    }
  });

  it('is refused to readers', async () => {
    const repository = await aDeposit(room, ada);
    await room.proposals.propose(ada, repository, { version: 'v1' });
    const reader = withRole(await anAccount(room.database), ada.accountId, 'reader');

    await expect(room.abandonment.abandon(reader, repository, 'v1')).rejects.toThrow(Forbidden);
  });
});
