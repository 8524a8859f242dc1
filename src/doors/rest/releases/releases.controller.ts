import { Body, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  AbandonCandidate,
  ProposeRelease,
  type ReleaseFileView,
  ReleasesService,
  type ReleaseView,
} from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { OpinionsService } from '../../../capabilities/review/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { ViewCounter } from '../count-views.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { ref } from '../openapi/schema.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { numberAfter, type PageAnswer, PageQuery, textAfter, toPage } from '../validation/page.js';
import { presentRelease } from '../../../domain/exports/release-facts.js';
import { presentReleaseDetail, withdrawnRelease } from './present-release.js';
import { presentDryRun } from './present-report.js';
import { ProposalDto, ProposalQuery, ReleaseQuery } from './release.dto.js';
import type { Language } from '../../../domain/language/language.js';
import { AnswerLanguage } from '../answer-language.js';

/** Those that a release shows by itself; the rest is listed beside it. */
const shownOpinions = 20;

@RestController(':kind/:namespace/:name/releases', 'Releases')
export class ReleasesController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly proposals: ProposeRelease,
    private readonly candidates: AbandonCandidate,
    private readonly server: ServerConfig,
    private readonly opinions: OpinionsService,
    private readonly views: ViewCounter,
  ) {}

  @Post()
  @InRepository()
  @Answers({
    summary: 'Propose a revision as a release',
    description: 'With "publish", publishes it where that may be. A dry run stores nothing.',
    status: 201,
    body: 'ReleaseDetail',
    access: 'token',
    refusals: [409, 410, 413, 415, 422],
  })
  @ApiOkResponse({
    description: 'Of a dry run.',
    content: { 'application/json': { schema: ref('DryRun') } },
  })
  async propose(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Query() { dryRun }: ProposalQuery,
    @Body() proposal: ProposalDto,
    @Res({ passthrough: true }) reply: FastifyReply,
    @AnswerLanguage() language: Language,
  ) {
    const { publicUrl } = this.server;
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    if (dryRun === 'true') {
      void reply.code(200);
      const found = await this.proposals.dryRun(viewer, repository, proposal);
      return presentDryRun(publicUrl, found, language);
    }
    const release = await this.proposals.propose(viewer, repository, proposal);
    return presentReleaseDetail(publicUrl, repository, release, {
      isFrozen: false,
      files: await this.filesOf(release, new PageQuery()),
      report: await this.releases.reportOf(release),
      opinions: [],
      language,
    });
  }

  @Get()
  @InRepository()
  @Answers({
    summary: 'The releases of a repository, the one proposed last first',
    body: 'Releases',
    access: 'optional',
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Query() { limit, cursor }: PageQuery,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const page = { before: numberAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.releases.list(viewer, repository, page),
      limit,
      ({ versionIndex }) => [versionIndex],
      (release) => presentRelease(this.server.publicUrl, repository, release),
    );
  }

  @Get(':version')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'A release in full, with a page of its files',
    body: 'ReleaseDetail',
    access: 'optional',
    refusals: [410],
  })
  async show(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Query() { as, ...page }: ReleaseQuery,
    @Req() request: FastifyRequest,
    @AnswerLanguage() language: Language,
  ) {
    const { publicUrl } = this.server;
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    if (release.state === 'withdrawn') throw withdrawnRelease(publicUrl, repository, release);
    if (release.state === 'published') {
      this.views.count(request, viewer, repository.id, release.version);
    }
    return presentReleaseDetail(publicUrl, repository, release, {
      isFrozen: as === 'frozen',
      files: await this.filesOf(release, page),
      report: await this.releases.reportOf(release),
      opinions: await this.opinions.list(viewer, repository, release, {
        after: null,
        limit: shownOpinions,
      }),
      language,
    });
  }

  @Delete(':version')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Abandon a candidate; its label is free again',
    status: 204,
    access: 'token',
    refusals: [409],
  })
  async abandon(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
  ): Promise<void> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    await this.candidates.abandon(viewer, repository, version);
  }

  private async filesOf(
    release: ReleaseView,
    { limit, cursor }: PageQuery,
  ): Promise<PageAnswer<ReleaseFileView>> {
    const page = { after: textAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.releases.files(release, page),
      limit,
      ({ path }) => [path],
      (file) => file,
    );
  }
}
