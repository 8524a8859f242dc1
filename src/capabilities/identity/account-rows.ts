import type { AccountView } from './identity-view.js';
import { rolesOf } from './account-roles.js';

/** The columns of an `AccountRow`, from `account a JOIN namespace n ON n.id = a.id`. */
export const accountColumns =
  'a.id, n.handle, a.display_name, a.orcid, a.is_advisor, a.is_steward, a.created_at';

export interface AccountRow {
  readonly id: string;
  readonly handle: string;
  readonly display_name: string;
  readonly orcid: string | null;
  readonly is_advisor: boolean;
  readonly is_steward: boolean;
  readonly created_at: Date;
}

export function toAccountView(row: AccountRow): AccountView {
  return {
    id: row.id,
    handle: row.handle,
    displayName: row.display_name,
    orcid: row.orcid,
    roles: rolesOf(row),
    createdAt: row.created_at,
  };
}
