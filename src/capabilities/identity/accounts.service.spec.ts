import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inStep } from '../../../test/support/in-step.js';
import { openDatabase } from '../../../test/support/open-database.js';
import { openIdentity } from '../../../test/support/identity-room.js';
import { Conflict, Forbidden, InvalidInput } from '../../domain/errors/sphere-error.js';
import type { Database } from '../../foundations/database/database.js';

let database: Database;
let close: () => Promise<void>;
let room: Awaited<ReturnType<typeof openIdentity>>;

beforeAll(async () => {
  ({ database, close } = await openDatabase());
  room = await openIdentity(database);
});
afterAll(() => close());

async function lastEvent() {
  const { items } = await room.events.list({ limit: 1_000, viewerIsSteward: true });
  return items.at(-1);
}

describe('AccountsService.create', () => {
  it('makes an account with its roles and writes it down for all to see', async () => {
    const account = await room.accounts.create(room.steward, {
      handle: 'Ada-L',
      displayName: '  Ada Lovelace ',
      orcid: 'https://orcid.org/0000-0002-1825-0097',
      roles: ['steward', 'advisor', 'advisor'],
    });

    expect(account).toEqual({
      id: account.id,
      handle: 'Ada-L',
      displayName: 'Ada Lovelace',
      orcid: '0000-0002-1825-0097',
      roles: ['advisor', 'steward'],
      createdAt: room.clock.now(),
    });
    expect(await lastEvent()).toMatchObject({
      actor: 'operator',
      action: 'account.created',
      subject: 'account:Ada-L',
      detail: { roles: ['advisor', 'steward'] },
      isPublic: true,
    });
  });

  it('is for stewards with a write token only', async () => {
    const somebody = await room.aViewer('somebody');
    const reader = await room.aViewer('reading-steward', { roles: ['steward'], scope: 'read' });
    const account = { handle: 'new-one', displayName: 'New' };

    await expect(room.accounts.create({ kind: 'anonymous' }, account)).rejects.toMatchObject({
      code: 'unauthenticated',
    });
    await expect(room.accounts.create(somebody, account)).rejects.toBeInstanceOf(Forbidden);
    await expect(room.accounts.create(reader, account)).rejects.toMatchObject({
      code: 'read-only-token',
    });
    expect(await room.identity.findNamespace('new-one')).toBeNull();
  });

  it('lists everything that is wrong', async () => {
    const faulty = room.accounts.create(room.steward, {
      handle: 'API',
      displayName: ' ',
      orcid: '0000-0002-1825-0098',
      roles: ['advisor', 'admin'],
    });

    await expect(faulty).rejects.toBeInstanceOf(InvalidInput);
    await expect(faulty).rejects.toMatchObject({
      faults: [
        { field: 'handle', code: 'handle-reserved' },
        { field: 'displayName', code: 'display-name' },
        { field: 'orcid', code: 'orcid-checksum' },
        { field: 'roles[1]', code: 'unknown-value' },
      ],
    });
  });

  it.each(['taken', 'TAKEN', 'Taken-Org', 'operator'])(
    'refuses the handle "%s" of another account or organisation',
    async (handle) => {
      await room.accounts
        .create(room.steward, { handle: 'Taken', displayName: 'T' })
        .catch(() => null);
      await room.organisations
        .create(room.steward, { handle: 'taken-org', displayName: 'T' })
        .catch(() => null);

      await expect(
        room.accounts.create(room.steward, { handle, displayName: 'Again' }),
      ).rejects.toMatchObject({ code: 'handle-taken', faults: [{ field: 'handle' }] });
    },
  );

  it('gives a handle to one of many who ask at once', async () => {
    const attempts = await Promise.allSettled(
      ['race', 'Race', 'RACE', 'rAce', 'raCe'].map((handle, index) =>
        index % 2 === 0
          ? room.accounts.create(room.steward, { handle, displayName: 'R' })
          : room.organisations.create(room.steward, { handle, displayName: 'R' }),
      ),
    );

    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const attempt of attempts) {
      if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(Conflict);
    }
  });
});

describe('AccountsService.describe', () => {
  it('tells a viewer about itself, with any token', async () => {
    const viewer = await room.aViewer('Emmy', { roles: ['advisor'], scope: 'read' });
    await room.organisations.create(room.steward, { handle: 'zoo', displayName: 'The Zoo' });
    await room.organisations.create(room.steward, { handle: 'Archive', displayName: 'Archive' });
    await room.organisations.setMember(room.steward, 'zoo', 'emmy', 'reader');
    await room.organisations.setMember(room.steward, 'archive', 'emmy', 'owner');

    expect(await room.accounts.describe(viewer)).toMatchObject({
      account: { handle: 'Emmy', orcid: null, roles: ['advisor'] },
      memberships: [
        { handle: 'Archive', displayName: 'Archive', role: 'owner' },
        { handle: 'zoo', displayName: 'The Zoo', role: 'reader' },
      ],
    });
    await expect(room.accounts.describe({ kind: 'anonymous' })).rejects.toMatchObject({
      code: 'unauthenticated',
    });
  });
});

describe('AccountsService.remove', () => {
  it('ends tokens, memberships and personal data, and keeps the handle (A015)', async () => {
    await room.organisations.create(room.steward, { handle: 'left', displayName: 'Left' });
    await room.aViewer('Leaver', { displayName: 'Real Name', orcid: '0000-0002-1825-0097' });
    await room.organisations.setMember(room.steward, 'left', 'leaver', 'writer');
    const { token } = await room.tokens.issue(room.steward, 'leaver', {
      name: 't',
      scope: 'write',
    });

    await room.accounts.remove(await room.identity.authenticate(token), 'LEAVER');

    await expect(room.identity.authenticate(token)).rejects.toMatchObject({
      code: 'token-revoked',
    });
    expect(await room.identity.findNamespace('leaver')).toMatchObject({
      handle: 'Leaver',
      displayName: 'Removed account',
      orcid: null,
    });
    expect((await room.organisations.members('left', { limit: 10 })).items).toEqual([
      { handle: 'operator', displayName: 'Operator', role: 'owner' },
    ]);
    await expect(
      room.accounts.create(room.steward, { handle: 'leaver', displayName: 'Another' }),
    ).rejects.toMatchObject({ code: 'handle-taken' });
    expect(await lastEvent()).toMatchObject({
      actor: 'Leaver',
      action: 'account.removed',
      detail: { organisationsLeft: ['left'] },
    });
  });

  it('makes an account unknown to whoever would give it something', async () => {
    await room.aViewer('gone');
    await room.organisations.create(room.steward, { handle: 'remaining', displayName: 'R' });
    await room.accounts.remove(room.steward, 'gone');
    const notFound = { code: 'account-not-found' };

    const newToken = { name: 't', scope: 'write' };
    await expect(room.tokens.issue(room.steward, 'gone', newToken)).rejects.toMatchObject(notFound);
    await expect(
      room.organisations.setMember(room.steward, 'remaining', 'gone', 'reader'),
    ).rejects.toMatchObject(notFound);
    await expect(room.accounts.remove(room.steward, 'gone')).rejects.toMatchObject(notFound);
  });

  it('leaves no token that is issued while it runs', async () => {
    await room.aViewer('leaving-now');

    const [removal, token] = await inStep(database, room.events, [
      () => room.accounts.remove(room.steward, 'leaving-now'),
      () => room.tokens.issue(room.steward, 'leaving-now', { name: 't', scope: 'write' }),
    ]);

    expect(removal).toMatchObject({ status: 'fulfilled' });
    expect(token).toMatchObject({ reason: { code: 'account-not-found' } });
  });

  it('is for the account itself and stewards', async () => {
    const stranger = await room.aViewer('stranger');
    await room.aViewer('victim');

    await expect(room.accounts.remove(stranger, 'victim')).rejects.toBeInstanceOf(Forbidden);
    expect(await room.identity.findNamespace('victim')).toMatchObject({ displayName: 'victim' });
  });

  it('keeps the last steward, also when the last two go at once', async () => {
    const stewards = await database.query<{ handle: string }>(
      'SELECT n.handle FROM account a JOIN namespace n ON n.id = a.id WHERE a.is_steward',
    );
    await room.aViewer('second-steward', { roles: ['steward'] });
    for (const { handle } of stewards.filter((steward) => steward.handle !== 'operator')) {
      await room.accounts.remove(room.steward, handle);
    }

    const attempts = await Promise.allSettled([
      room.accounts.remove(room.steward, 'operator'),
      room.accounts.remove(room.steward, 'second-steward'),
    ]);

    const refused = attempts.filter((attempt) => attempt.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'last-steward' });
  });
});
