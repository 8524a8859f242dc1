import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDeposit, codesOf, reasonsOf, refusal } from '../../../test/support/a-deposit.js';
import { anAccount } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import { Conflict } from '../../domain/errors/sphere-error.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

describe('a proposal', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  describe('of a label in use', () => {
    it.each(['v1.0', 'V1.0'])('is refused as %s', async (version) => {
      const repository = await aDeposit(room, ada);
      await room.proposals.propose(ada, repository, { version: 'v1.0' });

      const refused = await refusal(room.proposals.propose(ada, repository, { version }), Conflict);

      expect([refused.code, codesOf(refused)]).toEqual(['version-exists', ['version-exists']]);
    });

    it.each(['Side', 'side'])('is refused where a branch is called so: %s', async (version) => {
      const repository = await aDeposit(room, ada);
      await room.repositories.createBranch(ada, repository, 'side');

      const refused = await refusal(room.proposals.propose(ada, repository, { version }), Conflict);

      expect(refused.code).toBe('version-exists');
    });

    it('is refused to one of two who propose it at once', async () => {
      const repository = await aDeposit(room, ada);

      const outcomes = await Promise.allSettled(
        ['v1.0', 'V1.0'].map((version) => room.proposals.propose(ada, repository, { version })),
      );

      expect(reasonsOf(outcomes)).toEqual([expect.objectContaining({ code: 'version-exists' })]);
      expect(await room.releases.list(ada, repository, { before: null, limit: 9 })).toHaveLength(1);
    });

    it('is refused where the branch comes while it is judged', async () => {
      const repository = await aDeposit(room, ada);

      const outcomes = await Promise.allSettled([
        room.proposals.propose(ada, repository, { version: 'v1.0' }),
        room.repositories.createBranch(ada, repository, 'v1.0'),
      ]);

      const refs = await room.repositories.refs(ada, repository);
      const named = [...refs.branches, ...refs.tags].filter(({ name }) => name === 'v1.0');
      expect(named).toHaveLength(1);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([
        expect.objectContaining({
          reason: expect.objectContaining({ code: expect.stringMatching(/-exists$/) }),
        }),
      ]);
    });
  });
});
