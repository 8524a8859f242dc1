import { Body, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import {
  GiveOpinion,
  OpinionsService,
  type OpinionView,
  ReplyToOpinion,
} from '../../../capabilities/review/index.js';
import { canonicalJson } from '../../../domain/release/canonical-json.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { readCompetingInterests } from '../../../domain/review/competing-interests.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { openObject } from '../openapi/schema.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';
import { presentOpinion } from './present-review.js';
import { OpinionDto, ReplyDto } from './review.dto.js';

@RestController(':kind/:namespace/:name/releases/:version/opinions', 'Reviews')
export class OpinionsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly giving: GiveOpinion,
    private readonly replying: ReplyToOpinion,
    private readonly opinions: OpinionsService,
    private readonly server: ServerConfig,
  ) {}

  @Post()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Give an opinion, which the instance signs',
    description:
      'On a candidate a second one revises the first; on a published release a further one is added and frozen at once. It blocks nothing.',
    status: 201,
    body: 'Opinion',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  async give(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Body() { competingInterests: declared, aspects, ...text }: OpinionDto,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const opinion = await this.giving.give(viewer, repository, version, {
      ...text,
      ...(aspects !== undefined && { aspects }),
      ...(declared !== undefined && { competingInterests: readCompetingInterests(declared) }),
    });
    const release = await this.releases.require(viewer, repository, version);
    return presentOpinion(this.server.publicUrl, repository, release, opinion);
  }

  @Get()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The opinions on a release with the replies to them, the first one first',
    description: 'Before publication, members see all of them and an advisor her own.',
    body: 'Opinions',
    access: 'optional',
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
      await this.opinions.list(viewer, repository, release, page),
      limit,
      ({ id }) => [id],
      (opinion) => presentOpinion(this.server.publicUrl, repository, release, opinion),
    );
  }

  @Get(':id')
  @InRepository()
  @InRelease()
  @Answers({ summary: 'One opinion with the reply to it', body: 'Opinion', access: 'optional' })
  async show(
    @RequestViewer() viewer: Viewer,
    @Address() address: RepositoryAddress,
    @Param('version') version: string,
    @Param('id') id: string,
  ) {
    const { repository, release, opinion } = await this.find(viewer, address, version, id);
    return presentOpinion(this.server.publicUrl, repository, release, opinion);
  }

  @Get(':id/document')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The bytes that the signature of an opinion covers: RFC 8785 JSON',
    body: openObject(),
    access: 'optional',
  })
  async document(
    @RequestViewer() viewer: Viewer,
    @Address() address: RepositoryAddress,
    @Param('version') version: string,
    @Param('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { opinion } = await this.find(viewer, address, version, id);
    await reply
      .header('content-type', 'application/json; charset=utf-8')
      .send(canonicalJson(opinion.document));
  }

  @Post(':id/reply')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Reply to an opinion for the authors; revisable until publication',
    body: 'Opinion',
    access: 'token',
    refusals: [409, 413, 415],
  })
  async reply(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Param('id') id: string,
    @Body() { body }: ReplyDto,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const opinion = await this.replying.reply(viewer, repository, version, id, body);
    const release = await this.releases.require(viewer, repository, version);
    return presentOpinion(this.server.publicUrl, repository, release, opinion);
  }

  private async find(
    viewer: Viewer,
    { kind, namespace, name }: RepositoryAddress,
    version: string,
    id: string,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    const opinion: OpinionView = await this.opinions.require(viewer, repository, release, id);
    return { repository, release, opinion };
  }
}
