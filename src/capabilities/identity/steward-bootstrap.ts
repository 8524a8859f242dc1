import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict } from '../../domain/errors/sphere-error.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { takeHandle } from './namespace-rows.js';
import { keepToken, makeSecret, secretSha256 } from './token-secret.js';

/** The account of the first steward. */
export const operatorHandle = 'operator';
const operatorDisplayName = 'Operator';
/** Only tokens of this name are replaced when another one is configured. */
const tokenName = 'bootstrap';
/** Any number that no other lock of the service uses; processes that start together take turns. */
const bootstrapLock = 7_310_443_002;

interface Operator {
  readonly id: string;
  readonly isSteward: boolean;
}

/** Written down at the end, when no other lock is needed any more. */
interface BootstrapEvent {
  readonly action: 'account.created' | 'account.reopened' | 'token.issued' | 'token.revoked';
  readonly detail: { readonly roles: readonly string[] } | { readonly tokenId: string };
}

/** The first steward, by whom every other account is made. */
@Injectable()
export class StewardBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventLog,
  ) {}

  /**
   * Makes sure that the account `operator` exists, and that the configured token, of any shape, is the
   * one that bootstrap knows. Repeating it changes nothing.
   * Throws `Conflict` (`steward-token-in-use`) where the configured token is another account's.
   * @param configuredToken null to have one generated when the account is made
   * @returns the generated token, this once; null where there is nothing to tell
   */
  async ensure(configuredToken: string | null): Promise<{ readonly token: string | null }> {
    return this.database.transaction(async (manager) => {
      await sql(manager, 'SELECT pg_advisory_xact_lock($1)', [bootstrapLock]);
      const operator = await findOperator(manager);
      if (configuredToken === null && operator !== null) return { token: null };
      const token = configuredToken ?? makeSecret();
      const events: BootstrapEvent[] = [];
      const accountId = await this.ensureSteward(manager, operator, events);
      await this.settleToken(manager, accountId, token, events);
      for (const { action, detail } of events) {
        await this.events.append(manager, {
          actor: null,
          action,
          subject: `account:${operatorHandle}`,
          detail,
          isPublic: action.startsWith('account.'),
        });
      }
      return { token: configuredToken === null ? token : null };
    });
  }

  /** Whoever configures the service decides who its first steward is: a removed one comes back. */
  private async ensureSteward(
    manager: EntityManager,
    operator: Operator | null,
    events: BootstrapEvent[],
  ): Promise<string> {
    if (operator?.isSteward === true) return operator.id;
    const detail = { roles: ['steward'] };
    if (operator !== null) {
      await sql(
        manager,
        `UPDATE account SET closed_at = NULL, is_steward = true, display_name = $2 WHERE id = $1`,
        [operator.id, operatorDisplayName],
      );
      events.push({ action: 'account.reopened', detail });
      return operator.id;
    }
    const now = this.clock.now();
    const id = await takeHandle(manager, operatorHandle, 'account', now);
    await sql(
      manager,
      `INSERT INTO account (id, display_name, is_steward, created_at) VALUES ($1, $2, true, $3)`,
      [id, operatorDisplayName, now],
    );
    events.push({ action: 'account.created', detail });
    return id;
  }

  /** Leaves `secret` as the one bootstrap token of the account, valid without end. */
  private async settleToken(
    manager: EntityManager,
    accountId: string,
    secret: string,
    events: BootstrapEvent[],
  ): Promise<void> {
    const replaced = await sql<{ id: string }>(
      manager,
      `UPDATE access_token SET revoked_at = $3
        WHERE account_id = $1 AND name = $2 AND revoked_at IS NULL AND secret_sha256 <> $4
        RETURNING id`,
      [accountId, tokenName, this.clock.now(), secretSha256(secret)],
    );
    for (const { id } of replaced)
      events.push({ action: 'token.revoked', detail: { tokenId: id } });
    const issued = await this.keepOrRevive(manager, accountId, secret);
    if (issued !== null) events.push({ action: 'token.issued', detail: { tokenId: issued } });
  }

  /** The id of the token where it was made or made valid again, null where it was valid already. */
  private async keepOrRevive(
    manager: EntityManager,
    accountId: string,
    secret: string,
  ): Promise<string | null> {
    const [known] = await sql<{ id: string; account_id: string; is_valid: boolean }>(
      manager,
      `SELECT id, account_id,
              revoked_at IS NULL AND expires_at IS NULL AND scope = 'write' AS is_valid
         FROM access_token WHERE secret_sha256 = $1 FOR UPDATE`,
      [secretSha256(secret)],
    );
    if (known === undefined) {
      const token = { accountId, secret, name: tokenName, scope: 'write' } as const;
      return keepToken(manager, { ...token, createdAt: this.clock.now(), expiresAt: null });
    }
    if (known.account_id !== accountId) {
      throw new Conflict('steward-token-in-use', "The configured token is another account's.", {
        remedy: 'Configure a token of your own choice, or leave it out.',
      });
    }
    if (known.is_valid) return null;
    await sql(
      manager,
      `UPDATE access_token SET revoked_at = NULL, expires_at = NULL, scope = 'write', name = $2
        WHERE id = $1`,
      [known.id, tokenName],
    );
    return known.id;
  }
}

async function findOperator(manager: EntityManager): Promise<Operator | null> {
  const [row] = await sql<Operator>(
    manager,
    `SELECT a.id, a.is_steward AND a.closed_at IS NULL AS "isSteward"
       FROM account a JOIN namespace n ON n.id = a.id WHERE n.handle_folded = $1`,
    [operatorHandle],
  );
  return row ?? null;
}
