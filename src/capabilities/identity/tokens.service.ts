import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput, NotFound } from '../../domain/errors/sphere-error.js';
import { parseDisplayName } from '../../domain/identifiers/display-name.js';
import { decodeCursor, encodeCursor } from '../../domain/identifiers/page-cursor.js';
import { canListTokens } from '../../domain/release/policies.js';
import {
  requireAble,
  requireAccount,
  requireTokenManagement,
} from '../../domain/release/require-ability.js';
import { tokenScopes, type Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { gatherFields, oneOf } from './gather-fields.js';
import type { Page, PageRequest, TokenView } from './identity-view.js';
import { requireAccountRow } from './namespace-rows.js';
import { keepToken, makeSecret, secretSha256 } from './token-secret.js';

/** A token to be made. */
export interface NewToken {
  /** For its owner to tell it from others. */
  readonly name: string;
  readonly scope: string;
  readonly expiresAt?: Date;
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Access tokens, made and revoked by their account and by stewards. */
@Injectable()
export class TokensService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventLog,
  ) {}

  /**
   * Makes a token. Its secret is given once, here, and kept nowhere.
   * Throws `Unauthenticated`, `NotFound` (`account-not-found`), `Forbidden`, `InvalidInput`.
   */
  async issue(
    viewer: Viewer,
    accountHandle: string,
    input: NewToken,
  ): Promise<{ readonly id: string; readonly token: string }> {
    const actor = requireAccount(viewer);
    const now = this.clock.now();
    const secret = makeSecret();
    return this.database.transaction(async (manager) => {
      const account = await requireAccountRow(manager, accountHandle);
      requireTokenManagement(viewer, { accountId: account.id });
      const token = readToken(input, now);
      const id = await keepToken(manager, {
        ...token,
        secret,
        accountId: account.id,
        createdAt: now,
      });
      await this.events.append(manager, {
        actor: actor.handle,
        action: 'token.issued',
        subject: `account:${account.handle}`,
        detail: {
          tokenId: id,
          scope: token.scope,
          expiresAt: token.expiresAt?.toISOString() ?? null,
        },
        isPublic: false,
      });
      return { id, token: secret };
    });
  }

  /**
   * The tokens of an account that are not revoked, oldest first; served by `access_token_by_account`.
   * Throws `Unauthenticated`, `NotFound` (`account-not-found`), `Forbidden`, `InvalidInput`.
   */
  async list(viewer: Viewer, accountHandle: string, page: PageRequest): Promise<Page<TokenView>> {
    const actor = requireAccount(viewer);
    const after = page.cursor === undefined ? null : readCursor(page.cursor);
    return this.database.transaction(async (manager) => {
      const account = await requireAccountRow(manager, accountHandle);
      const isAble = canListTokens(viewer, { accountId: account.id });
      requireAble(actor, isAble, "see another account's tokens", 'steward');
      const found = await sql<TokenView>(
        manager,
        `SELECT ${tokenColumns} FROM access_token
          WHERE account_id = $1 AND revoked_at IS NULL AND ($2::uuid IS NULL OR id > $2)
          ORDER BY id LIMIT $3`,
        [account.id, after, page.limit + 1],
      );
      const items = found.slice(0, page.limit);
      const last = found.length > items.length ? items.at(-1) : undefined;
      return { items, next: last === undefined ? null : encodeCursor([last.id]) };
    });
  }

  /**
   * One of those that `list` gives, for whoever may revoke it.
   * Throws `Unauthenticated`, `Forbidden`, `NotFound` (`account-not-found`, `token-not-found`).
   */
  async require(viewer: Viewer, accountHandle: string, id: string): Promise<TokenView> {
    requireAccount(viewer);
    return this.database.transaction(async (manager) => {
      const account = await requireAccountRow(manager, accountHandle);
      requireTokenManagement(viewer, { accountId: account.id });
      const [token] = idPattern.test(id)
        ? await sql<TokenView>(
            manager,
            `SELECT ${tokenColumns} FROM access_token
              WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL`,
            [id, account.id],
          )
        : [];
      if (token === undefined) throw noToken(account.handle, id);
      return token;
    });
  }

  /**
   * Revokes a token for ever; repeating it is harmless.
   * Throws `Unauthenticated`, `Forbidden`, `NotFound` (`account-not-found`, `token-not-found`).
   */
  async revoke(viewer: Viewer, accountHandle: string, id: string): Promise<void> {
    const actor = requireAccount(viewer);
    await this.database.transaction(async (manager) => {
      const account = await requireAccountRow(manager, accountHandle);
      requireTokenManagement(viewer, { accountId: account.id });
      const [token] = idPattern.test(id)
        ? await sql<{ revoked_at: Date | null }>(
            manager,
            'SELECT revoked_at FROM access_token WHERE id = $1 AND account_id = $2 FOR UPDATE',
            [id, account.id],
          )
        : [];
      if (token === undefined) throw noToken(account.handle, id);
      if (token.revoked_at !== null) return;
      await this.markRevoked(manager, id.toLowerCase(), account.handle, actor.handle);
    });
  }

  /** Revokes a token that somebody found in the open. Tells nobody whether there was one. */
  async revokeLeaked(secret: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [token] = await sql<{ id: string; handle: string }>(
        manager,
        `SELECT t.id, n.handle FROM access_token t JOIN namespace n ON n.id = t.account_id
          WHERE t.secret_sha256 = $1 AND t.revoked_at IS NULL FOR UPDATE OF t`,
        [secretSha256(secret)],
      );
      if (token !== undefined) await this.markRevoked(manager, token.id, token.handle, null);
    });
  }

  private async markRevoked(
    manager: EntityManager,
    id: string,
    accountHandle: string,
    actor: string | null,
  ): Promise<void> {
    await sql(manager, 'UPDATE access_token SET revoked_at = $2 WHERE id = $1', [
      id,
      this.clock.now(),
    ]);
    await this.events.append(manager, {
      actor,
      action: 'token.revoked',
      subject: `account:${accountHandle}`,
      detail: { tokenId: id, isLeaked: actor === null },
      isPublic: false,
    });
  }
}

const tokenColumns = `id, name, scope, last_four AS "lastFour", created_at AS "createdAt",
  expires_at AS "expiresAt", last_used_on::text AS "lastUsedOn"`;

function noToken(accountHandle: string, id: string): NotFound {
  return new NotFound('token-not-found', `"${accountHandle}" has no token "${id.slice(0, 80)}".`, {
    facts: { handle: accountHandle, id: id.slice(0, 80) },
  });
}

function readToken(input: NewToken, now: Date) {
  return gatherFields({
    name: () => parseDisplayName(input.name, 'name'),
    scope: () => oneOf(tokenScopes, input.scope, 'scope'),
    expiresAt: () => readExpiry(input.expiresAt, now),
  });
}

function readExpiry(expiresAt: Date | undefined, now: Date): Date | null {
  if (expiresAt === undefined) return null;
  if (expiresAt > now) return expiresAt;
  throw InvalidInput.field(
    'expiresAt',
    'expires-in-the-past',
    'A token must expire later than now; leave "expiresAt" out for one that does not expire.',
  );
}

function readCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, ['string']);
  if (idPattern.test(id)) return id;
  throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.', {});
}
