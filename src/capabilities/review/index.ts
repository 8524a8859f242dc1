export { AddressedOpinions } from './addressed-opinions.js';
export { GiveOpinion, type OpinionRequest } from './give-opinion.js';
export { InvitationsService } from './invitations.service.js';
export { MirroredAddresses } from './mirrored-addresses.js';
export { MirroredOpinions } from './mirrored-opinions.js';
export { type ExportRecord, OpinionsService } from './opinions.service.js';
export { ReplyToOpinion } from './reply-to-opinion.js';
export { ReviewKeys, type Signature } from './review-keys.js';
export { ReviewQueue } from './review-queue.js';
export type {
  InvitationView,
  OpinionView,
  QueueItem,
  ReplyView,
  ReviewedRelease,
  Signed,
  StandingInvitation,
} from './review-view.js';
export { ReviewModule } from './review.module.js';
