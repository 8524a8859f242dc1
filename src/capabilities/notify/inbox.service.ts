import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Forbidden, NotFound, TooManyAttempts } from '../../domain/errors/sphere-error.js';
import {
  type ReceivedNotification,
  readNotification,
} from '../../domain/notify/read-notification.js';
import { isKnownSender, isSameAddress } from '../../domain/notify/senders.js';
import { inboxAddressOf } from '../../domain/notify/vocabulary.js';
import { requireSteward } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { NotifyConfig } from '../../foundations/config/notify.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { Database, sql } from '../../foundations/database/database.js';
import { Announcements } from './announcements.js';
import type { InboxEntry } from './notify-view.js';
import { OfferAnswers } from './offer-answers.js';
import { unmatched } from './unmatched.js';

/** Whoever sends more in a day floods the inbox, or somebody else in that name. */
const mostPerDay = 2_000;
const dayMs = 86_400_000;
const retryAfterSeconds = 3_600;

/** Receives what other services have to say (LDN §3; COAR Notify; scholarly G). */
@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly announcements: Announcements,
    private readonly answers: OfferAnswers,
    private readonly config: NotifyConfig,
    private readonly server: ServerConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws `NotFound` (`inbox-closed`) where nobody may write. */
  requireOpen(): void {
    if (this.config.isOpen) return;
    throw new NotFound('inbox-closed', 'This service takes no notifications from others.');
  }

  /**
   * Takes a notification, once however often it is sent. Nothing is believed of it but that it came: what
   * it announces is shown after it was confirmed. Throws `NotFound` (`inbox-closed`), `InvalidInput` with
   * every faulty member, `Forbidden` (`sender-unknown`), `TooManyAttempts`.
   * @returns id of what was taken
   */
  async receive(payload: unknown): Promise<string> {
    this.requireOpen();
    const received = readNotification(payload);
    this.requireAddressed(received);
    const announced =
      received.said.activity === 'announce'
        ? await this.announcements.locate(received.said.announcement)
        : null;
    return this.database.transaction(async (manager) => {
      const known = await findTaken(manager, received);
      if (known !== null) return known;
      await this.requireRoom(manager, received.origin.id);
      const id = newId();
      const isNew = await this.keep(manager, id, received, payload);
      if (!isNew) return (await findTaken(manager, received)) ?? id;
      switch (received.said.activity) {
        case 'announce':
          await this.announcements.take(
            manager,
            id,
            received,
            received.said.announcement,
            announced,
          );
          break;
        case 'undo':
          await this.announcements.undo(manager, received.origin.id, received.said.undone);
          break;
        case 'answer':
          await this.answers.take(manager, received, received.said);
          break;
      }
      return id;
    });
  }

  /** What was received, the newest first. Throws `Unauthenticated`, `Forbidden` for all but stewards. */
  list(
    viewer: Viewer,
    page: { readonly before: string | null; readonly limit: number },
  ): Promise<InboxEntry[]> {
    requireSteward(viewer);
    return this.database.query<InboxEntry>(
      `SELECT id, document, received_at AS "receivedAt" FROM inbox_notification
       WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT $2`,
      [page.before, page.limit],
    );
  }

  /** As `list`, the one of that id. Throws `NotFound` (`inbox-notification-not-found`). */
  async require(viewer: Viewer, id: string): Promise<InboxEntry> {
    requireSteward(viewer);
    const [entry] = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
      ? await this.database.query<InboxEntry>(
          `SELECT id, document, received_at AS "receivedAt" FROM inbox_notification WHERE id = $1`,
          [id],
        )
      : [];
    if (entry !== undefined) return entry;
    throw new NotFound('inbox-notification-not-found', 'The inbox has no such notification.');
  }

  private requireAddressed({ origin, target }: ReceivedNotification): void {
    if (!isKnownSender(origin.id, this.config.knownSenders)) {
      const id = origin.id.slice(0, 200);
      throw new Forbidden('sender-unknown', `Nothing is received from "${id}".`, {
        remedy: 'Ask the operators of this service to list it in NOTIFY_SENDERS.',
        facts: { id },
      });
    }
    if (!isSameAddress(target.inbox, inboxAddressOf(this.server.publicUrl))) {
      throw unmatched('target.inbox', 'inbox', target.inbox, 'is not the inbox of this service');
    }
  }

  private async requireRoom(manager: EntityManager, origin: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - dayMs);
    const [row] = await sql<{ count: number }>(
      manager,
      `SELECT count(*)::int AS count FROM inbox_notification
       WHERE origin = $1 AND received_at > $2`,
      [origin, since],
    );
    if ((row?.count ?? 0) < mostPerDay) return;
    throw new TooManyAttempts(
      `"${origin.slice(0, 200)}" has sent ${mostPerDay} notifications in a day.`,
      retryAfterSeconds,
      { facts: { sender: origin.slice(0, 200), limit: mostPerDay } },
    );
  }

  /** @returns false where another request keeps the same one just now */
  private async keep(
    manager: EntityManager,
    id: string,
    { id: urn, origin, said }: ReceivedNotification,
    payload: unknown,
  ): Promise<boolean> {
    const rows = await sql(
      manager,
      `INSERT INTO inbox_notification (id, urn, origin, activity, document, received_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (urn) DO NOTHING RETURNING id`,
      [id, urn, origin.id, said.activity, JSON.stringify(payload), this.clock.now()],
    );
    return rows.length > 0;
  }
}

/** What was taken under the same id. Throws `InvalidInput` where another service had sent it. */
async function findTaken(
  manager: EntityManager,
  { id: urn, origin }: ReceivedNotification,
): Promise<string | null> {
  const [row] = await sql<{ id: string; origin: string }>(
    manager,
    'SELECT id, origin FROM inbox_notification WHERE urn = $1',
    [urn],
  );
  if (row === undefined) return null;
  if (row.origin === origin.id) return row.id;
  throw unmatched('id', 'id', urn, 'was sent by another service already');
}
