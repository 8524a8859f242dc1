import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict } from '../../domain/errors/sphere-error.js';
import { parseDisplayName } from '../../domain/identifiers/display-name.js';
import { parseHandle } from '../../domain/identifiers/handle.js';
import { parseOrcid } from '../../domain/identifiers/orcid.js';
import { parseRor } from '../../domain/identifiers/ror.js';
import type { MirroredNamespace } from '../../domain/preservation/rebuild-document.js';
import { Database, sql } from '../../foundations/database/database.js';
import { gatherFields } from './gather-fields.js';
import {
  namespaceColumns,
  type NamespaceRow,
  takeHandle,
  toNamespaceView,
} from './namespace-rows.js';
import { readReview } from './new-organisation.js';
import { operatorHandle } from './steward-bootstrap.js';

interface MirroredRow extends NamespaceRow {
  readonly created_at: Date;
  readonly closed_at: Date | null;
}

/** Accounts and organisations as a mirror of records names them: what is public of them, and no right. */
@Injectable()
export class MirroredNamespaces {
  constructor(private readonly database: Database) {}

  /**
   * Those of these handles, by handle, but for the operator, whom every service has of its own; served by
   * `namespace_handle_is_unique`.
   */
  async describe(handles: readonly string[]): Promise<MirroredNamespace[]> {
    const rows = await this.database.query<MirroredRow>(
      `SELECT named.*, n.created_at, a.closed_at FROM (${namespaceColumns}) named
         JOIN namespace n ON n.id = named.id
         LEFT JOIN account a ON a.id = named.id
        WHERE n.handle_folded = ANY ($1) AND n.handle_folded <> $2 ORDER BY n.handle_folded`,
      [handles.map((handle) => handle.toLowerCase()), operatorHandle],
    );
    return rows.map(toMirrored);
  }

  /** The ids of accounts by their handles, in any case; those that are not there are left out. */
  async accountIds(
    manager: EntityManager,
    handles: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await sql<{ id: string; handle: string }>(
      manager,
      `SELECT a.id, n.handle_folded AS handle FROM account a JOIN namespace n ON n.id = a.id
        WHERE n.handle_folded = ANY ($1)`,
      [handles.map((handle) => handle.toLowerCase())],
    );
    return new Map(rows.map(({ id, handle }) => [handle, id]));
  }

  /**
   * Makes a namespace where there is none: an account without a way to sign in and without roles, an
   * organisation without members. One that is there stays as it is. Throws `InvalidInput` for what no
   * namespace may say, and `Conflict` (`handle-taken`) where somebody else has the handle.
   * @returns its id
   */
  async restore(manager: EntityManager, given: MirroredNamespace): Promise<string> {
    const namespace = readNamespace(given);
    const [found] = await sql<NamespaceRow>(
      manager,
      `${namespaceColumns} WHERE n.handle_folded = lower($1)`,
      [namespace.handle],
    );
    if (found !== undefined) {
      requireSame(found, namespace);
      return found.id;
    }
    const { kind, createdAt } = namespace;
    const id = await takeHandle(manager, namespace.handle, kind, createdAt);
    if (kind === 'account') {
      await sql(
        manager,
        `INSERT INTO account (id, display_name, orcid, created_at, closed_at)
         VALUES ($1, $2, $3, $4, $5)`,
        [id, namespace.displayName, namespace.orcid, createdAt, namespace.closedAt],
      );
      return id;
    }
    const { mode, windowDays } = namespace.review;
    await sql(
      manager,
      `INSERT INTO organisation (id, display_name, ror, review_mode, review_window_days, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, namespace.displayName, namespace.ror, mode, windowDays, createdAt],
    );
    return id;
  }
}

function toMirrored(row: MirroredRow): MirroredNamespace {
  const { id: _, ...shown } = toNamespaceView(row);
  return {
    ...shown,
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

/** By the rules that accounts and organisations are made by. */
function readNamespace({ kind, review, createdAt, closedAt, ...given }: MirroredNamespace) {
  const { mode, windowDays } = review;
  const read = gatherFields({
    handle: () => parseHandle(given.handle),
    displayName: () => parseDisplayName(given.displayName),
    orcid: () => (given.orcid === null ? null : parseOrcid(given.orcid)),
    ror: () => (given.ror === null ? null : parseRor(given.ror)),
    review: () => readReview({ mode, ...(windowDays !== null && { windowDays }) }),
  });
  return {
    ...read,
    kind,
    createdAt: new Date(createdAt),
    closedAt: closedAt === null ? null : new Date(closedAt),
  };
}

/** A record must not come to belong to somebody who has the same handle by chance. */
function requireSame(
  found: NamespaceRow,
  given: Pick<MirroredNamespace, 'kind' | 'orcid' | 'ror'> & { readonly handle: string },
): void {
  const differs = (one: string | null, other: string | null) =>
    one !== null && other !== null && one !== other;
  const isSame =
    found.kind === given.kind &&
    !differs(found.orcid, given.orcid) &&
    !differs(found.ror, given.ror);
  if (isSame) return;
  throw new Conflict(
    'handle-taken',
    `"${given.handle}" is another ${found.kind} here than in the mirror.`,
    { facts: { handle: given.handle } },
  );
}
