import { Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OpinionsService } from '../../../../capabilities/review/index.js';
import { requireAdvisor } from '../../../../domain/release/require-ability.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import { ownOpinionWords } from '../../language/own-opinion-words.js';
import { OpinionReader } from '../../opinions/opinion-reader.js';
import type { Page } from '../../pages/page.js';
import { idCursor, parameterOf, rowOfCursor } from '../../pages/paging.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { ExportRecordPage } from './export-record-page.js';
import { OwnOpinionsPage } from './own-opinions-page.js';

const opinionsOfAPage = 20;

/** What an advisor has advised so far, and what others were shown of it. */
@Controller('reviews')
@UseInterceptors(SendPages)
export class OwnOpinionsController {
  constructor(
    private readonly opinions: OpinionsService,
    private readonly texts: OpinionReader,
  ) {}

  @Get('mine')
  async show(
    @CurrentVisit() visit: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    const before = rowOfCursor(parameterOf(query, 'cursor'), 'cursor');
    const found = await this.opinions.own(visit.viewer, { before, limit: opinionsOfAPage + 1 });
    const shown = found.slice(0, opinionsOfAPage);
    const rendered = await this.texts.read(shown);
    const last = found.length > opinionsOfAPage ? shown.at(-1) : undefined;
    const words = ownOpinionWords[visit.language];
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      section: 'reviews',
      main: (
        <OwnOpinionsPage
          opinions={shown.flatMap(({ release }, index) => {
            const source = rendered[index];
            return source === undefined ? [] : [{ release, source }];
          })}
          isFirst={before === null}
          next={last === undefined ? null : idCursor(last.id)}
          visit={visit}
        />
      ),
    };
  }

  /** What an export said, for whoever was shown one. */
  @Get('exports/:code')
  async record(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<Page> {
    const record = await this.opinions.checkExport(code);
    const { recordTitle, recordMeans } = ownOpinionWords[visit.language];
    return {
      title: recordTitle,
      description: recordMeans,
      isIndexed: false,
      main: <ExportRecordPage record={record} language={visit.language} />,
    };
  }
}

/** The file itself, which is no page. */
@Controller('reviews/mine/export')
export class ExportController {
  constructor(
    private readonly opinions: OpinionsService,
    private readonly server: ServerConfig,
  ) {}

  @Post()
  async export(@CurrentVisit() { viewer }: Visit, @Res() reply: FastifyReply): Promise<void> {
    const { handle } = requireAdvisor(viewer);
    const { document, signature } = await this.opinions.export(viewer);
    const keys = `${this.server.publicUrl}/.well-known/jwks.json`;
    await reply
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="opinions-${handle}.json"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
      .send(
        JSON.stringify(
          { document, signature: { ...signature, algorithm: 'EdDSA', keys, unsigned: [] } },
          null,
          2,
        ),
      );
  }
}
