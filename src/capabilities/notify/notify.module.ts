import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { ReleasesModule } from '../releases/index.js';
import { RepositoriesModule } from '../repositories/index.js';
import { AddressedWorks } from './addressed-works.js';
import { Announcements } from './announcements.js';
import { ConfirmAnnouncements } from './confirm-announcements.js';
import { ExternalReviews } from './external-reviews.js';
import { InboxService } from './inbox.service.js';
import { MirroredExternalReviews } from './mirrored-reviews.js';
import { NotifyRecorder } from './notify-recorder.js';
import { OfferAnswers } from './offer-answers.js';
import { OfferedWorks } from './offered-works.js';
import { ReviewOffers } from './review-offers.service.js';
import { SendNotifications } from './send-notifications.js';

const useCases = [
  ConfirmAnnouncements,
  ExternalReviews,
  InboxService,
  MirroredExternalReviews,
  ReviewOffers,
  SendNotifications,
];

/** What is exchanged with other services about reviews (COAR Notify), which decides nothing. */
@Module({
  imports: [AuditModule, ReleasesModule, RepositoriesModule],
  providers: [
    ...useCases,
    AddressedWorks,
    Announcements,
    NotifyRecorder,
    OfferAnswers,
    OfferedWorks,
  ],
  exports: useCases,
})
export class NotifyModule {}
