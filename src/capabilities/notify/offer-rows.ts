import type { EntityManager } from 'typeorm';
import { type Database, sql } from '../../foundations/database/database.js';
import type { ReviewOfferView } from './notify-view.js';

/** Each offer with the notification that went out last; from `review_offer o`. */
const offers = `
  SELECT o.id, o.service, n.handle AS "offeredBy", o.offered_at AS "offeredAt", o.answer,
    coalesce(o.answer_note, '') AS "answerNote", o.answered_at AS "answeredAt",
    o.withdrawn_at AS "withdrawnAt", m.state AS sending, m.last_error AS "lastError"
  FROM review_offer o
  JOIN namespace n ON n.id = o.offered_by
  JOIN LATERAL (SELECT state, last_error FROM outgoing_notification
                WHERE offer_id = o.id ORDER BY id DESC LIMIT 1) m ON true`;

/** Offers of a release in the order in which they were made; served by `review_offer_by_release`. */
export function listReviewOffers(
  database: Database,
  releaseId: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<ReviewOfferView[]> {
  return database.query<ReviewOfferView>(
    `${offers} WHERE o.release_id = $1 AND ($2::uuid IS NULL OR o.id > $2)
     ORDER BY o.id LIMIT $3`,
    [releaseId, page.after, page.limit],
  );
}

/** An offer of a release, or null. */
export async function findReviewOffer(
  manager: EntityManager,
  releaseId: string,
  id: string,
): Promise<ReviewOfferView | null> {
  const [offer] = await sql<ReviewOfferView>(
    manager,
    `${offers} WHERE o.release_id = $1 AND o.id = $2`,
    [releaseId, id],
  );
  return offer ?? null;
}

/** The offer of a release to a service that stands, or null; served by `review_offer_is_one_at_a_time`. */
export async function findOpenOffer(
  manager: EntityManager,
  releaseId: string,
  service: string,
): Promise<ReviewOfferView | null> {
  const [offer] = await sql<ReviewOfferView>(
    manager,
    `${offers} WHERE o.release_id = $1 AND o.service = $2 AND o.closed_at IS NULL`,
    [releaseId, service],
  );
  return offer ?? null;
}

/** Stores a new offer. */
export async function insertOffer(
  manager: EntityManager,
  offer: {
    readonly id: string;
    readonly releaseId: string;
    readonly service: string;
    readonly offeredBy: string;
    readonly offeredAt: Date;
  },
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO review_offer (id, release_id, service, offered_by, offered_at)
     VALUES ($1, $2, $3, $4, $5)`,
    [offer.id, offer.releaseId, offer.service, offer.offeredBy, offer.offeredAt],
  );
}

/** Puts a notification into the outbox. */
export async function queueNotification(
  manager: EntityManager,
  notification: {
    readonly id: string;
    readonly offerId: string;
    readonly activity: 'offer' | 'undo';
    readonly inbox: string;
    readonly document: string;
    readonly dueAt: Date;
  },
): Promise<void> {
  const { id, offerId, activity, inbox, document, dueAt } = notification;
  await sql(
    manager,
    `INSERT INTO outgoing_notification (id, offer_id, activity, inbox, document, due_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, offerId, activity, inbox, document, dueAt],
  );
}

/**
 * Keeps an offer from being sent, or from being tried again.
 * @returns whether its service may have heard of it: it was sent, or an attempt may have arrived
 */
export async function cancelUnsent(manager: EntityManager, offerId: string): Promise<boolean> {
  const [before] = await sql<{ state: string; attempts: number; isLeased: boolean }>(
    manager,
    `SELECT state, attempts, lease IS NOT NULL AS "isLeased" FROM outgoing_notification
     WHERE id = $1 FOR UPDATE`,
    [offerId],
  );
  if (before?.state === 'waiting' && !before.isLeased) {
    await sql(manager, `UPDATE outgoing_notification SET state = 'cancelled' WHERE id = $1`, [
      offerId,
    ]);
    return before.attempts > 0;
  }
  return before?.state === 'sent' || before?.isLeased === true;
}

/** An offer as it was written, where it goes, and until when it is being sent. */
export async function findOfferDocument(manager: EntityManager, offerId: string) {
  const [sent] = await sql<{
    readonly document: string;
    readonly inbox: string;
    readonly leasedUntil: Date | null;
  }>(
    manager,
    `SELECT document, inbox, leased_until AS "leasedUntil" FROM outgoing_notification
     WHERE id = $1`,
    [offerId],
  );
  if (sent === undefined) throw new Error(`Offer ${offerId} was never written.`);
  return sent;
}
