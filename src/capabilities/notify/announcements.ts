import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Announcement, ReceivedNotification } from '../../domain/notify/read-notification.js';
import { isAtSender } from '../../domain/notify/senders.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { NotifyConfig } from '../../foundations/config/notify.config.js';
import { Database, sql } from '../../foundations/database/database.js';
import { type AddressedWork, AddressedWorks } from './addressed-works.js';
import { NotifyRecorder } from './notify-recorder.js';
import { findOffer } from './offer-answers.js';
import { unmatched } from './unmatched.js';

/** Keeps what other services announce of releases, to be confirmed before it is shown. */
@Injectable()
export class Announcements {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly works: AddressedWorks,
    private readonly recorder: NotifyRecorder,
    private readonly config: NotifyConfig,
    private readonly clock: Clock,
  ) {}

  /** Calls `listener` on this process whenever there is something to confirm. */
  whenDue(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** The release that an announcement is about; null where none is published under its addresses. */
  locate({ works }: Announcement): Promise<AddressedWork | null> {
    return this.works.find(works);
  }

  /**
   * Keeps an announcement. Of the same thing announced again the last announcement stands, and what was
   * shown stays so. Throws `InvalidInput` where it is about nothing here, or stands where nobody of those
   * who may write does.
   * @param notificationId of the notification as it was kept
   */
  async take(
    manager: EntityManager,
    notificationId: string,
    received: ReceivedNotification,
    announcement: Announcement,
    work: AddressedWork | null,
  ): Promise<void> {
    const { kind, addresses, works } = announcement;
    const isRelationship = kind === 'relationship';
    if (work === null) {
      const field = isRelationship ? 'object.as:object' : 'context.id';
      throw unmatched(field, 'work', works[0] ?? '', 'is no work published here');
    }
    const address = addresses.find((one) => isAtSender(one, this.config.knownSenders));
    if (address === undefined) {
      const field = isRelationship ? 'object.as:subject' : 'object.id';
      throw unmatched(field, 'place', addresses[0] ?? '', 'is not at a service that may write');
    }
    const { origin, inReplyTo, actorName } = received;
    const offer = await findOffer(manager, inReplyTo, origin.id);
    const { release } = work;
    await sql(manager, keepOne, [
      newId(),
      release.id,
      notificationId,
      offer?.releaseId === release.id ? offer.id : null,
      kind,
      address,
      announcement.citeAs,
      announcement.relationship,
      announcement.title,
      origin.id,
      actorName,
      this.clock.now(),
    ]);
    await this.recorder.record(manager, release.id, {
      action: 'external-review.announced',
      detail: { service: origin.id, kind },
      isPublic: false,
    });
    this.database.afterCommit(manager, () => {
      for (const listener of this.listeners) listener();
    });
  }

  /**
   * Takes away what a notification had announced; that it was there stays on record. Throws `InvalidInput`
   * where the same service sent none of that id.
   */
  async undo(manager: EntityManager, origin: string, urn: string): Promise<void> {
    const [undone] = await sql<{ id: string }>(
      manager,
      'SELECT id FROM inbox_notification WHERE urn = $1 AND origin = $2',
      [urn, origin],
    );
    if (undone === undefined) {
      throw unmatched('object.id', 'notification', urn, 'is no notification of this service');
    }
    const taken = await sql<{ id: string; releaseId: string; kind: string; wasShown: boolean }>(
      manager,
      `UPDATE external_review SET state = 'undone', lease = NULL, leased_until = NULL
       WHERE notification_id = $1 AND state <> 'undone'
       RETURNING id, release_id AS "releaseId", kind, confirmed_at IS NOT NULL AS "wasShown"`,
      [undone.id],
    );
    for (const { id, releaseId, kind, wasShown } of taken) {
      await this.recorder.record(manager, releaseId, {
        action: 'external-review.undone',
        detail: { review: id, service: origin, kind },
        isPublic: wasShown,
      });
    }
  }
}

const keepOne = `
  INSERT INTO external_review AS known
    (id, release_id, notification_id, offer_id, kind, address, cite_as, relationship, title, service,
     service_name, state, announced_at, due_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'waiting', $12, $12)
  ON CONFLICT (release_id, kind, address) WHERE state <> 'undone' DO UPDATE SET
    notification_id = excluded.notification_id,
    state = CASE known.state WHEN 'unconfirmed' THEN 'waiting' ELSE known.state END,
    due_at = excluded.due_at, attempts = 0
  WHERE known.service = excluded.service`;
