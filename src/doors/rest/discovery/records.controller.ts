import { Readable } from 'node:stream';
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ResultLists } from '../../../capabilities/catalogue/index.js';
import { type RecordHit, RecordsService } from '../../../capabilities/discovery/index.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { RecordsQuery } from './discovery.dto.js';
import { presentHit, presentSearch } from './present-search.js';
import { chooseResultFormat, type ResultFormat, resultTypes } from './result-formats.js';

@RestController('records', 'Search')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly lists: ResultLists,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  @Answers({
    summary: 'Search the published records, with facets and highlights',
    description:
      'By `Accept`, the results also come cited or as lines of JSON, then up to 1,000 at once; `Link` names the next page.',
    body: 'Search',
    otherTypes: Object.values(resultTypes),
    access: 'anyone',
    refusals: [406],
  })
  async search(
    @Query() { tag, from, until, ...rest }: RecordsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    void reply.header('vary', 'Accept');
    const format = chooseResultFormat(request.headers.accept);
    const query = {
      ...rest,
      tags: tag,
      from: from === undefined ? undefined : new Date(from),
      until: until === undefined ? undefined : new Date(until),
    };
    const { publicUrl } = this.server;
    const link = (next: string | null): void => {
      if (next !== null) {
        void reply.header('link', nextLink(publicUrl, request.url, { cursor: next }));
      }
    };
    if (format === 'json') {
      const page = await this.records.search(query);
      link(page.next);
      await reply.send(presentSearch(publicUrl, page));
      return;
    }
    const { hits, next } = await this.lists.find(query);
    link(next);
    await reply
      .header('content-type', `${resultTypes[format]}; charset=utf-8`)
      .send(Readable.from(this.piecesOf(format, hits)));
  }

  private piecesOf(format: Exclude<ResultFormat, 'json'>, hits: readonly RecordHit[]) {
    if (format !== 'ndjson') return this.lists.cite(hits, format);
    return hits.map((hit) => `${JSON.stringify(presentHit(this.server.publicUrl, hit))}\n`);
  }
}
