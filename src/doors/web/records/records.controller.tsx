import { Controller, Get, Param, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import { RepositoriesService } from '../../../capabilities/repositories/index.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { PageViews } from './count-views.js';
import { NamedRecord, recordPaths } from './named-record.js';
import type { RecordName } from './record-address.js';
import { RecordPages } from './record-pages.js';

/** The pages of models, papers and datasets, and of their releases. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class RecordsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly pages: RecordPages,
    private readonly views: PageViews,
  ) {}

  /** The latest release, whatever is newest of a record that has none. */
  @Get()
  async record(
    @CurrentVisit() visit: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const repository = await this.repositories.require(visit.viewer, kind, namespace, name);
    const release = await this.releases.latest(repository);
    if (release === null) return this.pages.withoutRelease(visit, repository);
    this.views.count(request, visit.viewer, release);
    return this.pages.ofRelease(visit, repository, release);
  }

  @Get('releases/:version')
  async release(
    @CurrentVisit() visit: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const repository = await this.repositories.require(visit.viewer, kind, namespace, name);
    const release = await this.releases.require(visit.viewer, repository, version);
    this.views.count(request, visit.viewer, release);
    return this.pages.ofRelease(visit, repository, release);
  }
}
