import type {
  InvitationView,
  OpinionView,
  QueueItem,
  ReplyView,
  ReviewedRelease,
  Signature,
} from '../../../capabilities/review/index.js';
import { type Named, pageOf, releaseApiOf } from '../addresses.js';

/** What an opinion belongs to, as far as its answer needs it. */
interface OfRelease {
  readonly version: string;
  readonly state: ReviewedRelease['state'];
}

/**
 * An opinion: the members that its signature covers, and those named in `signature.unsigned`. Whoever
 * takes the latter away has the document whose RFC 8785 form was signed.
 */
export function presentOpinion(
  base: string,
  repository: Named,
  { version, state }: OfRelease,
  { document, signature, reply, id, addressedIn }: OpinionView,
) {
  const self = `${releaseApiOf(base, repository, version)}/opinions/${id}`;
  return {
    ...document,
    isFrozen: state !== 'candidate',
    addressedIn,
    reply: reply === null ? null : presentReply(base, reply),
    links: {
      self,
      document: `${self}/document`,
      release: releaseApiOf(base, repository, version),
      page: pageOf(base, repository, version),
    },
    signature: presentSignature(base, signature, unsignedOfOpinion),
  };
}

const unsignedOfOpinion = ['isFrozen', 'addressedIn', 'reply', 'links', 'signature'];

function presentReply(base: string, { document, signature }: ReplyView) {
  return { ...document, signature: presentSignature(base, signature, ['signature']) };
}

/** A detached JWS, and where its key is. */
export function presentSignature(
  base: string,
  { jws, kid }: Signature,
  unsigned: readonly string[],
) {
  return { jws, kid, algorithm: 'EdDSA', keys: `${base}/.well-known/jwks.json`, unsigned };
}

export function presentInvitation(invitation: InvitationView) {
  const { id, advisor, advisorName, invitedBy, status, competingInterests } = invitation;
  return {
    id,
    advisor,
    advisorName,
    invitedBy,
    status,
    competingInterests,
    hasOpinion: invitation.hasOpinion,
    invitedAt: invitation.invitedAt.toISOString(),
    answeredAt: invitation.answeredAt?.toISOString() ?? null,
  };
}

/** What a review is of, for lists across repositories. */
export function presentReviewed(
  base: string,
  release: Omit<ReviewedRelease, 'state' | 'releaseId'>,
) {
  const { kind, namespace, name, version, title } = release;
  return {
    kind,
    namespace,
    name,
    version,
    title,
    links: {
      release: releaseApiOf(base, release, version),
      page: pageOf(base, release, version),
    },
  };
}

export function presentQueueItem(base: string, item: QueueItem) {
  const { invitation, answers } = item;
  return {
    ...presentReviewed(base, item),
    proposedAt: item.proposedAt.toISOString(),
    closesAt: item.closesAt,
    invited: answers.invited,
    answered: answers.answered,
    invitation,
  };
}
