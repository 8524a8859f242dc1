import type { EntityManager } from 'typeorm';
import { Conflict, makeFault, NotFound } from '../../domain/errors/sphere-error.js';
import { newId } from '../../foundations/clock/clock.js';
import { sql } from '../../foundations/database/database.js';
import type { NamespaceView } from './identity-view.js';

/** The columns of `NamespaceView`; `n` is the namespace. Its keys are `NamespaceRow`. */
export const namespaceColumns = `
  SELECT n.id, n.handle, n.kind, coalesce(a.display_name, o.display_name) AS display_name,
         a.orcid, o.ror, o.review_mode, o.review_window_days
    FROM namespace n
    LEFT JOIN account a ON a.id = n.id
    LEFT JOIN organisation o ON o.id = n.id`;

export interface NamespaceRow {
  readonly id: string;
  readonly handle: string;
  readonly kind: 'account' | 'organisation';
  readonly display_name: string;
  readonly orcid: string | null;
  readonly ror: string | null;
  readonly review_mode: 'none' | 'advisory' | null;
  readonly review_window_days: number | null;
}

export function toNamespaceView(row: NamespaceRow): NamespaceView {
  const mode = row.review_mode ?? 'none';
  return {
    id: row.id,
    handle: row.handle,
    kind: row.kind,
    displayName: row.display_name,
    orcid: row.orcid,
    ror: row.ror,
    review: { mode, windowDays: mode === 'none' ? null : row.review_window_days },
  };
}

/** False for what no namespace can be called, so that it is never asked of the database. */
export function mayBeHandle(text: string): boolean {
  return /^[A-Za-z0-9-]{1,39}$/.test(text);
}

/**
 * Takes a handle for an account or organisation and gives its id. Throws `Conflict` (`handle-taken`)
 * where it is in use in any case, also by somebody who takes it at this moment.
 */
export async function takeHandle(
  manager: EntityManager,
  handle: string,
  kind: 'account' | 'organisation',
  now: Date,
): Promise<string> {
  const [taken] = await sql<{ id: string }>(
    manager,
    `INSERT INTO namespace (id, handle, kind, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (handle_folded) DO NOTHING RETURNING id`,
    [newId(), handle, kind, now],
  );
  if (taken !== undefined) return taken.id;
  throw new Conflict('handle-taken', `"${handle}" is taken by an account or organisation.`, {
    faults: [makeFault('handle', 'handle-taken', `"${handle}" is taken.`, { handle })],
    facts: { handle },
    remedy: 'Choose another handle; another case of the letters is not enough.',
  });
}

/** An account, as far as most use cases need it. */
export interface NamedAccount {
  readonly id: string;
  readonly handle: string;
  readonly display_name: string;
}

/**
 * The account of a handle in any case, held until the end of the transaction so that it is not
 * removed meanwhile. Throws `NotFound`, for an organisation and a removed account as well.
 */
export async function requireAccountRow(
  manager: EntityManager,
  handle: string,
): Promise<NamedAccount> {
  const rows = mayBeHandle(handle)
    ? await sql<NamedAccount>(
        manager,
        `SELECT a.id, n.handle, a.display_name
           FROM namespace n JOIN account a ON a.id = n.id
          WHERE n.handle_folded = lower($1) AND a.closed_at IS NULL
            FOR SHARE OF a`,
        [handle],
      )
    : [];
  const [account] = rows;
  if (account !== undefined) return account;
  throw new NotFound('account-not-found', `There is no account "${handle.slice(0, 80)}".`, {
    facts: { handle: handle.slice(0, 80) },
  });
}
