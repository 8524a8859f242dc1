/** The contexts of COAR Notify, as they are written (scholarly G). */
export const notifyContext = [
  'https://www.w3.org/ns/activitystreams',
  'https://coar-notify.net',
] as const;

/** As senders write the second one; the last is that of older drafts. */
export const coarContexts: readonly string[] = [
  'https://coar-notify.net',
  'https://coar-notify.net/',
  'https://purl.org/coar/notify',
];

/** What another service answers to an offer, by the activity that says so. */
export const answersByActivity = {
  Accept: 'accepted',
  TentativeAccept: 'tentatively-accepted',
  Reject: 'rejected',
  TentativeReject: 'tentatively-rejected',
} as const;
export type OfferAnswer = (typeof answersByActivity)[keyof typeof answersByActivity];
export const offerAnswers: readonly OfferAnswer[] = Object.values(answersByActivity);

/** What may be announced of a release, by the second type of the announcement. */
export const kindsByAction = {
  'coar-notify:ReviewAction': 'review',
  'coar-notify:EndorsementAction': 'endorsement',
  'coar-notify:RelationshipAction': 'relationship',
} as const;
export type ExternalKind = (typeof kindsByAction)[keyof typeof kindsByAction];
export const externalKinds: readonly ExternalKind[] = Object.values(kindsByAction);

/** Stands beside whatever other services said of a release. */
export const externalDisclaimer =
  'Announced by another service, which alone answers for it: it accepts, rejects, hides or changes nothing here.';

/** A service that notifications are exchanged with. */
export interface NotifyService {
  /** Its address, which it names itself by. */
  readonly id: string;
  /** Where it receives (LDN §3). */
  readonly inbox: string;
}

/**
 * Where this service receives notifications.
 * @param base public address of the instance, without a trailing slash
 */
export function inboxAddressOf(base: string): string {
  return `${base}/inbox`;
}
