import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { openIdentity } from '../../../test/support/identity-room.js';
import { openDatabase } from '../../../test/support/open-database.js';
import { isWellFormedToken } from '../../domain/identifiers/access-token.js';
import { encodeCursor } from '../../domain/identifiers/page-cursor.js';
import type { Viewer } from '../../domain/release/viewer.js';
import type { Database } from '../../foundations/database/database.js';

let database: Database;
let close: () => Promise<void>;
let room: Awaited<ReturnType<typeof openIdentity>>;

beforeAll(async () => {
  ({ database, close } = await openDatabase());
  room = await openIdentity(database);
});
afterAll(() => close());

async function allEvents() {
  return (await room.events.list({ limit: 1_000, viewerIsSteward: true })).items;
}

describe('TokensService.issue', () => {
  it('gives a secret once and keeps its hash', async () => {
    const ada = await room.aViewer('ada');

    const { id, token } = await room.tokens.issue(ada, 'ADA', { name: ' laptop ', scope: 'write' });

    expect(isWellFormedToken(token)).toBe(true);
    expect(await database.query('SELECT * FROM access_token WHERE id = $1', [id])).toEqual([
      {
        id,
        account_id: ada.accountId,
        name: 'laptop',
        secret_sha256: createHash('sha256').update(token).digest('hex'),
        last_four: token.slice(-4),
        scope: 'write',
        created_at: room.clock.now(),
        expires_at: null,
        last_used_on: null,
        revoked_at: null,
      },
    ]);
  });

  it('tells stewards of it, without the secret', async () => {
    await room.aViewer('told');

    const expiresAt = new Date('2027-01-01T00:00:00Z');
    const { id, token } = await room.tokens.issue(room.steward, 'told', {
      name: 'private name',
      scope: 'read',
      expiresAt,
    });

    const events = await allEvents();
    expect(events.at(-1)).toMatchObject({
      actor: 'operator',
      action: 'token.issued',
      subject: 'account:told',
      detail: { tokenId: id, scope: 'read', expiresAt: '2027-01-01T00:00:00.000Z' },
      isPublic: false,
    });
    const text = JSON.stringify(events);
    expect(text).not.toContain(token);
    expect(text).not.toContain(createHash('sha256').update(token).digest('hex'));
    expect(text).not.toContain('private name');
  });

  it('lists everything that is wrong', async () => {
    await room.aViewer('faulty');

    await expect(
      room.tokens.issue(room.steward, 'faulty', {
        name: '',
        scope: 'admin',
        expiresAt: room.clock.now(),
      }),
    ).rejects.toMatchObject({
      faults: [
        { field: 'name', code: 'display-name' },
        { field: 'scope', code: 'unknown-value' },
        { field: 'expiresAt', code: 'expires-in-the-past' },
      ],
    });
  });

  it.each(['nobody', 'an-organisation', 'a\0b', ''])('finds no account "%s"', async (handle) => {
    await room.organisations
      .create(room.steward, { handle: 'an-organisation', displayName: 'O' })
      .catch(() => null);

    await expect(
      room.tokens.issue(room.steward, handle, { name: 't', scope: 'read' }),
    ).rejects.toMatchObject({ code: 'account-not-found' });
  });
});

describe('TokensService', () => {
  it('lets nobody near the tokens of another account but stewards', async () => {
    const owner = await room.aViewer('owner-of-tokens');
    const { id } = await room.tokens.issue(owner, owner.handle, { name: 't', scope: 'read' });
    const strangers: [Viewer, string][] = [
      [{ kind: 'anonymous' }, 'unauthenticated'],
      [await room.aViewer('a-stranger'), 'forbidden'],
    ];

    for (const [stranger, code] of strangers) {
      const { tokens } = room;
      const input = { name: 't', scope: 'read' };
      await expect(tokens.issue(stranger, owner.handle, input)).rejects.toMatchObject({ code });
      await expect(tokens.list(stranger, owner.handle, { limit: 1 })).rejects.toMatchObject({
        code,
      });
      await expect(tokens.revoke(stranger, owner.handle, id)).rejects.toMatchObject({ code });
    }
  });

  it('lets a read token see tokens, and not make or revoke them', async () => {
    const reader = await room.aViewer('token-reader', { scope: 'read' });
    const { items } = await room.tokens.list(reader, 'token-reader', { limit: 10 });

    expect(items).toHaveLength(1);
    const refusal = { code: 'read-only-token' };
    await expect(
      room.tokens.issue(reader, 'token-reader', { name: 't', scope: 'write' }),
    ).rejects.toMatchObject(refusal);
    await expect(
      room.tokens.revoke(reader, 'token-reader', items[0]?.id ?? ''),
    ).rejects.toMatchObject(refusal);
  });

  it('lists what is not revoked in pages, without secrets', async () => {
    const lister = await room.aViewer('lister');
    const made = [];
    for (const name of ['one', 'two', 'three', 'four']) {
      made.push(await room.tokens.issue(lister, 'lister', { name, scope: 'read' }));
    }
    await room.tokens.revoke(lister, 'lister', made[1]?.id ?? '');

    const first = await room.tokens.list(lister, 'lister', { limit: 2 });
    const second = await room.tokens.list(lister, 'lister', { limit: 2, cursor: first.next ?? '' });

    expect([...first.items, ...second.items].map(({ name }) => name).sort()).toEqual([
      'four',
      'one',
      'test',
      'three',
    ]);
    expect(second.next).toBeNull();
    expect(second.items[1]).toEqual({
      id: expect.any(String),
      name: expect.any(String),
      scope: 'read',
      lastFour: expect.stringMatching(/^[0-9A-Za-z]{4}$/),
      createdAt: room.clock.now(),
      expiresAt: null,
      lastUsedOn: null,
    });
  });

  it.each(['nonsense', encodeCursor(['no-id']), encodeCursor([1]), encodeCursor(['\0'])])(
    'refuses the cursor %j',
    async (cursor) => {
      await expect(
        room.tokens.list(room.steward, 'operator', { limit: 2, cursor }),
      ).rejects.toMatchObject({ code: 'invalid-input', faults: [{ field: 'cursor' }] });
    },
  );
});

describe('TokensService.revoke', () => {
  it('revokes once and is harmless when repeated', async () => {
    const viewer = await room.aViewer('revoker');
    const { id } = await room.tokens.issue(viewer, 'revoker', { name: 't', scope: 'read' });

    await room.tokens.revoke(viewer, 'revoker', id.toUpperCase());
    await room.tokens.revoke(viewer, 'revoker', id);

    const revocations = (await allEvents()).filter(
      ({ action, subject }) => action === 'token.revoked' && subject === 'account:revoker',
    );
    expect(revocations).toMatchObject([
      { actor: 'revoker', detail: { tokenId: id, isLeaked: false }, isPublic: false },
    ]);
  });

  it('finds no token of another account', async () => {
    const viewer = await room.aViewer('looker');
    await room.aViewer('looked-at');
    const other = await room.tokens.issue(room.steward, 'looked-at', { name: 't', scope: 'read' });

    for (const id of [other.id, 'x', '', "' OR true", '00000000-0000-0000-0000-000000000000']) {
      await expect(room.tokens.revoke(viewer, 'looker', id)).rejects.toMatchObject({
        code: 'token-not-found',
      });
    }
    expect(await room.identity.authenticate(other.token)).toMatchObject({ handle: 'looked-at' });
  });
});

describe('TokensService.revokeLeaked', () => {
  it('ends a token that was found, and says nothing of others', async () => {
    const viewer = await room.aViewer('leaky');
    const { id, token } = await room.tokens.issue(viewer, 'leaky', { name: 't', scope: 'write' });

    await room.tokens.revokeLeaked(token);
    await room.tokens.revokeLeaked(token);
    await room.tokens.revokeLeaked('never\0 seen');

    await expect(room.identity.authenticate(token)).rejects.toMatchObject({
      code: 'token-revoked',
    });
    expect((await allEvents()).at(-1)).toMatchObject({
      actor: null,
      action: 'token.revoked',
      detail: { tokenId: id, isLeaked: true },
      isPublic: false,
    });
  });
});
