import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../domain/errors/sphere-error.js';
import type { Language } from '../../domain/language/language.js';
import { requireAdvisor } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';

/** Whose feed it is. */
export interface FeedReader {
  readonly accountId: string;
  readonly handle: string;
  readonly displayName: string;
  readonly language: Language;
}

/** 86 characters: what logs show of an address leaves out segments as long as that. */
const secretBytes = 64;

/** One secret link for each advisor, by which a feed reader without a token reads. */
@Injectable()
export class FeedLinksService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Makes a link, and ends the one before; its secret is shown this once. Throws `Forbidden`. */
  async renew(viewer: Viewer): Promise<{ readonly secret: string; readonly createdAt: Date }> {
    const { accountId } = requireAdvisor(viewer);
    const secret = randomBytes(secretBytes).toString('base64url');
    const createdAt = this.clock.now();
    await this.database.query(
      `INSERT INTO feed_link (account_id, secret_sha256, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id) DO UPDATE SET secret_sha256 = $2, created_at = $3`,
      [accountId, sha256(secret), createdAt],
    );
    return { secret, createdAt };
  }

  /** When the viewer's link was made, or null. Throws `Forbidden`. */
  async madeAt(viewer: Viewer): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(
      'SELECT created_at AS at FROM feed_link WHERE account_id = $1',
      [requireAdvisor(viewer).accountId],
    );
    return row?.at ?? null;
  }

  /** Ends the link. Throws `NotFound` (`feed-not-found`) where there is none. */
  async revoke(viewer: Viewer): Promise<void> {
    const rows = await this.database.query<object>(
      'DELETE FROM feed_link WHERE account_id = $1 RETURNING account_id',
      [requireAdvisor(viewer).accountId],
    );
    if (rows.length === 0) throw feedNotFound();
  }

  /**
   * Whose feed a secret opens. Throws `NotFound` (`feed-not-found`), also once the account is closed
   * or its owner advises no more.
   */
  async open(secret: string): Promise<FeedReader> {
    const isShaped = /^[A-Za-z0-9_-]{86}$/.test(secret);
    const [reader] = isShaped
      ? await this.database.query<FeedReader>(
          `SELECT a.id AS "accountId", n.handle, a.display_name AS "displayName",
                  coalesce(m.language, 'en') AS language
           FROM feed_link f
           JOIN account a ON a.id = f.account_id
           JOIN namespace n ON n.id = a.id
           LEFT JOIN mail_address m ON m.account_id = a.id
           WHERE f.secret_sha256 = $1 AND a.is_advisor AND a.closed_at IS NULL`,
          [sha256(secret)],
        )
      : [];
    if (reader === undefined) throw feedNotFound();
    return reader;
  }
}

function feedNotFound(): NotFound {
  return new NotFound(
    'feed-not-found',
    'No feed is at this address; its link may have been ended.',
    {},
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
