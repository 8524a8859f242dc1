import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, NotFound, Refused } from '../../domain/errors/sphere-error.js';
import { offerDocument, undoDocument } from '../../domain/notify/offer.js';
import { isSameAddress } from '../../domain/notify/senders.js';
import { inboxAddressOf, type NotifyService } from '../../domain/notify/vocabulary.js';
import { canOfferForReview, canReadDraft } from '../../domain/release/policies.js';
import { requireAble, requireAccount } from '../../domain/release/require-ability.js';
import type { JsonValue } from '../../domain/release/canonical-json.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { NotifyConfig } from '../../foundations/config/notify.config.js';
import { ServerConfig } from '../../foundations/config/server.config.js';
import { Database, sql } from '../../foundations/database/database.js';
import { CandidatesService, type ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { NotifyRecorder } from './notify-recorder.js';
import type { ReviewOfferView } from './notify-view.js';
import { OfferedWorks } from './offered-works.js';
import {
  cancelUnsent,
  findOfferDocument,
  findOpenOffer,
  findReviewOffer,
  insertOffer,
  listReviewOffers,
  queueNotification,
} from './offer-rows.js';

/** Asks other services for reviews of what is published, and takes that back. */
@Injectable()
export class ReviewOffers {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesService,
    private readonly works: OfferedWorks,
    private readonly recorder: NotifyRecorder,
    private readonly config: NotifyConfig,
    private readonly server: ServerConfig,
    private readonly clock: Clock,
  ) {}

  /** Services that may be asked. */
  get services(): readonly NotifyService[] {
    return this.config.reviewServices;
  }

  /** Calls `listener` on this process whenever there is something to send. */
  whenDue(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Offers a published release to a service; an offer that stands is handed back. It is sent afterwards:
   * nothing here waits for the service. Throws `Forbidden` for all but owners and stewards, `Refused`
   * (`review-service-unknown`), `Conflict` (`not-published`).
   * @param service address by which it is configured
   */
  async offer(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    service: string,
  ): Promise<ReviewOfferView> {
    const account = this.requireOffering(viewer, repository);
    const target = this.requireService(service);
    return this.database.transaction(async (manager) => {
      const release = await this.candidates.requireLocked(manager, viewer, repository, version);
      if (release.state !== 'published') throw notPublished(release);
      const standing = await findOpenOffer(manager, release.id, target.id);
      if (standing !== null) return standing;

      const now = this.clock.now();
      const id = newId();
      const exchange = { id, ...this.endsOf(target), actor: this.actorOf(account) };
      const document = offerDocument(exchange, await this.works.describe(repository, release));
      await insertOffer(manager, {
        ...{ id, releaseId: release.id, service: target.id },
        ...{ offeredBy: account.accountId, offeredAt: now },
      });
      await queueNotification(manager, {
        ...{ id, offerId: id, activity: 'offer', inbox: target.inbox, dueAt: now },
        document: JSON.stringify(document),
      });
      const offer = await requireOffer(manager, release.id, id);
      await this.recorder.record(manager, release.id, {
        action: 'review-offer.made',
        actor: account.handle,
        detail: { offer: id, service: target.id },
        isPublic: false,
      });
      this.announce(manager);
      return offer;
    });
  }

  /** The offers of a release, the first one first. Throws `Forbidden` for all but members and stewards. */
  list(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<ReviewOfferView[]> {
    const account = requireAccount(viewer);
    const isAble = canReadDraft(viewer, repository) || account.roles.has('steward');
    requireAble(account, isAble, 'ask for reviews elsewhere', 'owner');
    return listReviewOffers(this.database, release.id, page);
  }

  /**
   * Takes an offer back, and tells the service unless it cannot have heard of it. Repeating it changes
   * nothing. Throws as `offer`, and `NotFound` (`review-offer-not-found`).
   */
  async withdraw(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    id: string,
  ): Promise<ReviewOfferView> {
    const account = this.requireOffering(viewer, repository);
    return this.database.transaction(async (manager) => {
      const release = await this.candidates.requireLocked(manager, viewer, repository, version);
      const offer = await requireOffer(manager, release.id, id);
      if (offer.withdrawnAt !== null) return offer;
      const now = this.clock.now();
      await sql(
        manager,
        `UPDATE review_offer SET withdrawn_at = $2, closed_at = coalesce(closed_at, $2)
         WHERE id = $1`,
        [id, now],
      );
      await this.sendUndo(manager, account, offer, now);
      const withdrawn = await requireOffer(manager, release.id, id);
      await this.recorder.record(manager, release.id, {
        action: 'review-offer.withdrawn',
        actor: account.handle,
        detail: { offer: id, service: offer.service },
        isPublic: false,
      });
      this.announce(manager);
      return withdrawn;
    });
  }

  private async sendUndo(
    manager: EntityManager,
    account: AccountViewer,
    offer: ReviewOfferView,
    now: Date,
  ): Promise<void> {
    const wasHeard = await cancelUnsent(manager, offer.id);
    if (!wasHeard) return;
    const sent = await findOfferDocument(manager, offer.id);
    const id = newId();
    const target = { id: offer.service, inbox: sent.inbox };
    const exchange = { id, ...this.endsOf(target), actor: this.actorOf(account) };
    const offered = JSON.parse(sent.document) as Readonly<Record<string, JsonValue>>;
    await queueNotification(manager, {
      ...{ id, offerId: offer.id, activity: 'undo', inbox: sent.inbox },
      // An offer that is being sent this moment comes first.
      dueAt: sent.leasedUntil ?? now,
      document: JSON.stringify(undoDocument(exchange, offered)),
    });
  }

  private requireOffering(viewer: Viewer, repository: RepositoryView): AccountViewer {
    const isAble = canOfferForReview(viewer, repository);
    return requireAble(requireAccount(viewer), isAble, 'ask for reviews elsewhere', 'owner');
  }

  private requireService(service: string): NotifyService {
    const known = this.services.find(({ id }) => isSameAddress(id, service));
    if (known !== undefined) return known;
    const facts = { service: service.slice(0, 200), services: this.services.map(({ id }) => id) };
    const named =
      facts.services.length === 0 ? 'none is configured' : `there are ${facts.services.join(', ')}`;
    throw new Refused(
      'review-service-unknown',
      `No review is asked for at "${facts.service}"; ${named}.`,
      { facts },
    );
  }

  private endsOf(target: NotifyService) {
    const { publicUrl } = this.server;
    return { origin: { id: publicUrl, inbox: inboxAddressOf(publicUrl) }, target };
  }

  private actorOf({ handle, displayName }: AccountViewer) {
    return { address: `${this.server.publicUrl}/${handle}`, name: displayName };
  }

  private announce(manager: EntityManager): void {
    this.database.afterCommit(manager, () => {
      for (const listener of this.listeners) listener();
    });
  }
}

async function requireOffer(
  manager: EntityManager,
  releaseId: string,
  id: string,
): Promise<ReviewOfferView> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const offer = isId ? await findReviewOffer(manager, releaseId, id) : null;
  if (offer !== null) return offer;
  throw new NotFound('review-offer-not-found', 'The release has no such offer for review.');
}

function notPublished({ version }: ReleaseView): Conflict {
  return new Conflict('not-published', `Release ${version} is not published.`, {
    remedy: 'Publish it first.',
    facts: { version, instead: 'publish' },
  });
}
