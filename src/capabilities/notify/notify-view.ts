import type { ExternalKind, OfferAnswer } from '../../domain/notify/vocabulary.js';

/** What another service said of a release, once its page was found to name the release. */
export interface ExternalReviewView {
  readonly id: string;
  readonly kind: ExternalKind;
  /** Where it stands. */
  readonly address: string;
  readonly citeAs: string | null;
  /** Of a relationship: the address of its type. */
  readonly relationship: string | null;
  /** As the service calls it; empty where it says nothing. */
  readonly title: string;
  /** Address that the service names itself by. */
  readonly service: string;
  readonly serviceName: string;
  /** Of this service's offer that it answers. */
  readonly offerId: string | null;
  readonly announcedAt: Date;
  readonly confirmedAt: Date;
}

/** How far a notification is on its way. */
type SendingState = 'waiting' | 'sent' | 'failed' | 'cancelled';

/** A review that was asked for elsewhere. */
export interface ReviewOfferView {
  readonly id: string;
  /** Address of the service. */
  readonly service: string;
  /** Handle. */
  readonly offeredBy: string;
  readonly offeredAt: Date;
  readonly answer: OfferAnswer | null;
  /** What the service said with it; empty where it said nothing. */
  readonly answerNote: string;
  readonly answeredAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** Of the offer, or once it is withdrawn, of that. */
  readonly sending: SendingState;
  /** Why the last attempt brought nothing. */
  readonly lastError: string | null;
}

/** A notification that was received. */
export interface InboxEntry {
  readonly id: string;
  /** JSON, as it was understood. */
  readonly document: string;
  readonly receivedAt: Date;
}
