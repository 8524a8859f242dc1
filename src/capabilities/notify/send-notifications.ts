import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { retryPauseMs } from '../../domain/registration/retry-pause.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Rounds } from '../../foundations/clock/rounds.js';
import { NotifyConfig } from '../../foundations/config/notify.config.js';
import { Database } from '../../foundations/database/database.js';
import {
  type NotificationOutcome,
  postNotification,
} from '../../foundations/http/post-notification.js';
import { ReviewOffers } from './review-offers.service.js';

interface DueNotification {
  readonly id: string;
  readonly inbox: string;
  readonly document: string;
  readonly attempts: number;
  readonly lease: string;
}

const everyMs = 15_000;
const batchSize = 50;
/** Longer than any attempt takes: the lease of a process that was killed ends by itself. */
const leaseMs = 60_000;
/** With pauses up to an hour, half a day: who does not answer until then is asked again by somebody. */
const mostAttempts = 20;

/**
 * Sends what waits for other services, after the transactions that wrote it: no request waits for another
 * service. Any number of processes may do it; where one dies between sending and noting that, a
 * notification goes out twice under one id, which its receiver takes once.
 */
@Injectable()
export class SendNotifications implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SendNotifications.name);
  private readonly rounds = new Rounds(
    () => this.sendDue(),
    (error) => {
      this.logger.warn({ err: error }, 'Notifications wait; the next round tries again.');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly offers: ReviewOffers,
    private readonly config: NotifyConfig,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.reviewServices.length === 0) return;
    this.offers.whenDue(() => {
      this.rounds.poke();
    });
    this.rounds.begin(everyMs);
  }

  /** Waits for what is being sent; the rest is sent by whoever runs next. */
  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.end();
  }

  /** Sends what is due. @returns how many were taken */
  send(): Promise<number> {
    return this.rounds.run();
  }

  private async sendDue(): Promise<number> {
    let taken = 0;
    for (let count = 0; count < batchSize && !this.rounds.isOver; count += 1) {
      const due = await this.lease();
      if (due === null) return taken;
      const outcome = await postNotification(due.inbox, due.document, this.clock.now());
      if (outcome.verdict === 'taken') taken += 1;
      await this.settle(due, outcome);
    }
    return taken;
  }

  /** Served by outgoing_notification_due. */
  private async lease(): Promise<DueNotification | null> {
    const now = this.clock.now();
    const [due] = await this.database.query<DueNotification>(
      `WITH due AS MATERIALIZED (
         SELECT id FROM outgoing_notification
         WHERE state = 'waiting' AND due_at <= $1
           AND (leased_until IS NULL OR leased_until <= $1)
         ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE outgoing_notification m SET lease = $2, leased_until = $3 FROM due
       WHERE m.id = due.id
       RETURNING m.id, m.inbox, m.document, m.attempts, m.lease`,
      [now, newId(), new Date(now.getTime() + leaseMs)],
    );
    return due ?? null;
  }

  private async settle(due: DueNotification, outcome: NotificationOutcome): Promise<void> {
    const attempts = due.attempts + 1;
    if (outcome.verdict === 'taken') {
      await this.note(due, { state: 'sent', pauseMs: 0, reason: null });
      return;
    }
    const { reason } = outcome;
    const isLast = outcome.verdict === 'refused' || attempts >= mostAttempts;
    const pauseMs =
      outcome.verdict === 'later' ? retryPauseMs(attempts, Math.random(), outcome.retryAfterMs) : 0;
    const what = isLast ? 'is given up' : 'waits';
    this.logger.warn(`Notification ${due.id} ${what} after attempt ${attempts}: ${reason}`);
    await this.note(due, { state: isLast ? 'failed' : 'waiting', pauseMs, reason });
  }

  private async note(
    { id, lease }: DueNotification,
    result: {
      readonly state: 'sent' | 'waiting' | 'failed';
      readonly pauseMs: number;
      readonly reason: string | null;
    },
  ): Promise<void> {
    const now = this.clock.now();
    await this.database.query(
      `UPDATE outgoing_notification SET state = $3, due_at = $4, last_error = $5,
         settled_at = CASE WHEN $3 = 'waiting' THEN NULL ELSE $6::timestamptz END,
         attempts = attempts + 1, lease = NULL, leased_until = NULL
       WHERE id = $1 AND lease = $2`,
      [id, lease, result.state, new Date(now.getTime() + result.pauseMs), result.reason, now],
    );
  }
}
