import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDeposit, aSteward, now, published } from '../../../test/support/a-deposit.js';
import { anAccount } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { NotFound } from '../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

describe('a candidate of a released repository', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  it('is told to nobody who tries to change it, not even to a steward', async () => {
    const repository = await aDeposit(room, ada);
    await published(room, ada, repository, 'v1');
    const steward = await aSteward(room);
    const ground = { category: 'legal', statement: 'A court said so.' };
    await room.proposals.propose(ada, repository, { version: 'v2' });
    const shown = await now(room, repository);
    const attempts = [
      room.withdrawal.withdraw(steward, shown, 'v2', ground),
      room.withdrawal.lift(steward, shown, 'v2'),
      room.annotations.liftNotice(steward, shown, 'v2'),
      room.annotations.liftNotice(await anAccount(room.database), shown, 'v2'),
      room.annotations.setNotice(steward, shown, 'v2', { kind: 'retracted', reason: 'Why?' }),
      room.releases.require(steward, shown, 'v2'),
    ];

    for (const outcome of await Promise.allSettled(attempts)) {
      expect(outcome).toMatchObject({ reason: expect.any(NotFound) });
    }
  });
});
