import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DiscoveryModule } from '../discovery/index.js';
import { IdentityModule } from '../identity/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { ReleasesModule } from '../releases/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { AddressedOpinions } from './addressed-opinions.js';
import { GiveOpinion } from './give-opinion.js';
import { InterestDetector } from './interest-detector.js';
import { InvitationsService } from './invitations.service.js';
import { OpinionsService } from './opinions.service.js';
import { MirroredAddresses } from './mirrored-addresses.js';
import { MirroredOpinions } from './mirrored-opinions.js';
import { ReplyToOpinion } from './reply-to-opinion.js';
import { ReviewKeys } from './review-keys.js';
import { ReviewQueue } from './review-queue.js';
import { ReviewRecorder } from './review-recorder.js';
import { ReviewRelations } from './review-relations.js';

const useCases = [
  AddressedOpinions,
  GiveOpinion,
  InvitationsService,
  MirroredAddresses,
  MirroredOpinions,
  OpinionsService,
  ReplyToOpinion,
  ReviewKeys,
  ReviewQueue,
];

/** Advisors' invitations and their signed opinions, which decide nothing. */
@Module({
  imports: [
    AuditModule,
    DiscoveryModule,
    IdentityModule,
    NotificationsModule,
    ReleasesModule,
    RepositoriesModule,
  ],
  providers: [...useCases, InterestDetector, ReviewRecorder, ReviewRelations],
  exports: useCases,
})
export class ReviewModule {}
