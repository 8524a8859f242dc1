import { Body, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { InvitationsService } from '../../../capabilities/review/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { readCompetingInterests } from '../../../domain/review/competing-interests.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';
import { presentInvitation } from './present-review.js';
import { InvitationAnswerDto, InvitationDto } from './review.dto.js';

@RestController(':kind/:namespace/:name/releases/:version/invitations', 'Reviews')
export class InvitationsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly invitations: InvitationsService,
  ) {}

  @Post()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Invite an advisor to a candidate; an advisor may invite herself',
    description: 'The advisor may read the candidate from then on. Repeating it changes nothing.',
    status: 201,
    body: 'Invitation',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  async invite(
    @RequestViewer() viewer: Viewer,
    @Address() address: RepositoryAddress,
    @Param('version') version: string,
    @Body() { advisor }: InvitationDto,
  ) {
    return presentInvitation(await this.invitations.invite(viewer, address, version, advisor));
  }

  @Get()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The invitations to a candidate: all for members, for an advisor her own',
    body: 'Invitations',
    access: 'token',
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Query() { limit, cursor }: PageQuery,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    const page = { after: idAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.invitations.list(viewer, repository, release, page),
      limit,
      ({ id }) => [id],
      presentInvitation,
    );
  }

  @Patch(':id')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Accept or decline an invitation of your own; declining counts as answering',
    body: 'Invitation',
    access: 'token',
    refusals: [409, 413, 415],
  })
  async answer(
    @RequestViewer() viewer: Viewer,
    @Address() address: RepositoryAddress,
    @Param('version') version: string,
    @Param('id') id: string,
    @Body() { status, competingInterests: declared }: InvitationAnswerDto,
  ) {
    return presentInvitation(
      await this.invitations.answer(viewer, address, version, id, {
        status,
        ...(declared !== undefined && { competingInterests: readCompetingInterests(declared) }),
      }),
    );
  }
}
