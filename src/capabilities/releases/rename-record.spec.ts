import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDeposit, published } from '../../../test/support/a-deposit.js';
import { anAccount } from '../../../test/support/an-account.js';
import { type ReleasesRoom, releasesRoom } from '../../../test/support/releases-room.js';
import type { AccountViewer } from '../../domain/release/viewer.js';

describe('renaming a record', () => {
  let room: ReleasesRoom;
  let ada: AccountViewer;

  beforeAll(async () => {
    room = await releasesRoom();
    ada = await anAccount(room.database);
  });
  afterAll(() => room.close());

  it('is found under its new name, and no longer under the old one', async () => {
    const repository = await aDeposit(room, ada);
    await published(room, ada, repository, 'v1');

    await room.renaming.rename(ada, repository, { namespace: ada.handle, name: 'renamed' });

    const { items } = await room.records.search({ namespace: ada.handle });
    expect(items.map(({ document }) => document.name)).toEqual(['renamed']);
  });

  it('leaves a draft out of search', async () => {
    const draft = await aDeposit(room, ada);

    await room.renaming.rename(ada, draft, { namespace: ada.handle, name: 'still-a-draft' });

    const { items } = await room.records.search({ q: 'still-a-draft' });
    expect(items).toEqual([]);
  });
});
