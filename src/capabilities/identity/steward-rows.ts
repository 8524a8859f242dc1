import type { EntityManager } from 'typeorm';
import { Conflict } from '../../domain/errors/sphere-error.js';
import { sql } from '../../foundations/database/database.js';

/** All stewards, held so that the last two do not cease to be so at once. */
export function lockStewards(manager: EntityManager): Promise<{ readonly id: string }[]> {
  return sql<{ id: string }>(
    manager,
    'SELECT id FROM account WHERE is_steward AND closed_at IS NULL ORDER BY id FOR UPDATE',
  );
}

/** Throws `Conflict` (`last-steward`): without a steward nobody could make accounts. */
export function requireAnotherSteward(
  stewards: readonly { readonly id: string }[],
  account: { readonly id: string; readonly handle: string },
): void {
  const isSteward = stewards.some(({ id }) => id === account.id);
  if (!isSteward || stewards.length > 1) return;
  throw new Conflict('last-steward', `"${account.handle}" is the only steward.`, {
    remedy: 'Make another account with the role "steward" first.',
    facts: { handle: account.handle },
  });
}
