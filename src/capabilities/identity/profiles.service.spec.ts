import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openIdentity } from '../../../test/support/identity-room.js';
import { openDatabase } from '../../../test/support/open-database.js';
import { type Database, sql } from '../../foundations/database/database.js';
import { advisorsAfter, ProfilesService } from './profiles.service.js';

let database: Database;
let close: () => Promise<void>;
let room: Awaited<ReturnType<typeof openIdentity>>;
let profiles: ProfilesService;

beforeAll(async () => {
  ({ database, close } = await openDatabase());
  room = await openIdentity(database);
  profiles = new ProfilesService(database, room.events);
});
afterAll(() => close());

describe('ProfilesService.update', () => {
  it('knows no interests of an organisation, and no ROR of a person', async () => {
    const owner = await room.aViewer('owner');
    await room.organisations.create(owner, { handle: 'lab', displayName: 'Lab' });

    await expect(profiles.update(room.steward, 'lab', { interests: 'x' })).rejects.toMatchObject({
      faults: [{ field: 'interests', code: 'unknown-field' }],
    });
    await expect(profiles.update(owner, 'owner', { ror: '03yrm5c26' })).rejects.toMatchObject({
      faults: [{ field: 'ror', code: 'unknown-field' }],
    });
  });

  it('writes nothing down where nothing changes', async () => {
    const quiet = await room.aViewer('quiet');
    const before = await room.events.list({ limit: 1_000, viewerIsSteward: true });

    const profile = await profiles.update(quiet, 'QUIET', {});

    const after = await room.events.list({ limit: 1_000, viewerIsSteward: true });
    expect(profile).toMatchObject({ handle: 'quiet', bio: null, isClosed: false });
    expect(after.items).toHaveLength(before.items.length);
  });

  it('does not find an account that is closed, and leaves nothing that it said', async () => {
    const gone = await room.aViewer('gone', { roles: ['advisor'] });
    await profiles.update(gone, 'gone', {
      bio: 'Me',
      homepage: 'https://me.example',
      interests: 'I',
    });
    await room.accounts.remove(gone, 'gone');

    await expect(profiles.update(room.steward, 'gone', { bio: 'x' })).rejects.toMatchObject({
      code: 'namespace-not-found',
    });
    expect(await profiles.find('gone')).toMatchObject({
      bio: null,
      homepage: null,
      interests: null,
      isAdvisor: false,
      isClosed: true,
    });
  });
});

describe('ProfilesService.advisors', () => {
  it('lists them by name, whatever its case, page by page, from an index', async () => {
    for (const [handle, displayName] of [
      ['third', 'chloé'],
      ['first', 'Ada'],
      ['second', 'bea'],
    ] as const) {
      await room.aViewer(handle, { displayName, roles: ['advisor'] });
    }

    const one = await profiles.advisors({ limit: 2 });
    const two = await profiles.advisors({ limit: 2, cursor: one.next ?? '' });

    expect([...one.items, ...two.items].map(({ handle }) => handle)).toEqual([
      'first',
      'second',
      'third',
    ]);
    expect(two.next).toBeNull();
    const plan = await database.transaction(async (manager) => {
      // The table is small here: the planner is asked what it can do, not what it would rather do.
      await sql(manager, 'SET LOCAL enable_seqscan = off');
      await sql(manager, 'SET LOCAL enable_bitmapscan = off');
      const id = '00000000-0000-7000-8000-000000000001';
      return JSON.stringify(
        await sql(manager, `EXPLAIN (FORMAT JSON) ${advisorsAfter}`, ['bea', id, 21]),
      );
    });
    expect(plan).toContain('"Index Name":"account_advisors"');
  });

  it.each(['x', 'WyJhIiwiYiJd'])('refuses the cursor "%s"', async (cursor) => {
    await expect(profiles.advisors({ limit: 2, cursor })).rejects.toMatchObject({
      faults: [{ field: 'cursor', code: 'cursor' }],
    });
  });
});
