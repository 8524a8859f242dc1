import type { ExternalReviewView, ReviewOfferView } from '../../../capabilities/notify/index.js';
import {
  externalDisclaimer,
  externalKinds,
  offerAnswers,
} from '../../../domain/notify/vocabulary.js';
import { type Named, releaseApiOf } from '../addresses.js';
import {
  address,
  flag,
  instant,
  list,
  map,
  nullable,
  object,
  oneOf,
  page,
  text,
} from '../openapi/schema.js';

/** What another service said of a release, marked as its own. */
export function presentExternalReview(review: ExternalReviewView) {
  const { id, kind, address: url, citeAs, relationship, title, offerId } = review;
  return {
    ...{ id, kind, url, citeAs, relationship, title },
    isExternal: true,
    service: { id: review.service, name: review.serviceName },
    offer: offerId,
    announcedAt: review.announcedAt.toISOString(),
    confirmedAt: review.confirmedAt.toISOString(),
    disclaimer: externalDisclaimer,
  };
}

export function presentOffer(
  base: string,
  repository: Named,
  version: string,
  offer: ReviewOfferView,
) {
  const { id, service, offeredBy, answer, answerNote, sending, lastError } = offer;
  return {
    ...{ id, service, offeredBy },
    offeredAt: offer.offeredAt.toISOString(),
    ...{ sending, lastError, answer, answerNote },
    answeredAt: offer.answeredAt?.toISOString() ?? null,
    withdrawnAt: offer.withdrawnAt?.toISOString() ?? null,
    links: {
      self: `${releaseApiOf(base, repository, version)}/review-offers/${id}`,
      release: releaseApiOf(base, repository, version),
    },
  };
}

const offer = {
  id: text,
  service: address,
  offeredBy: text,
  offeredAt: instant,
  sending: oneOf('waiting', 'sent', 'failed', 'cancelled'),
  lastError: nullable(text),
  answer: nullable(oneOf(...offerAnswers)),
  answerNote: text,
  answeredAt: nullable(instant),
  withdrawnAt: nullable(instant),
  links: map(address),
};

/** The shapes above, for the OpenAPI document. */
export const notifySchemas = {
  ExternalReviews: page(
    object({
      id: text,
      kind: oneOf(...externalKinds),
      url: address,
      citeAs: nullable(address),
      relationship: nullable(address),
      title: text,
      isExternal: flag,
      service: object({ id: address, name: text }),
      offer: nullable(text),
      announcedAt: instant,
      confirmedAt: instant,
      disclaimer: oneOf(externalDisclaimer),
    }),
  ),
  ReviewOffer: object(offer),
  ReviewOffers: page(object(offer)),
  ReviewServices: object({ items: list(object({ id: address })) }),
};
