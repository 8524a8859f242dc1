import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ReceivedNotification, Said } from '../../domain/notify/read-notification.js';
import { isKnownSender } from '../../domain/notify/senders.js';
import { Clock } from '../../foundations/clock/clock.js';
import { sql } from '../../foundations/database/database.js';
import { NotifyRecorder } from './notify-recorder.js';
import { unmatched } from './unmatched.js';

interface AnsweredOffer {
  readonly id: string;
  readonly releaseId: string;
  readonly service: string;
  readonly isClosed: boolean;
}

/** Matches what services answer to what they were asked. */
@Injectable()
export class OfferAnswers {
  constructor(
    private readonly recorder: NotifyRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes an answer on the offer that it names; the last one stands, until the offer is closed by a
   * rejection or by a withdrawal. Throws `InvalidInput` where that service was offered no such thing.
   */
  async take(
    manager: EntityManager,
    { inReplyTo, origin }: ReceivedNotification,
    { answer, note }: Extract<Said, { activity: 'answer' }>,
  ): Promise<void> {
    const offer = await findOffer(manager, inReplyTo, origin.id);
    if (offer === null) {
      throw unmatched('inReplyTo', 'offer', inReplyTo ?? '', 'is no offer made to this service');
    }
    if (offer.isClosed) return;
    const now = this.clock.now();
    await sql(
      manager,
      `UPDATE review_offer SET answer = $2, answer_note = $3, answered_at = $4,
         closed_at = CASE WHEN $2 = 'rejected' THEN $4::timestamptz END
       WHERE id = $1`,
      [offer.id, answer, note, now],
    );
    await this.recorder.record(manager, offer.releaseId, {
      action: 'review-offer.answered',
      detail: { offer: offer.id, service: offer.service, answer },
      isPublic: false,
    });
  }
}

/** The offer that a notification replies to, locked; null where that service got none of that id. */
export async function findOffer(
  manager: EntityManager,
  inReplyTo: string | null,
  origin: string,
): Promise<AnsweredOffer | null> {
  const id = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(inReplyTo ?? '')?.[1];
  if (id === undefined) return null;
  const [offer] = await sql<AnsweredOffer>(
    manager,
    `SELECT id, release_id AS "releaseId", service, closed_at IS NOT NULL AS "isClosed"
     FROM review_offer WHERE id = $1 FOR UPDATE`,
    [id],
  );
  return offer !== undefined && isKnownSender(origin, [offer.service]) ? offer : null;
}
