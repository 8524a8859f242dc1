import { Injectable } from '@nestjs/common';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { canCreateOrganisation } from '../../domain/release/policies.js';
import {
  requireAble,
  requireAccount,
  requireMemberManagement,
} from '../../domain/release/require-ability.js';
import { membershipRoles, type MembershipRole, type Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import { oneOf } from './gather-fields.js';
import { pageOfHandles, readHandleCursor } from './handle-range.js';
import type {
  MembershipView,
  NamespaceView,
  Page,
  PageRequest,
  ReviewSettings,
} from './identity-view.js';
import { IdentityService } from './identity.service.js';
import { dropRole, findRole, lockMembers, requireAnotherOwner, writeRole } from './memberships.js';
import { type NamedAccount, requireAccountRow, takeHandle } from './namespace-rows.js';
import { type NewOrganisation, readOrganisation, readReview } from './new-organisation.js';

/** Organisations and their members. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventLog,
    private readonly identity: IdentityService,
  ) {}

  /**
   * Founds an organisation, which the viewer owns.
   * Throws `Unauthenticated`, `Forbidden`, `InvalidInput` with every fault, `Conflict` (`handle-taken`).
   */
  async create(viewer: Viewer, input: NewOrganisation): Promise<NamespaceView> {
    const isAble = canCreateOrganisation(viewer);
    const founder = requireAble(requireAccount(viewer), isAble, 'found an organisation', 'account');
    const organisation = readOrganisation(input);
    const { handle, displayName, ror, review } = organisation;
    const now = this.clock.now();
    return this.database.transaction(async (manager) => {
      const id = await takeHandle(manager, handle, 'organisation', now);
      await sql(
        manager,
        `INSERT INTO organisation (id, display_name, ror, review_mode, review_window_days, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, displayName, ror, review.mode, review.windowDays, now],
      );
      await writeRole(manager, { accountId: founder.accountId, organisationId: id }, 'owner', now);
      await this.events.append(manager, {
        actor: founder.handle,
        action: 'organisation.created',
        subject: `organisation:${handle}`,
        detail: { owner: founder.handle, review: { ...review } },
        isPublic: true,
      });
      return { id, kind: 'organisation', orcid: null, ...organisation };
    });
  }

  /**
   * Sets whether opinions are asked for before publication; candidates keep the terms of their day.
   * Throws `Unauthenticated`, `NotFound` (`organisation-not-found`), `Forbidden`, `InvalidInput`.
   */
  async setReview(
    viewer: Viewer,
    organisationHandle: string,
    input: NonNullable<NewOrganisation['review']>,
  ): Promise<ReviewSettings> {
    const actor = requireAccount(viewer);
    const { id, handle } = await this.require(organisationHandle);
    requireMemberManagement(viewer, { namespaceId: id });
    const review = readReview(input);
    await this.database.transaction(async (manager) => {
      const changed = await sql<{ id: string }>(
        manager,
        `UPDATE organisation SET review_mode = $2, review_window_days = $3
          WHERE id = $1 AND (review_mode, review_window_days) IS DISTINCT FROM ($2, $3::integer)
          RETURNING id`,
        [id, review.mode, review.windowDays],
      );
      if (changed.length === 0) return;
      await this.events.append(manager, {
        actor: actor.handle,
        action: 'organisation.review_changed',
        subject: `organisation:${handle}`,
        detail: { review: { ...review } },
        isPublic: true,
      });
    });
    return review;
  }

  /**
   * Gives an account a role, in place of the one it had; repeating it is harmless.
   * Throws `Unauthenticated`, `NotFound` (`organisation-not-found`, `account-not-found`), `Forbidden`,
   * `InvalidInput`, `Conflict` (`last-owner`).
   */
  async setMember(
    viewer: Viewer,
    organisationHandle: string,
    accountHandle: string,
    role: string,
  ): Promise<MembershipView> {
    const newRole = oneOf(membershipRoles, role, 'role');
    const { handle, display_name } = await this.changeMember(
      viewer,
      organisationHandle,
      accountHandle,
      newRole,
    );
    return { handle, displayName: display_name, role: newRole };
  }

  /**
   * Takes an account out of an organisation.
   * Throws as `setMember` does, and `NotFound` (`member-not-found`).
   */
  async removeMember(
    viewer: Viewer,
    organisationHandle: string,
    accountHandle: string,
  ): Promise<void> {
    await this.changeMember(viewer, organisationHandle, accountHandle, null);
  }

  /**
   * Who belongs to an organisation, for anyone to see, by handle; served by `membership_by_organisation`.
   * Throws `NotFound` (`organisation-not-found`), `InvalidInput` for the cursor.
   */
  async members(organisationHandle: string, page: PageRequest): Promise<Page<MembershipView>> {
    const organisation = await this.require(organisationHandle);
    const found = await this.database.query<MembershipView>(
      `SELECT n.handle, a.display_name AS "displayName", m.role
         FROM membership m
         JOIN account a ON a.id = m.account_id
         JOIN namespace n ON n.id = a.id
        WHERE m.organisation_id = $1 AND n.handle_folded > $2
        ORDER BY n.handle_folded LIMIT $3`,
      [organisation.id, readHandleCursor(page.cursor), page.limit + 1],
    );
    return pageOfHandles(found, page.limit);
  }

  /** How many accounts belong to an organisation; counted in `membership_by_organisation`. */
  async countMembers(organisationId: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM membership WHERE organisation_id = $1',
      [organisationId],
    );
    return row?.count ?? 0;
  }

  /** The organisations that an account belongs to, for anyone to see; at most 100 of them. */
  ofAccount(accountId: string): Promise<MembershipView[]> {
    return this.database.query<MembershipView>(
      `SELECT n.handle, o.display_name AS "displayName", m.role
         FROM membership m
         JOIN organisation o ON o.id = m.organisation_id
         JOIN namespace n ON n.id = o.id
        WHERE m.account_id = $1
        ORDER BY n.handle_folded LIMIT 100`,
      [accountId],
    );
  }

  private async changeMember(
    viewer: Viewer,
    organisationHandle: string,
    accountHandle: string,
    role: MembershipRole | null,
  ): Promise<NamedAccount> {
    const actor = requireAccount(viewer);
    const organisation = await this.require(organisationHandle);
    requireMemberManagement(viewer, { namespaceId: organisation.id });
    return this.database.transaction(async (manager) => {
      await lockMembers(manager, organisation.id);
      const account = await requireAccountRow(manager, accountHandle);
      const key = { accountId: account.id, organisationId: organisation.id };
      const previous = await findRole(manager, key);
      if (previous === null && role === null) throw noMember(account, organisation);
      if (role === previous) return account;
      if (previous === 'owner') await requireAnotherOwner(manager, key);
      if (role === null) await dropRole(manager, key);
      else await writeRole(manager, key, role, this.clock.now());
      await this.events.append(manager, {
        actor: actor.handle,
        action: 'membership.changed',
        subject: `organisation:${organisation.handle}`,
        detail: { account: account.handle, role, previous },
        isPublic: true,
      });
      return account;
    });
  }

  /** The organisation of a handle in any case. Throws `NotFound` (`organisation-not-found`). */
  async require(handle: string): Promise<NamespaceView> {
    const namespace = await this.identity.findNamespace(handle);
    if (namespace?.kind === 'organisation') return namespace;
    throw new NotFound(
      'organisation-not-found',
      `There is no organisation "${handle.slice(0, 80)}".`,
      { facts: { handle: handle.slice(0, 80) } },
    );
  }
}

function noMember(account: NamedAccount, organisation: NamespaceView): NotFound {
  return new NotFound(
    'member-not-found',
    `"${account.handle}" is not a member of "${organisation.handle}".`,
    { facts: { handle: account.handle, organisation: organisation.handle } },
  );
}
