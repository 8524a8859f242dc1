import { Controller, Get, Param, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RepositoriesService } from '../../../../capabilities/repositories/index.js';
import type { WrittenAnswer } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { RecordExports } from '../exports/record-exports.js';
import { PageViews } from '../count-views.js';
import { NamedRecord, recordPaths } from '../named-record.js';
import type { RecordName } from '../record-address.js';
import { Linksets } from './linksets.js';

/** Linksets at addresses of their own, also at that of an export. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class LinksetController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly exports: RecordExports,
    private readonly linksets: Linksets,
    private readonly views: PageViews,
  ) {}

  @Get([
    'linkset',
    'export/linkset',
    'releases/:version/linkset',
    'releases/:version/export/linkset',
  ])
  async linkset(
    @CurrentVisit() { viewer }: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Param('version') version: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<WrittenAnswer> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.exports.requireRelease(viewer, repository, version);
    const landingPage = version === undefined ? 'record' : 'release';
    const { accept } = request.headers;
    const answer = await this.linksets.answer(repository, release, landingPage, accept);
    this.views.count(request, viewer, release);
    return answer;
  }
}
