import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Conflict, InvalidInput, NotFound, Refused } from '../../domain/errors/sphere-error.js';
import type { Language } from '../../domain/language/language.js';
import { requireAccount, requireAble } from '../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { MailQueue } from './mail-queue.js';

/** Where an account has its notifications sent. */
export interface MailAddressView {
  readonly address: string;
  readonly language: Language;
  readonly isConfirmed: boolean;
}

/** RFC 5321 §4.5.3.1.3; comments, quotes and other rarities are left out. */
const addressShape =
  /^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,187}[A-Za-z0-9])?$/;
/** Whoever has an account cannot have Sphere write to strangers at will. */
const pauseMs = 10 * 60_000;
const codeLifeMs = 24 * 3_600_000;

/** Addresses are used once their owner has shown, by a code sent there, that they are hers. */
@Injectable()
export class MailAddressesService {
  constructor(
    private readonly database: Database,
    private readonly mail: MailQueue,
    private readonly clock: Clock,
  ) {}

  /** The viewer's address, or null. Throws `Unauthenticated`. */
  async find(viewer: Viewer): Promise<MailAddressView | null> {
    const [row] = await this.database.query<MailAddressView>(
      `SELECT address, language, confirmed_at IS NOT NULL AS "isConfirmed"
       FROM mail_address WHERE account_id = $1`,
      [requireAccount(viewer).accountId],
    );
    return row ?? null;
  }

  /**
   * Sets address and language, and sends a code where the address is another one. Throws
   * `InvalidInput` (`mail-address`), `Refused` (`mail-not-offered`) where no server is configured, and
   * `Conflict` (`mail-set-lately`) within ten minutes of the last code.
   */
  async set(viewer: Viewer, address: string, language: Language): Promise<MailAddressView> {
    const { accountId } = requireChange(viewer);
    if (!this.mail.isOffered) {
      throw new Refused('mail-not-offered', 'This service sends no mail.', {
        remedy: 'Read the list of notifications, or subscribe to your feed.',
      });
    }
    if (!addressShape.test(address)) {
      throw InvalidInput.field(
        'address',
        'mail-address',
        `"${address.slice(0, 80)}" is not an e-mail address.`,
        { value: address.slice(0, 80) },
      );
    }
    const now = this.clock.now();
    return this.database.transaction(async (manager) => {
      // Two at once for one account take turns, also before there is a row.
      await sql(manager, 'SELECT 1 FROM account WHERE id = $1 FOR NO KEY UPDATE', [accountId]);
      const [standing] = await sql<MailAddressView & { readonly setAt: Date }>(
        manager,
        `SELECT address, set_at AS "setAt", confirmed_at IS NOT NULL AS "isConfirmed"
         FROM mail_address WHERE account_id = $1 FOR UPDATE`,
        [accountId],
      );
      if (standing?.address === address && standing.isConfirmed) {
        await sql(manager, 'UPDATE mail_address SET language = $2 WHERE account_id = $1', [
          accountId,
          language,
        ]);
        return { address, language, isConfirmed: true };
      }
      if (standing !== undefined && now.getTime() - standing.setAt.getTime() < pauseMs) {
        throw new Conflict('mail-set-lately', 'A code was sent less than ten minutes ago.', {
          remedy: 'Enter it, or wait and try again.',
        });
      }
      const code = makeCode();
      await sql(
        manager,
        `INSERT INTO mail_address (account_id, address, language, code_sha256, set_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id) DO UPDATE SET address = $2, language = $3, code_sha256 = $4,
           set_at = $5, confirmed_at = NULL`,
        [accountId, address, language, sha256(code), now],
      );
      await this.mail.add(manager, accountId, { type: 'confirmation', code });
      return { address, language, isConfirmed: false };
    });
  }

  /**
   * Confirms the address by the code that was sent there. Throws `Refused` (`mail-code-wrong`); a wrong
   * code uses the right one up, so that nobody guesses.
   */
  async confirm(viewer: Viewer, code: string): Promise<MailAddressView> {
    const { accountId } = requireChange(viewer);
    const now = this.clock.now();
    const [row] = await this.database.query<
      MailAddressView & { readonly codeSha256: string | null; readonly setAt: Date }
    >(
      `UPDATE mail_address a SET code_sha256 = NULL
       FROM (SELECT account_id, code_sha256 FROM mail_address WHERE account_id = $1 FOR UPDATE) was
       WHERE a.account_id = was.account_id
       RETURNING a.address, a.language, a.set_at AS "setAt", was.code_sha256 AS "codeSha256"`,
      [accountId],
    );
    const isRight =
      row !== undefined &&
      row.codeSha256 !== null &&
      now.getTime() - row.setAt.getTime() < codeLifeMs &&
      timingSafeEqual(Buffer.from(sha256(code.trim())), Buffer.from(row.codeSha256));
    if (!isRight) {
      throw new Refused('mail-code-wrong', 'This is not the code that was sent.', {
        remedy: 'Have a new one sent, and copy it whole.',
      });
    }
    await this.database.query(
      'UPDATE mail_address SET confirmed_at = $2 WHERE account_id = $1 AND address = $3',
      [accountId, now, row.address],
    );
    return { address: row.address, language: row.language, isConfirmed: true };
  }

  /** Forgets the address; nothing more is sent. Throws `NotFound` where there is none. */
  async remove(viewer: Viewer): Promise<void> {
    const rows = await this.database.query<object>(
      'DELETE FROM mail_address WHERE account_id = $1 RETURNING account_id',
      [requireChange(viewer).accountId],
    );
    if (rows.length > 0) return;
    throw new NotFound('mail-address-not-found', 'Your account has no address for notifications.');
  }
}

function requireChange(viewer: Viewer): AccountViewer {
  const account = requireAccount(viewer);
  return requireAble(account, account.scope === 'write', 'change notifications', 'writer');
}

function makeCode(): string {
  return String(randomInt(100_000_000)).padStart(8, '0');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
