import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, InvalidInput } from '../../domain/errors/sphere-error.js';
import { type Orcid, parseOrcid } from '../../domain/identifiers/orcid.js';
import { requireAble, requireAccount } from '../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import type { ProvedIdentity } from '../../foundations/openid/identity-provider.js';
import { EventLog } from '../audit/index.js';
import type { LinkedIdentity } from './identity-view.js';
import { toViewer, viewerColumns, type ViewerRow } from './viewer-rows.js';

/** Who is meant by an identity that was proved elsewhere. */
export type IdentityMatch =
  | { readonly kind: 'linked'; readonly account: AccountViewer }
  /** The issuer vouches for an ORCID iD, and one account names it: its owner has yet to say that it is hers. */
  | { readonly kind: 'orcid'; readonly account: AccountViewer }
  | { readonly kind: 'unknown' };

/** Identities of other services that sign in to accounts. None makes an account. */
@Injectable()
export class ExternalIdentitiesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly events: EventLog,
  ) {}

  /**
   * The open account that an identity is linked to, else the one account of its ORCID iD. An iD that
   * two accounts name is nobody's. Served by the primary key and `account_by_orcid`.
   */
  async find({ issuer, subject, orcid }: ProvedIdentity): Promise<IdentityMatch> {
    const iD = readOrcid(orcid);
    const [linked] = await this.database.query<ViewerRow & { readonly knownOrcid: string | null }>(
      `SELECT ${viewerColumns}, e.orcid AS "knownOrcid"
         FROM external_identity e
         JOIN account a ON a.id = e.account_id
         JOIN namespace n ON n.id = a.id
        WHERE e.issuer = $1 AND e.subject = $2 AND a.closed_at IS NULL`,
      [issuer, subject],
    );
    if (linked !== undefined) {
      if (iD !== null && iD !== linked.knownOrcid) await this.keepOrcid(issuer, subject, iD);
      return { kind: 'linked', account: toViewer({ ...linked, scope: 'write' }) };
    }
    if (iD === null) return { kind: 'unknown' };
    const [match, another] = await this.database.query<ViewerRow>(
      `SELECT ${viewerColumns} FROM account a JOIN namespace n ON n.id = a.id
        WHERE a.orcid = $1 AND a.closed_at IS NULL LIMIT 2`,
      [iD],
    );
    return match === undefined || another !== undefined
      ? { kind: 'unknown' }
      : { kind: 'orcid', account: toViewer({ ...match, scope: 'write' }) };
  }

  /**
   * Lets an identity sign in to the viewer's account; repeating it is harmless.
   * Throws `Unauthenticated`, `Forbidden`, `Conflict` (`identity-linked-elsewhere`).
   */
  async link(viewer: Viewer, { issuer, subject, orcid }: ProvedIdentity): Promise<void> {
    const account = requireChange(viewer);
    await this.database.transaction(async (manager) => {
      const added = await sql<{ issuer: string }>(
        manager,
        `INSERT INTO external_identity (issuer, subject, account_id, linked_at, orcid)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (issuer, subject) DO NOTHING RETURNING issuer`,
        [issuer, subject, account.accountId, this.clock.now(), readOrcid(orcid)],
      );
      if (added.length > 0) {
        await this.events.append(manager, eventOf(account, 'identity.linked', issuer));
        return;
      }
      const [row] = await sql<{ account_id: string }>(
        manager,
        'SELECT account_id FROM external_identity WHERE issuer = $1 AND subject = $2',
        [issuer, subject],
      );
      if (row?.account_id === account.accountId) return;
      throw new Conflict(
        'identity-linked-elsewhere',
        'This identity signs in to another account.',
        { remedy: 'Unlink it there first.' },
      );
    });
  }

  /** Takes an identity off the viewer's account; repeating it is harmless. Throws `Unauthenticated`, `Forbidden`. */
  async unlink(
    viewer: Viewer,
    { issuer, subject }: Pick<ProvedIdentity, 'issuer' | 'subject'>,
  ): Promise<void> {
    const account = requireChange(viewer);
    await this.database.transaction(async (manager) => {
      const removed = await sql<{ issuer: string }>(
        manager,
        `DELETE FROM external_identity WHERE issuer = $1 AND subject = $2 AND account_id = $3
         RETURNING issuer`,
        [issuer.replaceAll('\0', ''), subject.replaceAll('\0', ''), account.accountId],
      );
      if (removed.length === 0) return;
      await this.events.append(manager, eventOf(account, 'identity.unlinked', issuer));
    });
  }

  /**
   * The ORCID iDs that an account proved by signing in, in the order of their linking; what its profile
   * states counts for nothing. Served by `external_identity_by_account`.
   */
  async orcidsOf(accountId: string, manager?: EntityManager): Promise<Orcid[]> {
    const text = `SELECT orcid FROM external_identity
       WHERE account_id = $1 AND orcid IS NOT NULL ORDER BY linked_at, issuer, subject`;
    const rows = await (manager === undefined
      ? this.database.query<{ orcid: Orcid }>(text, [accountId])
      : sql<{ orcid: Orcid }>(manager, text, [accountId]));
    return [...new Set(rows.map(({ orcid }) => orcid))];
  }

  /** Of an identity that was linked before its issuer vouched for an iD. */
  private async keepOrcid(issuer: string, subject: string, orcid: Orcid): Promise<void> {
    await this.database.query(
      'UPDATE external_identity SET orcid = $3 WHERE issuer = $1 AND subject = $2',
      [issuer, subject, orcid],
    );
  }

  /**
   * The identities that sign in to the viewer's account, the first one first; at most 50. Served by
   * `external_identity_by_account`. Throws `Unauthenticated`.
   */
  list(viewer: Viewer): Promise<LinkedIdentity[]> {
    return this.database.query<LinkedIdentity>(
      `SELECT issuer, subject, linked_at AS "linkedAt" FROM external_identity
        WHERE account_id = $1 ORDER BY linked_at, issuer, subject LIMIT 50`,
      [requireAccount(viewer).accountId],
    );
  }
}

/** What is not spelled as an iD is none: the rest of the identity may still be known. */
function readOrcid(text: string | null): Orcid | null {
  if (text === null) return null;
  try {
    return parseOrcid(text);
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
}

function requireChange(viewer: Viewer): AccountViewer {
  const account = requireAccount(viewer);
  return requireAble(account, account.scope === 'write', 'change how you sign in', 'account');
}

/** Without the subject: the log cannot forget, and the subject names a person elsewhere. */
function eventOf(account: AccountViewer, action: string, issuer: string) {
  return {
    actor: account.handle,
    action,
    subject: `account:${account.handle}`,
    detail: { issuer },
    isPublic: false,
  };
}
