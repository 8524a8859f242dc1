import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Unauthenticated } from '../../domain/errors/sphere-error.js';
import { requireAccount } from '../../domain/release/require-ability.js';
import type { AccountViewer, TokenScope, Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { EventLog } from '../audit/index.js';
import type { SessionView } from './identity-view.js';
import { IdentityService } from './identity.service.js';
import { secretSha256 } from './token-secret.js';
import { toViewer, viewerColumns, type ViewerRow } from './viewer-rows.js';

/** A session as the request that shows its secret finds it. */
export interface OpenSession {
  readonly id: string;
  readonly viewer: AccountViewer;
  /** What a form of the site must repeat, since other sites cannot know it. */
  readonly formToken: string;
  /** Whether the secret has been in use for so long that the next page should replace it. */
  readonly isDue: boolean;
}

/** A secret for the cookie, and until when it may be used. */
export interface SessionSecret {
  readonly secret: string;
  readonly expiresAt: Date;
}

const hourMs = 3_600_000;
const lifetimeMs = 14 * 24 * hourMs;
const rotationMs = hourMs;
/** Requests that were under way when the secret was replaced still carry the one before. */
const graceMs = 60_000;
const secretBytes = 32;
/** 43 characters of base64url. */
const secretPattern = /^[A-Za-z0-9_-]{43}$/;

interface SessionRow extends ViewerRow {
  readonly id: string;
  readonly scope: TokenScope;
  readonly form_token: string;
  readonly rotated_at: Date;
  readonly is_current: boolean;
}

/** Who is signed in with a browser. Only hashes of the secrets are kept. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly identity: IdentityService,
    private readonly events: EventLog,
  ) {}

  /**
   * Opens a session by an access token; it may do what the token may, and ends with it.
   * Throws `Unauthenticated` as `IdentityService.authenticate`.
   */
  async openByToken(token: string): Promise<SessionSecret> {
    const viewer = await this.identity.authenticate(token);
    return this.database.transaction(async (manager) => {
      const [row] = await sql<{ id: string }>(
        manager,
        'SELECT id FROM access_token WHERE secret_sha256 = $1 AND revoked_at IS NULL',
        [secretSha256(token)],
      );
      if (row === undefined) throw new Unauthenticated('token-revoked', 'This token was revoked.');
      return this.open(manager, viewer, row.id);
    });
  }

  /** Opens a session for an account that proved itself elsewhere, such as at its institution. */
  openForAccount(account: AccountViewer): Promise<SessionSecret> {
    return this.database.transaction((manager) => this.open(manager, account, null));
  }

  /** The session of a secret; null where there is none, or none any more. */
  async resume(secret: string): Promise<OpenSession | null> {
    if (!secretPattern.test(secret)) return null;
    const now = this.clock.now();
    const [row] = await this.database.prepared<SessionRow>(
      'session-by-secret',
      `SELECT s.id, s.scope, s.form_token, s.rotated_at, s.secret_sha256 = $1 AS is_current,
              ${viewerColumns}
         FROM web_session s
         JOIN account a ON a.id = s.account_id
         JOIN namespace n ON n.id = s.account_id
         LEFT JOIN access_token t ON t.id = s.token_id
        WHERE (s.secret_sha256 = $1 OR (s.previous_sha256 = $1 AND s.rotated_at > $3))
          AND s.expires_at > $2 AND a.closed_at IS NULL
          AND (t.id IS NULL
               OR (t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)))`,
      [secretSha256(secret), now, new Date(now.getTime() - graceMs)],
    );
    if (row === undefined) return null;
    return {
      id: row.id,
      viewer: toViewer(row),
      formToken: row.form_token,
      isDue: row.is_current && row.rotated_at.getTime() + rotationMs <= now.getTime(),
    };
  }

  /** Replaces the secret. Gives null where another request did so first: its answer brings the new one. */
  async rotate(secret: string): Promise<SessionSecret | null> {
    const fresh = randomBytes(secretBytes).toString('base64url');
    const [row] = await this.database.query<{ expires_at: Date }>(
      `UPDATE web_session SET secret_sha256 = $2, previous_sha256 = $1, rotated_at = $3
        WHERE secret_sha256 = $1 RETURNING expires_at`,
      [secretSha256(secret), secretSha256(fresh), this.clock.now()],
    );
    return row === undefined ? null : { secret: fresh, expiresAt: row.expires_at };
  }

  /** Ends the session of a secret; repeating it is harmless. */
  async close(secret: string): Promise<void> {
    await this.database.query(
      'DELETE FROM web_session WHERE secret_sha256 = $1 OR previous_sha256 = $1',
      [secretSha256(secret)],
    );
  }

  /**
   * The sessions of the viewer's account that may be used, the one opened last first; at most 50. Served
   * by `web_session_by_account`. Throws `Unauthenticated`.
   */
  async list(viewer: Viewer): Promise<SessionView[]> {
    return this.database.query<SessionView>(
      `SELECT s.id, s.created_at AS "openedAt", s.expires_at AS "expiresAt", s.scope,
              t.name AS "tokenName"
         FROM web_session s LEFT JOIN access_token t ON t.id = s.token_id
        WHERE s.account_id = $1 AND s.expires_at > $2
          AND (t.id IS NULL
               OR (t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > $2)))
        ORDER BY s.id DESC LIMIT 50`,
      [requireAccount(viewer).accountId, this.clock.now()],
    );
  }

  /** Ends every session of the viewer's account, on whatever device. Throws `Unauthenticated`. */
  async closeAll(viewer: Viewer): Promise<void> {
    await this.database.query('DELETE FROM web_session WHERE account_id = $1', [
      requireAccount(viewer).accountId,
    ]);
  }

  private async open(
    manager: EntityManager,
    viewer: AccountViewer,
    tokenId: string | null,
  ): Promise<SessionSecret> {
    const now = this.clock.now();
    const secret = randomBytes(secretBytes).toString('base64url');
    const expiresAt = new Date(now.getTime() + lifetimeMs);
    await sql(manager, 'DELETE FROM web_session WHERE expires_at <= $1', [now]);
    await sql(
      manager,
      `INSERT INTO web_session
         (id, account_id, token_id, scope, secret_sha256, form_token, created_at, rotated_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [
        newId(),
        viewer.accountId,
        tokenId,
        viewer.scope,
        secretSha256(secret),
        randomBytes(secretBytes).toString('base64url'),
        now,
        expiresAt,
      ],
    );
    await this.events.append(manager, {
      actor: viewer.handle,
      action: 'session.opened',
      subject: `account:${viewer.handle}`,
      detail: { tokenId },
      isPublic: false,
    });
    return { secret, expiresAt };
  }
}
