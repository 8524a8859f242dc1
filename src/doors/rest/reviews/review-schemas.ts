import { notificationKinds } from '../../../capabilities/notifications/index.js';
import { languages } from '../../../domain/language/language.js';
import { invitationStatuses } from '../../../domain/review/answers.js';
import { declarationStatuses, interestKinds } from '../../../domain/review/competing-interests.js';
import { disclaimer, opinionLicence, recommendations } from '../../../domain/review/opinion.js';
import {
  address,
  count,
  flag,
  instant,
  list,
  map,
  nullable,
  object,
  oneOf,
  openObject,
  page,
  ref,
  sha256,
  text,
} from '../openapi/schema.js';

const kind = oneOf('model', 'paper', 'dataset');

const bound = object({
  kind,
  namespace: text,
  name: text,
  version: text,
  pid: text,
  manifestSha256: sha256,
});

const person = object({
  handle: text,
  name: text,
  orcid: nullable(text),
  affiliations: list(object({ name: text, ror: nullable(text) })),
});

const competingInterests = object({
  status: oneOf(...declarationStatuses),
  kinds: list(oneOf(...interestKinds)),
  statement: text,
});

const signature = object({
  jws: text,
  kid: text,
  algorithm: oneOf('EdDSA'),
  keys: address,
  unsigned: list(text),
});

const opinion = {
  schema: oneOf('sphere-opinion-v1'),
  id: text,
  revision: count,
  stage: oneOf('pre-publication', 'post-publication'),
  follows: nullable(text),
  release: bound,
  advisor: person,
  competingInterests,
  detectedInterests: list(
    object({
      kind: oneOf('creator-orcid', 'creator-name', 'co-author', 'affiliation', 'membership'),
      name: text,
      identifier: nullable(text),
    }),
  ),
  recommendation: oneOf(...recommendations),
  summary: text,
  body: text,
  aspects: map(text),
  aiUse: text,
  submittedAt: instant,
  licence: oneOf(opinionLicence),
  disclaimer: oneOf(disclaimer),
  isFrozen: flag,
  addressedIn: list(text),
  reply: nullable(
    object({
      schema: oneOf('sphere-opinion-reply-v1'),
      id: text,
      revision: count,
      opinion: text,
      release: bound,
      author: person,
      body: text,
      submittedAt: instant,
      licence: oneOf(opinionLicence),
      signature,
    }),
  ),
  links: map(address),
  signature,
};

const invitation = {
  id: text,
  advisor: text,
  advisorName: text,
  invitedBy: text,
  status: oneOf(...invitationStatuses),
  competingInterests: nullable(competingInterests),
  hasOpinion: flag,
  invitedAt: instant,
  answeredAt: nullable(instant),
};

const reviewed = {
  kind,
  namespace: text,
  name: text,
  version: text,
  title: text,
  links: map(address),
};

const state = oneOf('candidate', 'published', 'withdrawn', 'abandoned');

/** The shapes of the answers about reviews and notifications, for the OpenAPI document. */
export const reviewSchemas = {
  Opinion: object(opinion),
  Opinions: page(ref('Opinion')),
  AddressedOpinions: object({ addresses: list(text) }),
  OwnOpinions: page(object({ ...opinion, state })),
  OpinionExport: object({
    document: openObject({ code: text, opinions: list(openObject()) }),
    signature,
  }),
  OpinionExportRecord: object({
    code: text,
    advisor: text,
    opinionCount: count,
    documentSha256: sha256,
    exportedAt: instant,
  }),
  Invitation: object(invitation),
  Invitations: page(ref('Invitation')),
  OwnInvitations: page(object({ ...invitation, release: object({ ...reviewed, state }) })),
  ReviewQueue: page(
    object({
      ...reviewed,
      proposedAt: instant,
      closesAt: instant,
      invited: count,
      answered: count,
      invitation: nullable(
        object({ id: text, status: oneOf(...invitationStatuses), hasOpinion: flag }),
      ),
    }),
  ),
  KeySet: object({ keys: list(openObject({ kty: text, kid: text, alg: text, use: text })) }),
  NewKey: object({ kid: text }),
  Notifications: object({
    items: list(
      object({
        id: text,
        kind: oneOf(...notificationKinds),
        actor: text,
        subject: object(reviewed),
        at: instant,
        readAt: nullable(instant),
      }),
    ),
    next: nullable(text),
    unread: count,
  }),
  MarkedNotifications: object({ marked: count }),
  MailAddress: object({
    isOffered: flag,
    address: nullable(text),
    language: nullable(oneOf(...languages)),
    isConfirmed: flag,
  }),
  Feed: object({ createdAt: nullable(instant) }),
  FeedLink: object({ url: address, createdAt: instant }),
};
