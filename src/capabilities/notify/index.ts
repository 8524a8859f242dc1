export { ConfirmAnnouncements } from './confirm-announcements.js';
export { ExternalReviews } from './external-reviews.js';
export { InboxService } from './inbox.service.js';
export { MirroredExternalReviews } from './mirrored-reviews.js';
export type { ExternalReviewView, InboxEntry, ReviewOfferView } from './notify-view.js';
export { NotifyModule } from './notify.module.js';
export { ReviewOffers } from './review-offers.service.js';
export { SendNotifications } from './send-notifications.js';
