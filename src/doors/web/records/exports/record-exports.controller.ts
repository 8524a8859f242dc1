import { Controller, Get, Param, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RepositoriesService } from '../../../../capabilities/repositories/index.js';
import { NotFound } from '../../../../domain/errors/sphere-error.js';
import { exportFormatsOf } from '../../../../domain/exports/export-formats.js';
import { isWritten, readExportChoice } from '../../../../domain/exports/export-writers.js';
import type { WrittenAnswer } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { NamedRecord, recordPaths } from '../named-record.js';
import { PageViews } from '../count-views.js';
import type { RecordName } from '../record-address.js';
import { RecordExports } from './record-exports.js';

/** Releases in the formats of catalogues, reference managers and programs, each at its own address. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class RecordExportsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly exports: RecordExports,
    private readonly views: PageViews,
  ) {}

  @Get(['export/:format', 'releases/:version/export/:format'])
  async export(
    @CurrentVisit() { viewer }: Visit,
    @NamedRecord() { kind, namespace, name }: RecordName,
    @Param('version') version: string | undefined,
    @Param('format') asked: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
  ): Promise<WrittenAnswer> {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.exports.requireRelease(viewer, repository, version);
    const formats = exportFormatsOf(kind).filter(({ name }) => isWritten(name));
    const format = formats.find((known) => known.name === asked);
    if (format === undefined) {
      const names = formats.map((known) => known.name).join(', ');
      const message = `A ${kind} is exported as ${names}; not as "${asked.slice(0, 40)}".`;
      throw new NotFound('not-found', message, {
        facts: { address: `export/${asked.slice(0, 40)}` },
      });
    }
    const choice = readExportChoice(query);
    const answer = await this.exports.answer(request, { repository, release, format, choice });
    this.views.count(request, viewer, release);
    return answer;
  }
}
