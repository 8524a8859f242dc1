import { Get, Post, Query } from '@nestjs/common';
import { InvitationsService, OpinionsService } from '../../../capabilities/review/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';
import {
  presentInvitation,
  presentOpinion,
  presentReviewed,
  presentSignature,
} from './present-review.js';

@RestController('me', 'Reviews')
export class OwnReviewsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly opinions: OpinionsService,
    private readonly server: ServerConfig,
  ) {}

  @Get('invitations')
  @Answers({
    summary: 'Your invitations, the newest first',
    body: 'OwnInvitations',
    access: 'token',
  })
  async listInvitations(@RequestViewer() viewer: Viewer, @Query() { limit, cursor }: PageQuery) {
    const page = { before: idAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.invitations.own(viewer, page),
      limit,
      ({ id }) => [id],
      ({ release, ...invitation }) => ({
        ...presentInvitation(invitation),
        release: {
          ...presentReviewed(this.server.publicUrl, release),
          state: release.state,
        },
      }),
    );
  }

  @Get('opinions')
  @Answers({
    summary: 'Your opinions, the newest first',
    body: 'OwnOpinions',
    access: 'token',
  })
  async listOpinions(@RequestViewer() viewer: Viewer, @Query() { limit, cursor }: PageQuery) {
    const page = { before: idAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.opinions.own(viewer, page),
      limit,
      ({ id }) => [id],
      ({ release, ...opinion }) => ({
        ...presentOpinion(this.server.publicUrl, release, release, opinion),
        state: release.state,
      }),
    );
  }

  @Post('opinions/exports')
  @Answers({
    summary: 'All your published opinions in one signed document, a record of service',
    description: 'Anyone can check its code at /reviews/exports/{code}.',
    status: 201,
    body: 'OpinionExport',
    access: 'token',
    refusals: [413, 415],
  })
  async export(@RequestViewer() viewer: Viewer) {
    const { document, signature } = await this.opinions.export(viewer);
    return { document, signature: presentSignature(this.server.publicUrl, signature, []) };
  }
}
