import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openIdentity } from '../../../test/support/identity-room.js';
import { inStep } from '../../../test/support/in-step.js';
import { openDatabase } from '../../../test/support/open-database.js';
import { encodeCursor } from '../../domain/identifiers/page-cursor.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import type { Database } from '../../foundations/database/database.js';

let database: Database;
let close: () => Promise<void>;
let room: Awaited<ReturnType<typeof openIdentity>>;
let founder: AccountViewer;

beforeAll(async () => {
  ({ database, close } = await openDatabase());
  room = await openIdentity(database);
  founder = await room.aViewer('founder');
  for (const handle of ['Bea', 'cy', 'dee']) await room.aViewer(handle);
});
afterAll(() => close());

/** An organisation of the founder's, who is signed in again and so knows of it. */
async function found(handle: string): Promise<AccountViewer> {
  const { id } = await room.organisations.create(founder, { handle, displayName: handle });
  return { ...founder, memberships: new Map([...founder.memberships, [id, 'owner']]) };
}

async function membersOf(organisation: string): Promise<Record<string, string>> {
  const { items } = await room.organisations.members(organisation, { limit: 100 });
  return Object.fromEntries(items.map(({ handle, role }) => [handle, role]));
}

async function lastEvent() {
  const { items } = await room.events.list({ limit: 1_000, viewerIsSteward: false });
  return items.at(-1);
}

describe('OrganisationsService.create', () => {
  it('founds an organisation that its founder owns', async () => {
    const organisation = await room.organisations.create(founder, {
      handle: 'The-Lab',
      displayName: 'The Laboratory',
      ror: 'https://ror.org/03yrm5c26',
      review: { mode: 'advisory', windowDays: 30 },
    });

    expect(organisation).toEqual({
      id: organisation.id,
      handle: 'The-Lab',
      kind: 'organisation',
      displayName: 'The Laboratory',
      orcid: null,
      ror: '03yrm5c26',
      review: { mode: 'advisory', windowDays: 30 },
    });
    expect(await room.identity.findNamespace('THE-LAB')).toEqual(organisation);
    expect(await membersOf('the-lab')).toEqual({ founder: 'owner' });
    expect(await lastEvent()).toMatchObject({
      actor: 'founder',
      action: 'organisation.created',
      subject: 'organisation:The-Lab',
      detail: { owner: 'founder', review: { mode: 'advisory', windowDays: 30 } },
      isPublic: true,
    });
  });

  it.each([
    ['no-review', undefined, { mode: 'none', windowDays: null }],
    ['none-review', { mode: 'none', windowDays: 5 }, { mode: 'none', windowDays: null }],
    ['two-weeks', { mode: 'advisory' }, { mode: 'advisory', windowDays: 14 }],
  ])('gives "%s" a review of %j as %j', async (handle, review, expected) => {
    const organisation = await room.organisations.create(founder, {
      handle,
      displayName: 'O',
      ...(review === undefined ? {} : { review }),
    });

    expect(organisation.review).toEqual(expected);
    expect((await room.identity.requireNamespace(handle)).review).toEqual(expected);
  });

  it.each([0, -1, 366, 1.5, Number.NaN])('refuses a window of %p days', async (windowDays) => {
    await expect(
      room.organisations.create(founder, {
        handle: 'windowed',
        displayName: 'O',
        review: { mode: 'advisory', windowDays },
      }),
    ).rejects.toMatchObject({ faults: [{ field: 'review.windowDays', code: 'out-of-range' }] });
  });

  it('lists everything that is wrong', async () => {
    await expect(
      room.organisations.create(founder, {
        handle: 'a--b',
        displayName: '\n',
        ror: '03yrm5c27',
        review: { mode: 'blocking' },
      }),
    ).rejects.toMatchObject({
      faults: [
        { field: 'handle', code: 'handle' },
        { field: 'displayName', code: 'display-name' },
        { field: 'ror', code: 'ror-checksum' },
        { field: 'review.mode', code: 'unknown-value' },
      ],
    });
  });

  it('is for any account with a write token', async () => {
    const reader = await room.aViewer('organisation-reader', { scope: 'read' });
    const input = { handle: 'unfounded', displayName: 'U' };

    await expect(room.organisations.create(reader, input)).rejects.toMatchObject({
      code: 'read-only-token',
    });
    await expect(room.organisations.create({ kind: 'anonymous' }, input)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    expect(await room.identity.findNamespace('unfounded')).toBeNull();
  });
});

describe('OrganisationsService.setMember', () => {
  it('names a member and writes it down for all to see', async () => {
    const owner = await found('naming');

    const member = await room.organisations.setMember(owner, 'NAMING', 'bea', 'writer');
    await room.organisations.setMember(owner, 'naming', 'bea', 'reader');

    expect(member).toEqual({ handle: 'Bea', displayName: 'Bea', role: 'writer' });
    expect(await membersOf('naming')).toEqual({ Bea: 'reader', founder: 'owner' });
    expect(await lastEvent()).toMatchObject({
      actor: 'founder',
      action: 'membership.changed',
      subject: 'organisation:naming',
      detail: { account: 'Bea', role: 'reader', previous: 'writer' },
      isPublic: true,
    });
  });

  it('is harmless when repeated', async () => {
    const owner = await found('repeating');
    await room.organisations.setMember(owner, 'repeating', 'bea', 'writer');
    const before = await lastEvent();

    await room.organisations.setMember(owner, 'repeating', 'bea', 'writer');

    expect(await lastEvent()).toEqual(before);
  });

  it('is for owners and stewards', async () => {
    const owner = await found('guarded');
    await room.organisations.setMember(owner, 'guarded', 'cy', 'writer');
    const { token } = await room.tokens.issue(room.steward, 'cy', { name: 't', scope: 'write' });
    const writer = await room.identity.authenticate(token);
    const readOnlyOwner: AccountViewer = { ...owner, scope: 'read' };

    await expect(
      room.organisations.setMember(writer, 'guarded', 'cy', 'owner'),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      room.organisations.removeMember(writer, 'guarded', 'founder'),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      room.organisations.setMember(readOnlyOwner, 'guarded', 'cy', 'owner'),
    ).rejects.toMatchObject({ code: 'read-only-token' });
    await room.organisations.setMember(room.steward, 'guarded', 'dee', 'owner');
    expect(await membersOf('guarded')).toEqual({ cy: 'writer', dee: 'owner', founder: 'owner' });
  });

  it.each([
    ['nowhere', 'bea', 'writer', { code: 'organisation-not-found' }],
    ['founder', 'bea', 'writer', { code: 'organisation-not-found' }],
    ['the-lab', 'nobody', 'writer', { code: 'account-not-found' }],
    ['the-lab', 'the-lab', 'writer', { code: 'account-not-found' }],
    ['the-lab', 'bea', 'admin', { code: 'invalid-input', faults: [{ field: 'role' }] }],
  ])('refuses in "%s" to make "%s" a %s', async (organisation, account, role, refusal) => {
    await expect(
      room.organisations.setMember(room.steward, organisation, account, role),
    ).rejects.toMatchObject(refusal);
  });

  it('keeps the last owner, also when the last two go at once', async () => {
    const owner = await found('owned');
    const { organisations } = room;
    const lastOwner = { code: 'last-owner' };
    await expect(
      organisations.setMember(owner, 'owned', 'founder', 'writer'),
    ).rejects.toMatchObject(lastOwner);
    await expect(organisations.removeMember(owner, 'owned', 'founder')).rejects.toMatchObject(
      lastOwner,
    );
    await organisations.setMember(owner, 'owned', 'bea', 'owner');

    const attempts = await inStep(database, room.events, [
      () => organisations.removeMember(owner, 'owned', 'founder'),
      () => organisations.setMember(owner, 'owned', 'bea', 'reader'),
    ]);

    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused.map(({ reason }) => reason as unknown)).toMatchObject([lastOwner]);
    expect(await membersOf('owned')).toEqual({ Bea: 'owner' });
  });
});

describe('OrganisationsService.removeMember', () => {
  it('takes a member out and refuses one who is none', async () => {
    const owner = await found('leaving');
    await room.organisations.setMember(owner, 'leaving', 'bea', 'writer');

    await room.organisations.removeMember(owner, 'leaving', 'BEA');

    expect(await membersOf('leaving')).toEqual({ founder: 'owner' });
    expect(await lastEvent()).toMatchObject({
      detail: { account: 'Bea', role: null, previous: 'writer' },
    });
    await expect(room.organisations.removeMember(owner, 'leaving', 'bea')).rejects.toMatchObject({
      code: 'member-not-found',
    });
  });
});

describe('OrganisationsService.members', () => {
  it('lists members in pages, by handle', async () => {
    const owner = await found('crowd');
    for (const handle of ['dee', 'Bea', 'cy']) {
      await room.organisations.setMember(owner, 'crowd', handle, 'reader');
    }

    const first = await room.organisations.members('Crowd', { limit: 2 });
    const second = await room.organisations.members('crowd', {
      limit: 2,
      cursor: first.next ?? '',
    });

    expect(first.items.map(({ handle }) => handle)).toEqual(['Bea', 'cy']);
    expect(second.items.map(({ handle }) => handle)).toEqual(['dee', 'founder']);
    expect(second.next).toBeNull();
  });

  it.each(['nonsense', encodeCursor(['a\0b']), encodeCursor([7])])(
    'refuses the cursor %j',
    async (cursor) => {
      await expect(
        room.organisations.members('the-lab', { limit: 2, cursor }),
      ).rejects.toMatchObject({ code: 'invalid-input', faults: [{ field: 'cursor' }] });
    },
  );
});
