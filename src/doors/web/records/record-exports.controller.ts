import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  citationFormatNames,
  citationFormats,
  findCitationFormat,
} from '../../../domain/citation/citation-formats.js';
import { citeRelease } from '../../../domain/citation/cited-work.js';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { announceDownload } from '../pages/send-download.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { LocatedReleases } from './located-releases.js';
import { NamedRecord, recordPaths } from './named-record.js';
import type { RecordName } from './record-address.js';

/** Citations of releases as files. */
@Controller(recordPaths)
export class RecordExportsController {
  constructor(
    private readonly located: LocatedReleases,
    private readonly server: ServerConfig,
  ) {}

  @Get(['export/:format', 'releases/:version/export/:format'])
  async export(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string | undefined,
    @Param('format') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = findCitationFormat(name);
    if (format === null) {
      const message = `A citation is exported as ${citationFormatNames.join(', ')}; not as "${name.slice(0, 40)}".`;
      throw new NotFound('not-found', message, {
        facts: { address: `export/${name.slice(0, 40)}` },
      });
    }
    const { release } = await this.located.require(visit, record, version);
    const { extension, mediaType, write } = citationFormats[format];
    const fileName =
      format === 'cff' ? 'CITATION.cff' : `${record.name}-${release.version}.${extension}`;
    await announceDownload(reply, { fileName, mediaType }).send(
      write(citeRelease(release, this.server.publicUrl)),
    );
  }
}
