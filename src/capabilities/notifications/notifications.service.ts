import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { requireAccount } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { MailQueue } from './mail-queue.js';
import type { News, NotificationView } from './notification.js';

/** Older ones are not counted. */
const maxUnread = 1_000;

const columns = 'id, kind, subject, created_at AS at, read_at AS "readAt"';

type NotificationRow = Omit<NotificationView, 'subject' | 'actor'> & {
  readonly subject: NotificationView['subject'] & { readonly actor: string };
};

/** What accounts are told: a list of their own, and mail to those who asked for it. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly database: Database,
    private readonly mail: MailQueue,
    private readonly clock: Clock,
  ) {}

  /** Tells accounts in the transaction in which it happens; each once, whatever the list. */
  async tell(manager: EntityManager, accountIds: readonly string[], news: News): Promise<void> {
    const recipients = [...new Set(accountIds)];
    if (recipients.length === 0) return;
    const now = this.clock.now();
    await sql(
      manager,
      `INSERT INTO notification (id, account_id, kind, subject, created_at)
       SELECT id, account_id, $3, $4, $5 FROM unnest($1::uuid[], $2::uuid[]) AS n (id, account_id)`,
      [
        recipients.map(() => newId()),
        recipients,
        news.kind,
        JSON.stringify({ ...news.subject, actor: news.actor }),
        now,
      ],
    );
    await this.mail.enqueue(manager, recipients, news);
  }

  /**
   * The viewer's notifications, the newest first; served by `notification_by_account`. Throws
   * `Unauthenticated`.
   * @param before id of the last one of the page before
   */
  list(
    viewer: Viewer,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<NotificationView[]> {
    return this.ofAccount(requireAccount(viewer).accountId, page);
  }

  /** As `list`, of an account that proved itself otherwise: by the secret of its feed. */
  async ofAccount(
    accountId: string,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<NotificationView[]> {
    const rows = await this.database.query<NotificationRow>(
      `SELECT ${columns} FROM notification
       WHERE account_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [accountId, page.before, page.limit],
    );
    return rows.map(({ subject: { actor, ...subject }, ...row }) => ({ ...row, subject, actor }));
  }

  /** How many the viewer has not read; at most 1,000 are counted. Served by `notification_unread`. */
  async countUnread(viewer: Viewer): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM (
         SELECT 1 FROM notification WHERE account_id = $1 AND read_at IS NULL LIMIT $2) AS unread`,
      [requireAccount(viewer).accountId, maxUnread],
    );
    return row?.count ?? 0;
  }

  /**
   * Marks as read; ids that are not the viewer's, or read already, change nothing.
   * @param ids at most 100; null for all there are
   * @returns how many were marked
   */
  async markRead(viewer: Viewer, ids: readonly string[] | null): Promise<number> {
    const rows = await this.database.query<{ id: string }>(
      `UPDATE notification SET read_at = $2
       WHERE account_id = $1 AND read_at IS NULL AND ($3::uuid[] IS NULL OR id = ANY ($3::uuid[]))
       RETURNING id`,
      [requireAccount(viewer).accountId, this.clock.now(), ids],
    );
    return rows.length;
  }
}
