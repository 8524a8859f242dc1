import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { NotificationsService } from '../../../capabilities/notifications/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { formValues } from '../forms/form-state.js';
import { inboxWords } from '../language/inbox-words.js';
import { localAddress } from '../pages/local-address.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { idCursor, parameterOf, rowOfCursor } from '../pages/paging.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { InboxPage } from './inbox-page.js';

const newsOfAPage = 30;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an account was told. */
@Controller('notifications')
@UseInterceptors(SendPages)
export class InboxController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  async show(
    @CurrentVisit() visit: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    const before = rowOfCursor(parameterOf(query, 'cursor'), 'cursor');
    const found = await this.notifications.list(visit.viewer, { before, limit: newsOfAPage + 1 });
    const shown = found.slice(0, newsOfAPage);
    const last = found.length > newsOfAPage ? shown.at(-1) : undefined;
    const words = inboxWords[visit.language];
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      section: 'inbox',
      main: (
        <InboxPage
          news={shown}
          unreadCount={await this.notifications.countUnread(visit.viewer)}
          isFirst={before === null}
          next={last === undefined ? null : idCursor(last.id)}
          visit={visit}
        />
      ),
    };
  }

  /** One of them, or all where none is named. */
  @Post('read')
  async markRead(@CurrentVisit() { viewer }: Visit, @Body() body: unknown): Promise<SeeOther> {
    const { id, from } = formValues(body);
    if (id !== undefined && !uuid.test(id)) {
      throw InvalidInput.field('id', 'not-allowed', 'This is no id of a notification.');
    }
    await this.notifications.markRead(viewer, id === undefined ? null : [id]);
    const back = localAddress(from);
    return seeOther(back.startsWith('/notifications') ? back : '/notifications');
  }
}
