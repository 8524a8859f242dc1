import type { EntityManager } from 'typeorm';
import { Conflict } from '../../domain/errors/sphere-error.js';
import type { MembershipRole } from '../../domain/release/viewer.js';
import { sql } from '../../foundations/database/database.js';

/** Whose place in which organisation. */
interface MembershipKey {
  readonly accountId: string;
  readonly organisationId: string;
}

/** Holds the organisation's members until the end of the transaction: one change at a time. */
export async function lockMembers(manager: EntityManager, organisationId: string): Promise<void> {
  await sql(manager, 'SELECT 1 FROM organisation WHERE id = $1 FOR UPDATE', [organisationId]);
}

/** The role of an account in an organisation; null where it has none. */
export async function findRole(
  manager: EntityManager,
  { accountId, organisationId }: MembershipKey,
): Promise<MembershipRole | null> {
  const [row] = await sql<{ role: MembershipRole }>(
    manager,
    'SELECT role FROM membership WHERE account_id = $1 AND organisation_id = $2',
    [accountId, organisationId],
  );
  return row?.role ?? null;
}

/** Throws `Conflict` (`last-owner`) where nobody but this account owns the organisation. */
export async function requireAnotherOwner(
  manager: EntityManager,
  { accountId, organisationId }: MembershipKey,
): Promise<void> {
  const others = await sql(
    manager,
    `SELECT 1 FROM membership
      WHERE organisation_id = $1 AND account_id <> $2 AND role = 'owner' LIMIT 1`,
    [organisationId, accountId],
  );
  if (others.length > 0) return;
  throw new Conflict('last-owner', 'This account is the only owner of the organisation.', {
    remedy: 'Make another member an owner first.',
  });
}

/** Gives an account a role in place of the one it had. */
export async function writeRole(
  manager: EntityManager,
  { accountId, organisationId }: MembershipKey,
  role: MembershipRole,
  now: Date,
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO membership (account_id, organisation_id, role, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id, organisation_id) DO UPDATE SET role = excluded.role`,
    [accountId, organisationId, role, now],
  );
}

/** Takes an account out of an organisation. */
export async function dropRole(
  manager: EntityManager,
  { accountId, organisationId }: MembershipKey,
): Promise<void> {
  await sql(manager, 'DELETE FROM membership WHERE account_id = $1 AND organisation_id = $2', [
    accountId,
    organisationId,
  ]);
}
