export { FeedLinksService, type FeedReader } from './feed-links.service.js';
export { MailAddressesService, type MailAddressView } from './mail-addresses.service.js';
export { MailQueue } from './mail-queue.js';
export {
  type News,
  notificationKinds,
  type NotificationKind,
  type NotificationSubject,
  type NotificationView,
} from './notification.js';
export { notificationWords, type NotificationWords } from './notification-words.js';
export { NotificationsModule } from './notifications.module.js';
export { NotificationsService } from './notifications.service.js';
