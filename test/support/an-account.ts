import type { AccountViewer, MembershipRole } from '../../src/domain/release/viewer.js';
import { newId } from '../../src/foundations/clock/clock.js';
import type { Database } from '../../src/foundations/database/database.js';

/** Founds an account and gives it as a viewer with a write token, who owns its own namespace. */
export async function anAccount(
  database: Database,
  handle = `ada-${newId().slice(-12)}`,
): Promise<AccountViewer> {
  const id = newId();
  await database.query(
    `INSERT INTO namespace (id, handle, kind, created_at) VALUES ($1, $2, 'account', now())`,
    [id, handle],
  );
  await database.query(
    `INSERT INTO account (id, display_name, created_at) VALUES ($1, $2, now())`,
    [id, 'Ada Lovelace'],
  );
  return {
    kind: 'account',
    accountId: id,
    handle,
    displayName: 'Ada Lovelace',
    roles: new Set(),
    scope: 'write',
    memberships: new Map([[id, 'owner']]),
  };
}

/** The viewer with a further membership. */
export function withRole(
  viewer: AccountViewer,
  namespaceId: string,
  role: MembershipRole,
): AccountViewer {
  return { ...viewer, memberships: new Map([...viewer.memberships, [namespaceId, role]]) };
}
