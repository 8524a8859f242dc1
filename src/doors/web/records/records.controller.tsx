import { Controller, Get, Param, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { LandingPage } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import type { Page, WrittenAnswer } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { PageViews } from './count-views.js';
import { RecordNegotiation } from './exports/negotiation.js';
import { RecordExports } from './exports/record-exports.js';
import { NamedRecord, recordPaths } from './named-record.js';
import type { RecordName } from './record-address.js';
import { RecordPages } from './record-pages.js';
import { Linksets } from './signposts/linksets.js';

/** The pages of models, papers and datasets, and of their releases; in the form that is asked for. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class RecordsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly pages: RecordPages,
    private readonly views: PageViews,
    private readonly negotiation: RecordNegotiation,
    private readonly exports: RecordExports,
    private readonly linksets: Linksets,
  ) {}

  /** The latest release, whatever is newest of a record that has none. */
  @Get()
  async record(
    @CurrentVisit() visit: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Req() request: FastifyRequest,
  ): Promise<Page | WrittenAnswer> {
    const repository = await this.repositories.require(visit.viewer, kind, namespace, name);
    return this.show(visit, request, repository, null);
  }

  @Get('releases/:version')
  async release(
    @CurrentVisit() visit: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
  ): Promise<Page | WrittenAnswer> {
    const repository = await this.repositories.require(visit.viewer, kind, namespace, name);
    return this.show(visit, request, repository, version);
  }

  private async show(
    visit: Visit,
    request: FastifyRequest,
    repository: RepositoryView,
    version: string | null,
  ): Promise<Page | WrittenAnswer> {
    const negotiated = this.negotiation.choose(request, repository.kind);
    if (negotiated.answer === 'export') {
      const label = version ?? undefined;
      const release = await this.exports.requireRelease(visit.viewer, repository, label);
      const answer = await (negotiated.format.name === 'linkset'
        ? this.linksets.answer(repository, release, landingPageOf(version), request.headers.accept)
        : this.negotiation.answer(request, negotiated, repository, release));
      this.views.count(request, visit.viewer, release);
      return answer;
    }
    const { page, release } = await this.pages.show(visit, repository, version);
    if (release !== null) this.views.count(request, visit.viewer, release);
    return page;
  }
}

function landingPageOf(version: string | null): LandingPage {
  return version === null ? 'record' : 'release';
}
