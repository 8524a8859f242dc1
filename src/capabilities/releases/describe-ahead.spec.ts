import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDeposit, weights } from '../../../test/support/a-deposit.js';
import { anAccount } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

describe('the description of a release', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  it('stands before its first visitor comes', async () => {
    const repository = await aDeposit(room, ada);

    await room.proposals.propose(ada, repository, { version: 'v1.0', publish: true });

    const { treeId } = await room.repositories.resolve(ada, repository);
    const rows = await room.database.query<{ safetensors: unknown }>(
      `SELECT description -> 'safetensors' AS safetensors FROM tree_description WHERE tree_id = $1`,
      [treeId],
    );
    expect(rows).toEqual([{ safetensors: { parameters: { U8: 4 }, total: 4 } }]);
  });

  it('never stops a publication', async () => {
    const repository = await aDeposit(room, ada, {
      files: { 'README.md': '---\nlicense: mit\n---\n# Other\n', 'model.safetensors': weights(7) },
    });
    await room.database.query('ALTER TABLE tree_description RENAME TO elsewhere');

    const { state } = await room.proposals.propose(ada, repository, {
      version: 'v1.0',
      publish: true,
    });

    await room.database.query('ALTER TABLE elsewhere RENAME TO tree_description');
    expect(state).toBe('published');
  });
});
