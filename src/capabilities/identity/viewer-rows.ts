import type { AccountViewer, MembershipRole, TokenScope } from '../../domain/release/viewer.js';
import { rolesOf } from './account-roles.js';

/** What a viewer is made from. */
export interface ViewerRow {
  readonly account_id: string;
  readonly handle: string;
  readonly display_name: string;
  readonly is_advisor: boolean;
  readonly is_steward: boolean;
  readonly memberships: Readonly<Record<string, MembershipRole>> | null;
}

/** The columns of a `ViewerRow`, from `account a JOIN namespace n ON n.id = a.id`. */
export const viewerColumns = `
  a.id AS account_id, n.handle, a.display_name, a.is_advisor, a.is_steward,
  (SELECT jsonb_object_agg(m.organisation_id, m.role)
     FROM membership m WHERE m.account_id = a.id) AS memberships`;

/** The account as a viewer: owner of its own namespace, and what it is made elsewhere. */
export function toViewer(row: ViewerRow & { readonly scope: TokenScope }): AccountViewer {
  return {
    kind: 'account',
    accountId: row.account_id,
    handle: row.handle,
    displayName: row.display_name,
    roles: new Set(rolesOf(row)),
    scope: row.scope,
    memberships: new Map<string, MembershipRole>([
      ...Object.entries(row.memberships ?? {}),
      [row.account_id, 'owner'],
    ]),
  };
}
