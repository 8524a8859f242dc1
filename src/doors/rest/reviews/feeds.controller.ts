import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  FeedLinksService,
  NotificationsService,
  notificationWords,
} from '../../../capabilities/notifications/index.js';
import { ReviewQueue } from '../../../capabilities/review/index.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { pageOf } from '../addresses.js';
import { Answers } from '../openapi/answers.js';
import { text } from '../openapi/schema.js';
import { writeFeed } from '../../../domain/feeds/atom.js';

const suffix = '.atom';
const shownNews = 50;
const shownCandidates = 30;

/** What advisors read without signing in, by a secret link of their own. */
@ApiTags('Notifications')
@Controller('feeds/reviews')
export class FeedsController {
  constructor(
    private readonly feeds: FeedLinksService,
    private readonly notifications: NotificationsService,
    private readonly queue: ReviewQueue,
    private readonly server: ServerConfig,
  ) {}

  @Get(':file')
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  @Header('Cache-Control', 'private, max-age=300')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('X-Robots-Tag', 'noindex')
  @Answers({
    summary: "An advisor's feed: what she was told, and the candidates that await opinions",
    body: text,
    mediaType: 'application/atom+xml',
    access: 'anyone',
    refusals: [404],
  })
  async read(@Param('file') file: string): Promise<string> {
    if (!file.endsWith(suffix)) {
      throw new NotFound('feed-not-found', `The address of a feed ends in "${suffix}".`, {
        facts: { suffix },
      });
    }
    const { publicUrl } = this.server;
    const reader = await this.feeds.open(file.slice(0, -suffix.length));
    const [news, candidates] = await Promise.all([
      this.notifications.ofAccount(reader.accountId, { before: null, limit: shownNews }),
      this.queue.ofAdvisor(reader.accountId, { after: null, limit: shownCandidates }),
    ]);
    const words = notificationWords[reader.language];
    const entries = [
      ...news.map((one) => ({
        id: `urn:uuid:${one.id}`,
        title: words.lines[one.kind](one),
        updatedAt: one.at,
        url:
          one.kind === 'file-damaged'
            ? `${publicUrl}/steward/damage`
            : pageOf(publicUrl, one.subject, one.subject.version),
      })),
      ...candidates.map((one) => ({
        id: `urn:uuid:${one.releaseId}`,
        title: words.awaitsOpinions(one.title, one.closesAt.slice(0, 10)),
        updatedAt: one.proposedAt,
        url: pageOf(publicUrl, one, one.version),
      })),
    ].sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime());
    return writeFeed({
      // Not the link, which is secret, and changes.
      id: `${publicUrl}/feeds/reviews/${reader.handle}`,
      title: words.feedTitle(reader.displayName),
      language: reader.language,
      updatedAt: entries[0]?.updatedAt ?? new Date(0),
      author: 'Sphere',
      entries,
    });
  }
}
