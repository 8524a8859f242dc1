import { Get, Query } from '@nestjs/common';
import { RecordsService } from '../../../capabilities/discovery/index.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { Answers } from '../openapi/answers.js';
import { RestController } from '../rest-controller.js';
import { RecordsQuery } from './discovery.dto.js';
import { presentSearch } from './present-search.js';

@RestController('records', 'Search')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  @Answers({
    summary: 'Search the published records, with facets and highlights',
    body: 'Search',
    access: 'anyone',
  })
  async search(@Query() { tag, from, until, ...query }: RecordsQuery) {
    const page = await this.records.search({
      ...query,
      tags: tag,
      from: from === undefined ? undefined : new Date(from),
      until: until === undefined ? undefined : new Date(until),
    });
    return presentSearch(this.server.publicUrl, page);
  }
}
