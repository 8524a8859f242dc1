import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotFound, Unauthenticated } from '../../domain/errors/sphere-error.js';
import { isWellFormedToken } from '../../domain/identifiers/access-token.js';
import type { AccountViewer, TokenScope } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import type { NamespaceView } from './identity-view.js';
import {
  mayBeHandle,
  namespaceColumns,
  type NamespaceRow,
  toNamespaceView,
} from './namespace-rows.js';
import { operatorHandle } from './steward-bootstrap.js';
import { secretSha256 } from './token-secret.js';
import { toViewer, viewerColumns, type ViewerRow } from './viewer-rows.js';

interface TokenRow extends ViewerRow {
  readonly id: string;
  readonly scope: TokenScope;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly last_used_on: string | null;
}

/** No token is longer; what is longer is not worth hashing. */
const maxSecretLength = 256;

/** Who stands behind a token, and what stands behind a handle. */
@Injectable()
export class IdentityService {
  private readonly logger = new Logger(IdentityService.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * The account that a token speaks for; one prepared read, and once a day a write of its last use.
   * Throws `Unauthenticated`: `token-invalid`, `token-revoked`, `token-expired`.
   */
  async authenticate(secret: string): Promise<AccountViewer> {
    const token = secret.length > maxSecretLength ? null : await this.findToken(secret);
    if (token === null) throw invalidToken(secret);
    if (token.revoked_at !== null) {
      throw new Unauthenticated('token-revoked', 'This token was revoked.', { remedy });
    }
    const now = this.clock.now();
    if (token.expires_at !== null && token.expires_at <= now) {
      throw new Unauthenticated(
        'token-expired',
        `This token expired on ${token.expires_at.toISOString()}.`,
        { remedy, facts: { at: token.expires_at.toISOString() } },
      );
    }
    const today = now.toISOString().slice(0, 10);
    if (token.last_used_on !== today) await this.recordUse(token.id, today);
    return toViewer(token);
  }

  /**
   * The first steward, for what runs on the service's own machine: whoever runs it has the database
   * itself. Throws `NotFound` (`account-not-found`) before `StewardBootstrap.ensure`.
   */
  operator(): Promise<AccountViewer> {
    return this.accountOnMachine(operatorHandle);
  }

  /** The operator as an owner of that namespace too, where there is one; as `operator`. */
  async operatorIn(handle: string): Promise<AccountViewer> {
    const [operator, namespace] = await Promise.all([this.operator(), this.findNamespace(handle)]);
    if (namespace === null) return operator;
    const memberships = new Map(operator.memberships).set(namespace.id, 'owner');
    return { ...operator, memberships };
  }

  /**
   * Any account, in whose name whoever runs the service's own machine acts; as `operator`. Throws
   * `NotFound` (`account-not-found`), for a removed account too.
   */
  async accountOnMachine(handle: string): Promise<AccountViewer> {
    const rows = mayBeHandle(handle)
      ? await this.database.query<ViewerRow>(
          `SELECT ${viewerColumns} FROM account a JOIN namespace n ON n.id = a.id
            WHERE n.handle_folded = lower($1) AND a.closed_at IS NULL`,
          [handle],
        )
      : [];
    const [row] = rows;
    if (row === undefined) {
      throw new NotFound('account-not-found', `There is no account "${handle.slice(0, 80)}".`, {
        facts: { handle: handle.slice(0, 80) },
      });
    }
    return toViewer({ ...row, scope: 'write' });
  }

  /**
   * An account that proved itself before, for what it was let to do for a short time.
   * Throws `Unauthenticated` (`account-closed`) where it is gone since.
   */
  async accountById(accountId: string): Promise<AccountViewer> {
    const [row] = await this.database.prepared<ViewerRow>(
      'viewer-by-account',
      `SELECT ${viewerColumns} FROM account a JOIN namespace n ON n.id = a.id
        WHERE a.id = $1 AND a.closed_at IS NULL`,
      [accountId],
    );
    if (row === undefined) {
      throw new Unauthenticated('account-closed', 'The account of this token is closed.');
    }
    return toViewer({ ...row, scope: 'write' });
  }

  /** The namespace of a handle in any case, or null. A removed account keeps its own. */
  async findNamespace(handle: string): Promise<NamespaceView | null> {
    if (!mayBeHandle(handle)) return null;
    const [row] = await this.database.prepared<NamespaceRow>(
      'namespace-by-handle',
      `${namespaceColumns} WHERE n.handle_folded = lower($1)`,
      [handle],
    );
    return row === undefined ? null : toNamespaceView(row);
  }

  /** As `findNamespace`. Throws `NotFound` (`namespace-not-found`). */
  async requireNamespace(handle: string): Promise<NamespaceView> {
    const namespace = await this.findNamespace(handle);
    if (namespace !== null) return namespace;
    throw new NotFound(
      'namespace-not-found',
      `There is no account or organisation "${handle.slice(0, 80)}".`,
      { facts: { handle: handle.slice(0, 80) } },
    );
  }

  /**
   * The namespace of an id that a foreign key vouches for.
   * @param manager of an open transaction, which must not wait for a second connection
   */
  async namespaceById(id: string, manager?: EntityManager): Promise<NamespaceView> {
    const text = `${namespaceColumns} WHERE n.id = $1`;
    const [row] =
      manager === undefined
        ? await this.database.prepared<NamespaceRow>('namespace-by-id', text, [id])
        : await sql<NamespaceRow>(manager, text, [id]);
    if (row === undefined) throw new Error(`There is no namespace ${id}.`);
    return toNamespaceView(row);
  }

  private async findToken(secret: string): Promise<TokenRow | null> {
    const [row] = await this.database.prepared<TokenRow>(
      'token-by-secret',
      `SELECT t.id, t.scope, t.expires_at, t.revoked_at, t.last_used_on::text, ${viewerColumns}
         FROM access_token t
         JOIN account a ON a.id = t.account_id
         JOIN namespace n ON n.id = t.account_id
        WHERE t.secret_sha256 = $1`,
      [secretSha256(secret)],
    );
    return row ?? null;
  }

  /** Waits for no other request that writes the same, and keeps nobody out where it fails. */
  private async recordUse(tokenId: string, today: string): Promise<void> {
    try {
      await this.database.query(
        `UPDATE access_token SET last_used_on = $2
          WHERE id = (SELECT id FROM access_token WHERE id = $1 FOR UPDATE SKIP LOCKED)`,
        [tokenId, today],
      );
    } catch (error) {
      this.logger.warn(`The use of token ${tokenId} could not be recorded: ${String(error)}`);
    }
  }
}

const remedy = 'Ask for a new token.';

function invalidToken(secret: string): Unauthenticated {
  const isMiscopied = secret.startsWith('hf_sph') && !isWellFormedToken(secret);
  return new Unauthenticated('token-invalid', 'This is not a token of this service.', {
    remedy: isMiscopied ? 'Copy it again: a character is missing or changed.' : remedy,
    facts: { why: isMiscopied ? 'miscopied' : 'unknown' },
  });
}
