import { Body, Delete, Get, Post, Put, Query } from '@nestjs/common';
import {
  FeedLinksService,
  MailAddressesService,
  type MailAddressView,
  MailQueue,
  NotificationsService,
  type NotificationView,
} from '../../../capabilities/notifications/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';
import { presentReviewed } from './present-review.js';
import { MailAddressDto, MailCodeDto, ReadDto } from './review.dto.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@RestController('me', 'Notifications')
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly addresses: MailAddressesService,
    private readonly mail: MailQueue,
    private readonly feeds: FeedLinksService,
    private readonly server: ServerConfig,
  ) {}

  @Get('notifications')
  @Answers({
    summary: 'What you were told, the newest first',
    body: 'Notifications',
    access: 'token',
  })
  async list(@RequestViewer() viewer: Viewer, @Query() { limit, cursor }: PageQuery) {
    const page = { before: idAfter(cursor), limit: limit + 1 };
    const found = await this.notifications.list(viewer, page);
    const shown = toPage(
      found,
      limit,
      ({ id }) => [id],
      (one) => this.present(one),
    );
    return { ...shown, unread: await this.notifications.countUnread(viewer) };
  }

  @Post('notifications/read')
  @Answers({
    summary: 'Mark notifications as read',
    body: 'MarkedNotifications',
    access: 'token',
    refusals: [413, 415],
  })
  async markRead(@RequestViewer() viewer: Viewer, @Body() body?: ReadDto) {
    const ids = body?.ids ?? null;
    const wrong = ids?.findIndex((id) => !uuid.test(id)) ?? -1;
    if (wrong >= 0) {
      throw InvalidInput.field(
        `ids[${wrong}]`,
        'not-allowed',
        'This is no id of a notification.',
        {},
      );
    }
    return { marked: await this.notifications.markRead(viewer, ids) };
  }

  @Get('mail')
  @Answers({ summary: 'Where your mail goes', body: 'MailAddress', access: 'token' })
  async showAddress(@RequestViewer() viewer: Viewer) {
    return this.presentAddress(await this.addresses.find(viewer));
  }

  @Put('mail')
  @Answers({
    summary: 'Have notifications sent by mail, once you have confirmed the address',
    body: 'MailAddress',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  async setAddress(@RequestViewer() viewer: Viewer, @Body() { address, language }: MailAddressDto) {
    return this.presentAddress(await this.addresses.set(viewer, address, language));
  }

  @Post('mail/confirmation')
  @Answers({
    summary: 'Confirm your address by the code that was sent there',
    body: 'MailAddress',
    access: 'token',
    refusals: [413, 415, 422],
  })
  async confirmAddress(@RequestViewer() viewer: Viewer, @Body() { code }: MailCodeDto) {
    return this.presentAddress(await this.addresses.confirm(viewer, code));
  }

  @Delete('mail')
  @Answers({ summary: 'Have no mail sent', status: 204, access: 'token', refusals: [404] })
  async removeAddress(@RequestViewer() viewer: Viewer): Promise<void> {
    await this.addresses.remove(viewer);
  }

  @Get('feed')
  @Answers({ summary: 'Whether you have a feed, and since when', body: 'Feed', access: 'token' })
  async showFeed(@RequestViewer() viewer: Viewer) {
    const createdAt = await this.feeds.madeAt(viewer);
    return { createdAt: createdAt?.toISOString() ?? null };
  }

  @Put('feed')
  @Answers({
    summary: 'Make a secret link to your feed, shown this once; the one before ends',
    body: 'FeedLink',
    access: 'token',
    refusals: [413, 415],
  })
  async renewFeed(@RequestViewer() viewer: Viewer) {
    const { secret, createdAt } = await this.feeds.renew(viewer);
    const url = `${this.server.publicUrl}/feeds/reviews/${secret}.atom`;
    return { url, createdAt: createdAt.toISOString() };
  }

  @Delete('feed')
  @Answers({ summary: 'End the link to your feed', status: 204, access: 'token', refusals: [404] })
  async revokeFeed(@RequestViewer() viewer: Viewer): Promise<void> {
    await this.feeds.revoke(viewer);
  }

  private present({ id, kind, actor, subject, at, readAt }: NotificationView) {
    return {
      id,
      kind,
      actor,
      subject: presentReviewed(this.server.publicUrl, subject),
      at: at.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    };
  }

  private presentAddress(view: MailAddressView | null) {
    return {
      isOffered: this.mail.isOffered,
      address: view?.address ?? null,
      language: view?.language ?? null,
      isConfirmed: view?.isConfirmed ?? false,
    };
  }
}
