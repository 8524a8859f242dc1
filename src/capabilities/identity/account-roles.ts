import type { AccountRole } from '../../domain/release/viewer.js';

/** The service-wide roles that an account's row holds. */
export function rolesOf(row: {
  readonly is_advisor: boolean;
  readonly is_steward: boolean;
}): readonly AccountRole[] {
  const roles: AccountRole[] = [];
  if (row.is_advisor) roles.push('advisor');
  if (row.is_steward) roles.push('steward');
  return roles;
}
