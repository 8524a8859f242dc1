import { Injectable } from '@nestjs/common';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { requireSteward } from '../../domain/release/require-ability.js';
import { accountRoles, type AccountRole, type Viewer } from '../../domain/release/viewer.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { accountColumns, type AccountRow, toAccountView } from './account-rows.js';
import { oneOf } from './gather-fields.js';
import { type HandleQuestion, handleRange, pageOfHandles } from './handle-range.js';
import type { AccountView, OrganisationEntry, Page } from './identity-view.js';
import { mayBeHandle, requireAccountRow } from './namespace-rows.js';
import { lockStewards, requireAnotherSteward } from './steward-rows.js';

/** Who there is, for stewards: accounts and organisations by handle, and the roles of accounts. */
@Injectable()
export class AccountDirectory {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /**
   * Open accounts by handle; served by `namespace_by_kind_and_handle`.
   * Throws `Unauthenticated`, `Forbidden`, `InvalidInput` for the cursor.
   */
  async accounts(viewer: Viewer, question: HandleQuestion): Promise<Page<AccountView>> {
    requireSteward(viewer);
    const range = handleRange(question);
    if (range === null) return { items: [], next: null };
    const rows = await this.database.query<AccountRow>(
      `SELECT ${accountColumns}
         FROM namespace n JOIN account a ON a.id = n.id
        WHERE n.kind = 'account' AND a.closed_at IS NULL AND ${inRange}
        ORDER BY n.handle_folded COLLATE "C" LIMIT $4`,
      [...range, question.limit + 1],
    );
    return pageOfHandles(rows.map(toAccountView), question.limit);
  }

  /**
   * Organisations by handle; served by `namespace_by_kind_and_handle`.
   * Throws `Unauthenticated`, `Forbidden`, `InvalidInput` for the cursor.
   */
  async organisations(viewer: Viewer, question: HandleQuestion): Promise<Page<OrganisationEntry>> {
    requireSteward(viewer);
    const range = handleRange(question);
    if (range === null) return { items: [], next: null };
    const found = await this.database.query<OrganisationEntry>(
      `SELECT n.handle, o.display_name AS "displayName", o.created_at AS "createdAt"
         FROM namespace n JOIN organisation o ON o.id = n.id
        WHERE n.kind = 'organisation' AND ${inRange}
        ORDER BY n.handle_folded COLLATE "C" LIMIT $4`,
      [...range, question.limit + 1],
    );
    return pageOfHandles(found, question.limit);
  }

  /** Ids of the accounts of all stewards, for those who tell them something. */
  async stewardIds(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT id FROM account WHERE is_steward AND closed_at IS NULL ORDER BY id',
    );
    return rows.map(({ id }) => id);
  }

  /** Throws `Unauthenticated`, `Forbidden`, `NotFound` (`account-not-found`), also once removed. */
  async requireAccount(viewer: Viewer, handle: string): Promise<AccountView> {
    requireSteward(viewer);
    const [row] = mayBeHandle(handle)
      ? await this.database.query<AccountRow>(
          `SELECT ${accountColumns} FROM account a JOIN namespace n ON n.id = a.id
            WHERE n.handle_folded = lower($1) AND a.closed_at IS NULL`,
          [handle],
        )
      : [];
    if (row !== undefined) return toAccountView(row);
    throw new NotFound('account-not-found', `There is no account "${handle.slice(0, 80)}".`, {
      facts: { handle: handle.slice(0, 80) },
    });
  }

  /**
   * Gives an account these service-wide roles and no other; repeating it is harmless.
   * Throws `Unauthenticated`, `Forbidden`, `NotFound`, `InvalidInput`, `Conflict` (`last-steward`).
   */
  async setRoles(viewer: Viewer, handle: string, roles: readonly string[]): Promise<void> {
    const steward = requireSteward(viewer);
    const wanted = readRoles(roles);
    await this.database.transaction(async (manager) => {
      const stewards = await lockStewards(manager);
      const account = await requireAccountRow(manager, handle);
      if (!wanted.includes('steward')) requireAnotherSteward(stewards, account);
      const changed = await sql<{ id: string }>(
        manager,
        `UPDATE account SET is_advisor = $2, is_steward = $3
          WHERE id = $1 AND (is_advisor, is_steward) IS DISTINCT FROM ($2, $3) RETURNING id`,
        [account.id, wanted.includes('advisor'), wanted.includes('steward')],
      );
      if (changed.length === 0) return;
      await this.events.append(manager, {
        actor: steward.handle,
        action: 'account.roles_changed',
        subject: `account:${account.handle}`,
        detail: { roles: wanted },
        isPublic: true,
      });
    });
  }
}

const inRange = `n.handle_folded COLLATE "C" >= $1 AND n.handle_folded COLLATE "C" < $2
          AND n.handle_folded COLLATE "C" > $3`;

/** Each role once, in the order of `accountRoles`. Throws `InvalidInput` (`unknown-value`). */
export function readRoles(roles: readonly string[]): readonly AccountRole[] {
  const known = roles.map((role, index) => oneOf(accountRoles, role, `roles[${index}]`));
  return accountRoles.filter((role) => known.includes(role));
}
