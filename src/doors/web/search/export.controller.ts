import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFound } from '../../../domain/errors/sphere-error.js';
import { announceDownload } from '../pages/send-download.js';
import { type ExportFormat, exportFormats, ResultExports } from './export-results.js';
import { SearchQuestion } from './search-question.js';

const files: Readonly<Record<ExportFormat, { fileName: string; mediaType: string }>> = {
  bibtex: { fileName: 'sphere-results.bib', mediaType: 'application/x-bibtex; charset=utf-8' },
  json: { fileName: 'sphere-results.json', mediaType: 'application/json; charset=utf-8' },
};

/** The answers to a search as files. */
@Controller('search/export')
export class SearchExportController {
  constructor(private readonly exports: ResultExports) {}

  @Get(':format')
  async export(
    @Param('format') name: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = exportFormats.find((known) => known === name);
    if (format === undefined) {
      const message = `Results are exported as ${exportFormats.join(' and ')}, not as "${name.slice(0, 40)}".`;
      throw new NotFound('not-found', message, {
        facts: { address: `export/${name.slice(0, 40)}` },
      });
    }
    const pieces = await this.exports.write(SearchQuestion.of(query), format);
    await announceDownload(reply, files[format]).send(Readable.from(pieces));
  }
}
