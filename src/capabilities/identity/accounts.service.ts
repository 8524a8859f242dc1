import { Injectable } from '@nestjs/common';
import { parseDisplayName } from '../../domain/identifiers/display-name.js';
import { parseHandle } from '../../domain/identifiers/handle.js';
import { parseOrcid } from '../../domain/identifiers/orcid.js';
import { canRemoveAccount } from '../../domain/release/policies.js';
import {
  requireAble,
  requireAccount,
  requireSteward,
} from '../../domain/release/require-ability.js';
import type { AccountRole, Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { readRoles } from './account-directory.js';
import { accountColumns, type AccountRow, toAccountView } from './account-rows.js';
import { gatherFields } from './gather-fields.js';
import type { AccountView, MembershipView } from './identity-view.js';
import { requireAccountRow, takeHandle } from './namespace-rows.js';
import { lockStewards, requireAnotherSteward } from './steward-rows.js';

/** An account to be made. */
export interface NewAccount {
  readonly handle: string;
  readonly displayName: string;
  readonly orcid?: string;
  readonly roles?: readonly string[];
}

/** What a removed account is called where its releases name it. */
const removedDisplayName = 'Removed account';

/** People's accounts. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventLog,
  ) {}

  /**
   * Makes an account; stewards do.
   * Throws `Unauthenticated`, `Forbidden`, `InvalidInput` with every fault, `Conflict` (`handle-taken`).
   */
  async create(viewer: Viewer, input: NewAccount): Promise<AccountView> {
    const steward = requireSteward(viewer);
    const account = readAccount(input);
    const createdAt = this.clock.now();
    return this.database.transaction(async (manager) => {
      const id = await takeHandle(manager, account.handle, 'account', createdAt);
      await sql(
        manager,
        `INSERT INTO account (id, display_name, orcid, is_advisor, is_steward, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          id,
          account.displayName,
          account.orcid,
          account.roles.includes('advisor'),
          account.roles.includes('steward'),
          createdAt,
        ],
      );
      await this.events.append(manager, {
        actor: steward.handle,
        action: 'account.created',
        subject: `account:${account.handle}`,
        detail: { roles: account.roles },
        isPublic: true,
      });
      return { id, ...account, createdAt };
    });
  }

  /** The viewer's own account and the organisations that it belongs to. Throws `Unauthenticated`. */
  async describe(viewer: Viewer): Promise<{
    readonly account: AccountView;
    readonly memberships: readonly MembershipView[];
  }> {
    const { accountId } = requireAccount(viewer);
    const [row] = await this.database.query<AccountRow>(
      `SELECT ${accountColumns} FROM account a JOIN namespace n ON n.id = a.id WHERE a.id = $1`,
      [accountId],
    );
    if (row === undefined) throw new Error(`The viewer's account ${accountId} has no row.`);
    const memberships = await this.database.query<MembershipView>(
      `SELECT n.handle, o.display_name AS "displayName", m.role
         FROM membership m
         JOIN organisation o ON o.id = m.organisation_id
         JOIN namespace n ON n.id = o.id
        WHERE m.account_id = $1
        ORDER BY n.handle_folded`,
      [accountId],
    );
    return { account: toAccountView(row), memberships };
  }

  /**
   * Removes an account: its tokens, memberships, roles and personal data go; its handle, which its
   * releases are addressed by, stays taken, and they stay as they are (licence-policy R48, A015).
   * Throws `Unauthenticated`, `Forbidden`, `NotFound`, `Conflict` (`last-steward`).
   */
  async remove(viewer: Viewer, handle: string): Promise<void> {
    const actor = requireAccount(viewer);
    const now = this.clock.now();
    await this.database.transaction(async (manager) => {
      const stewards = await lockStewards(manager);
      const account = await requireAccountRow(manager, handle);
      const isAble = canRemoveAccount(viewer, { accountId: account.id });
      requireAble(actor, isAble, 'remove another account', 'steward');
      requireAnotherSteward(stewards, account);
      await sql(
        manager,
        `UPDATE account SET display_name = $2, orcid = NULL, bio = NULL, homepage = NULL,
                interests = NULL, is_advisor = false, is_steward = false, closed_at = $3
          WHERE id = $1`,
        [account.id, removedDisplayName, now],
      );
      await sql(
        manager,
        'UPDATE access_token SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL',
        [account.id, now],
      );
      await sql(manager, 'DELETE FROM external_identity WHERE account_id = $1', [account.id]);
      const left = await sql<{ handle: string }>(
        manager,
        `DELETE FROM membership m USING namespace n
          WHERE m.account_id = $1 AND n.id = m.organisation_id RETURNING n.handle`,
        [account.id],
      );
      await this.events.append(manager, {
        actor: actor.handle,
        action: 'account.removed',
        subject: `account:${account.handle}`,
        detail: { organisationsLeft: left.map((organisation) => organisation.handle).sort() },
        isPublic: true,
      });
    });
  }
}

function readAccount(input: NewAccount): {
  readonly handle: string;
  readonly displayName: string;
  readonly orcid: string | null;
  readonly roles: readonly AccountRole[];
} {
  return gatherFields({
    handle: () => parseHandle(input.handle),
    displayName: () => parseDisplayName(input.displayName),
    orcid: () => (input.orcid === undefined ? null : parseOrcid(input.orcid)),
    roles: () => readRoles(input.roles ?? []),
  });
}
