import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../test/support/open-database.js';
import { openIdentity } from '../../../test/support/identity-room.js';
import { NotFound, Unauthenticated } from '../../domain/errors/sphere-error.js';
import type { Database } from '../../foundations/database/database.js';

let database: Database;
let close: () => Promise<void>;
let room: Awaited<ReturnType<typeof openIdentity>>;

beforeAll(async () => {
  ({ database, close } = await openDatabase());
  room = await openIdentity(database);
  await room.aViewer('Ada', { displayName: 'Ada Lovelace', orcid: '0000-0002-1825-0097' });
});
afterAll(() => close());
beforeEach(() => {
  room.clock.set('2026-11-24T12:00:00Z');
});

function issue(expiresAt?: string) {
  return room.tokens.issue(room.steward, 'ada', {
    name: 'test',
    scope: 'read',
    ...(expiresAt === undefined ? {} : { expiresAt: new Date(expiresAt) }),
  });
}

async function refusalOf(secret: string): Promise<unknown> {
  const error: unknown = await room.identity
    .authenticate(secret)
    .catch((reason: unknown) => reason);
  return error instanceof Unauthenticated ? error.code : error;
}

async function lastUse(tokenId: string): Promise<string | null | undefined> {
  const rows = await database.query<{ used: string | null }>(
    'SELECT last_used_on::text AS used FROM access_token WHERE id = $1',
    [tokenId],
  );
  return rows[0]?.used;
}

describe('authenticate', () => {
  it('gives the account with its roles, scope and memberships', async () => {
    const advisor = await room.aViewer('Grace', { roles: ['advisor'], scope: 'read' });
    const lab = await room.organisations.create(room.steward, { handle: 'Lab', displayName: 'L' });
    await room.organisations.setMember(room.steward, 'lab', 'grace', 'writer');
    const { token } = await room.tokens.issue(room.steward, 'grace', { name: 't', scope: 'read' });

    expect(await room.identity.authenticate(token)).toEqual({
      kind: 'account',
      accountId: advisor.accountId,
      handle: 'Grace',
      displayName: 'Grace',
      roles: new Set(['advisor']),
      scope: 'read',
      memberships: new Map([
        [lab.id, 'writer'],
        [advisor.accountId, 'owner'],
      ]),
    });
  });

  it.each([
    ['', 'of nothing'],
    ['hf_', 'cut short'],
    ['hf_sph0000000000000000000000000000000000', 'with a wrong checksum'],
    ['hf_abcdefghijklmnopqrstuvwxyzABCDEFGH', 'of another service'],
    ["' OR 1=1 --\0", 'of any other characters'],
    ['x'.repeat(100_000), 'far too long'],
  ])('refuses a token %j, %s', async (secret) => {
    expect(await refusalOf(secret)).toBe('token-invalid');
  });

  it('tells of a copying mistake', async () => {
    const { token } = await issue();

    await expect(room.identity.authenticate(token.slice(0, -1))).rejects.toMatchObject({
      code: 'token-invalid',
      remedy: 'Copy it again: a character is missing or changed.',
    });
  });

  it('takes a token until the instant in which it expires', async () => {
    const { token } = await issue('2026-11-25T00:00:00Z');

    room.clock.set('2026-11-24T23:59:59.999Z');
    expect(await room.identity.authenticate(token)).toMatchObject({ handle: 'Ada' });
    room.clock.set('2026-11-25T00:00:00.000Z');
    expect(await refusalOf(token)).toBe('token-expired');
  });

  it('refuses a revoked token', async () => {
    const { id, token } = await issue();
    await room.tokens.revoke(room.steward, 'ada', id);

    expect(await refusalOf(token)).toBe('token-revoked');
  });

  it('writes down the day of the last use, once a day', async () => {
    const { id, token } = await issue();
    expect(await lastUse(id)).toBeNull();

    await room.identity.authenticate(token);
    expect(await lastUse(id)).toBe('2026-11-24');

    const [before] = await rowVersion(id);
    await room.identity.authenticate(token);
    expect(await rowVersion(id)).toEqual([before]);

    room.clock.set('2026-11-25T00:00:01Z');
    await room.identity.authenticate(token);
    expect(await lastUse(id)).toBe('2026-11-25');
  });

  it('lets a request pass where the use cannot be written down', async () => {
    const { id, token } = await issue();
    await database.query(
      `ALTER TABLE access_token ADD CONSTRAINT no_use CHECK (last_used_on IS NULL) NOT VALID`,
    );

    const viewer = await room.identity.authenticate(token);
    await database.query('ALTER TABLE access_token DROP CONSTRAINT no_use');

    expect(viewer.handle).toBe('Ada');
    expect(await lastUse(id)).toBeNull();
  });

  it('does not wait for somebody else who holds the token', async () => {
    const { id, token } = await issue();

    const viewer = await database.transaction(async (manager) => {
      await manager.query('SELECT 1 FROM access_token WHERE id = $1 FOR UPDATE', [id]);
      return room.identity.authenticate(token);
    });

    expect(viewer.handle).toBe('Ada');
    // Far less than after what time the database would end the wait.
  }, 10_000);
});

describe('findNamespace', () => {
  it('finds an account in any case and shows it as its owner wrote it', async () => {
    const found = await room.identity.findNamespace('aDA');

    expect(found).toEqual({
      id: found?.id,
      handle: 'Ada',
      kind: 'account',
      displayName: 'Ada Lovelace',
      orcid: '0000-0002-1825-0097',
      ror: null,
      review: { mode: 'none', windowDays: null },
    });
    expect(await room.identity.namespaceById(found?.id ?? '')).toEqual(found);
    expect(await room.identity.requireNamespace('ADA')).toEqual(found);
  });

  it.each(['nobody', '', 'a/b', 'ada\0', 'ada%', '../ada', 'x'.repeat(10_000)])(
    'finds nothing called %j',
    async (handle) => {
      expect(await room.identity.findNamespace(handle)).toBeNull();
      await expect(room.identity.requireNamespace(handle)).rejects.toBeInstanceOf(NotFound);
    },
  );
});

describe('whoever has the machine', () => {
  it('owns every namespace, under the name of the operator', async () => {
    const ada = await room.identity.requireNamespace('ada');

    const viewer = await room.identity.operatorIn('ADA');

    expect(viewer).toMatchObject({ handle: 'operator', scope: 'write' });
    expect(viewer.memberships.get(ada.id)).toBe('owner');
    expect((await room.identity.operator()).memberships.has(ada.id)).toBe(false);
  });

  it('acts as any account that there is', async () => {
    expect(await room.identity.accountOnMachine('ADA')).toMatchObject({ handle: 'Ada' });
    await expect(room.identity.accountOnMachine('nobody')).rejects.toBeInstanceOf(NotFound);
  });
});

/** Changes with every write to the row. */
function rowVersion(tokenId: string) {
  return database.query<{ xmin: string }>('SELECT xmin::text FROM access_token WHERE id = $1', [
    tokenId,
  ]);
}
