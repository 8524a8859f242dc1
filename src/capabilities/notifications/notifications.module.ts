import { Module } from '@nestjs/common';
import { MailModule } from '../../foundations/mail/mail.module.js';
import { FeedLinksService } from './feed-links.service.js';
import { MailAddressesService } from './mail-addresses.service.js';
import { MailQueue } from './mail-queue.js';
import { NotificationsService } from './notifications.service.js';

/** What accounts are told, and by what way. */
@Module({
  imports: [MailModule],
  providers: [FeedLinksService, MailAddressesService, MailQueue, NotificationsService],
  exports: [FeedLinksService, MailAddressesService, MailQueue, NotificationsService],
})
export class NotificationsModule {}
