import { Get, Param, Post, Query } from '@nestjs/common';
import { OpinionsService, ReviewKeys, ReviewQueue } from '../../../capabilities/review/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { PageQuery, rowAfter, toPage } from '../validation/page.js';
import { presentQueueItem } from './present-review.js';

@RestController('reviews', 'Reviews')
export class ReviewsController {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly opinions: OpinionsService,
    private readonly keys: ReviewKeys,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  @Answers({
    summary: 'The candidates that await opinions, for advisors; the one that closes first first',
    body: 'ReviewQueue',
    access: 'token',
  })
  async list(@RequestViewer() viewer: Viewer, @Query() { limit, cursor }: PageQuery) {
    const [releaseId, closesAt] = rowAfter(cursor) ?? [];
    const after =
      releaseId === undefined || closesAt === undefined ? null : ([closesAt, releaseId] as const);
    return toPage(
      await this.queue.list(viewer, { after, limit: limit + 1 }),
      limit,
      (item) => [item.releaseId, item.closesAt],
      (item) => presentQueueItem(this.server.publicUrl, item),
    );
  }

  @Get('exports/:code')
  @Answers({
    summary: 'Check the code of an export of opinions',
    description: 'Compare "documentSha256" with that of the RFC 8785 form of its "document".',
    body: 'OpinionExportRecord',
    access: 'anyone',
    refusals: [404],
  })
  async check(@Param('code') code: string) {
    const { exportedAt, ...record } = await this.opinions.checkExport(code);
    return { ...record, exportedAt: exportedAt.toISOString() };
  }

  @Post('keys')
  @Answers({
    summary: 'Put a new signing key in the place of the old one; stewards do',
    status: 201,
    body: 'NewKey',
    access: 'token',
    refusals: [413, 415],
  })
  rotate(@RequestViewer() viewer: Viewer) {
    return this.keys.rotate(viewer);
  }
}
