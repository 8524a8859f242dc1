import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Language } from '../../domain/language/language.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Rounds } from '../../foundations/clock/rounds.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { Database, sql } from '../../foundations/database/database.js';
import { Mailer } from '../../foundations/mail/mailer.js';
import { type MailContent, writeMail } from './write-mail.js';
import type { News } from './notification.js';

interface DueMail {
  readonly id: string;
  readonly accountId: string;
  readonly content: MailContent;
  readonly attempts: number;
  readonly address: string | null;
  readonly language: Language | null;
  readonly isConfirmed: boolean | null;
}

const minuteMs = 60_000;
/** How long after each attempt the next one comes; after the last, the message is given up. */
const pausesMs = [1, 5, 30, 120, 360, 1_440].map((minutes) => minutes * minuteMs);
const everyMs = 15_000;
const batchSize = 50;

/**
 * Mail waits in the database and is sent by any process, after the transaction that wrote it: no
 * request waits for a mail server. A message is leased before it is sent and may, where a process dies
 * between the two, be sent twice under one id; it is never lost.
 */
@Injectable()
export class MailQueue implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MailQueue.name);
  private readonly rounds = new Rounds(
    () => this.sendDue(),
    (error) => {
      this.logger.warn({ err: error }, 'Mail waits; the next round tries again.');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly server: ServerConfig,
    private readonly clock: Clock,
  ) {}

  /** Whether a mail server is configured. */
  get isOffered(): boolean {
    return this.mailer.isOffered;
  }

  /** Queues news for those of the accounts that confirmed an address. */
  async enqueue(manager: EntityManager, accountIds: readonly string[], news: News): Promise<void> {
    if (!this.isOffered) return;
    const accounts = await sql<{ id: string }>(
      manager,
      `SELECT account_id AS id FROM mail_address
       WHERE account_id = ANY ($1::uuid[]) AND confirmed_at IS NOT NULL`,
      [accountIds],
    );
    for (const { id } of accounts) await this.add(manager, id, { type: 'news', news });
  }

  /** Queues a message to an account, confirmed or not. */
  async add(manager: EntityManager, accountId: string, content: MailContent): Promise<void> {
    await sql(
      manager,
      'INSERT INTO mail (id, account_id, content, due_at) VALUES ($1, $2, $3, $4)',
      [newId(), accountId, JSON.stringify(content), this.clock.now()],
    );
    this.database.afterCommit(manager, () => {
      this.rounds.poke();
    });
  }

  /** Sends what is due, one message after another. @returns how many were sent */
  deliver(): Promise<number> {
    return this.rounds.run();
  }

  onApplicationBootstrap(): void {
    if (this.isOffered) this.rounds.begin(everyMs);
  }

  /** Waits for the message that is being sent; the others are sent by whoever runs next. */
  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.end();
  }

  private async sendDue(): Promise<number> {
    let sent = 0;
    for (let taken = 0; taken < batchSize && !this.rounds.isOver; taken += 1) {
      const mail = await this.lease();
      if (mail === null) return sent;
      if (await this.send(mail)) sent += 1;
    }
    return sent;
  }

  /** Takes one message that nobody else is at, and puts its next attempt off; served by `mail_due`. */
  private async lease(): Promise<DueMail | null> {
    const now = this.clock.now();
    const [mail] = await this.database.query<DueMail>(
      `WITH due AS MATERIALIZED (
         SELECT m.id, a.address, a.language, a.confirmed_at IS NOT NULL AS confirmed
         FROM mail m LEFT JOIN mail_address a ON a.account_id = m.account_id
         WHERE m.due_at <= $1 ORDER BY m.due_at, m.id LIMIT 1
         FOR UPDATE OF m SKIP LOCKED)
       UPDATE mail SET attempts = attempts + 1,
         due_at = $1::timestamptz
           + ($2::int[])[least(attempts + 1, $3::int)] * interval '1 millisecond'
       FROM due WHERE mail.id = due.id
       RETURNING mail.id, mail.account_id AS "accountId", mail.content, mail.attempts, due.address,
         due.language, due.confirmed AS "isConfirmed"`,
      [now, pausesMs, pausesMs.length],
    );
    return mail ?? null;
  }

  private async send({ id, content, attempts, ...to }: DueMail): Promise<boolean> {
    const isWanted =
      to.address !== null && (content.type === 'confirmation' || to.isConfirmed === true);
    if (!isWanted) {
      await this.forget(id);
      return false;
    }
    const language = to.language ?? 'en';
    const words = writeMail(content, language, this.server.publicUrl);
    try {
      await this.mailer.send({ id, to: to.address ?? '', language, ...words });
    } catch (error) {
      await this.keepFailure(id, attempts, error);
      return false;
    }
    await this.forget(id);
    return true;
  }

  private async keepFailure(id: string, attempts: number, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    if (attempts > pausesMs.length) {
      this.logger.error(`Mail ${id} is given up after ${attempts} attempts: ${reason}`);
      await this.forget(id);
      return;
    }
    this.logger.warn(`Mail ${id} was not taken (attempt ${attempts}): ${reason}`);
    await this.database.query('UPDATE mail SET last_error = $2 WHERE id = $1', [
      id,
      reason.slice(0, 500),
    ]);
  }

  /** Nothing of a message is kept once it is sent: it may hold a code. */
  private async forget(id: string): Promise<void> {
    await this.database.query('DELETE FROM mail WHERE id = $1', [id]);
  }
}
