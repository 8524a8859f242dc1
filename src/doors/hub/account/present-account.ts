import type { AccountView, MembershipView } from '../../../capabilities/identity/index.js';
import type { TokenScope } from '../../../domain/release/viewer.js';

/** Who the token speaks for, in the Hub's form (hf-hub A5). */
export function presentAccount(
  account: AccountView,
  memberships: readonly MembershipView[],
  scope: TokenScope,
) {
  return {
    type: 'user',
    id: account.id,
    name: account.handle,
    fullname: account.displayName,
    isPro: false,
    canPay: false,
    orgs: memberships.map(({ handle, displayName, role }) => ({
      type: 'org',
      name: handle,
      fullname: displayName,
      roleInOrg: hubRoles[role],
    })),
    auth: {
      type: 'access_token',
      accessToken: {
        displayName: 'sphere',
        role: scope,
        createdAt: account.createdAt.toISOString(),
      },
    },
  };
}

const hubRoles: Readonly<Record<MembershipView['role'], string>> = {
  reader: 'read',
  writer: 'write',
  owner: 'admin',
};
