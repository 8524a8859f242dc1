import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { CatalogueService } from '../../../capabilities/catalogue/index.js';
import { presentRepository } from '../reading/present-repository.js';
import type { HubQuery } from '../wire/hub-query.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { presentTags, tagTypesOf } from './present-tags.js';
import { readListQuery } from './read-list-query.js';
import { selectListed } from './select-listed.js';

type Items = readonly Record<string, unknown>[];

/** Lists of repositories and of their tags (hf-hub C1, C5). */
@Controller('api')
@UseGuards(RefuseRejectedToken)
export class ListController {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly config: ServerConfig,
  ) {}

  @Get('models')
  models(
    @RequestViewer() viewer: Viewer,
    @Query() query: HubQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Items> {
    return this.list('model', viewer, query, request, reply);
  }

  @Get('datasets')
  datasets(
    @RequestViewer() viewer: Viewer,
    @Query() query: HubQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Items> {
    return this.list('dataset', viewer, query, request, reply);
  }

  /** There are none here. */
  @Get('spaces')
  spaces(): Items {
    return [];
  }

  @Get('models-tags-by-type')
  async modelTags() {
    return presentTags(await this.catalogue.listTags('model', tagTypesOf('model')), 'model');
  }

  @Get('datasets-tags-by-type')
  async datasetTags() {
    return presentTags(await this.catalogue.listTags('dataset', tagTypesOf('dataset')), 'dataset');
  }

  private async list(
    kind: RepositoryKind,
    viewer: Viewer,
    query: HubQuery,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Items> {
    const selection = selectListed(query, kind);
    const asked = readListQuery(query, kind);
    // Nothing here is gated: a list of what is has no entries.
    if (asked === null) return [];
    const withFiles = selection.fields.has('siblings');
    const { items, next } = await this.catalogue.list(viewer, asked, withFiles);
    if (next !== null) {
      void reply.header('link', nextLink(this.config.publicUrl, request.url, { cursor: next }));
    }
    // What a member reads may name drafts.
    void reply.header(
      'cache-control',
      viewer.kind === 'account' ? 'private, no-store' : 'no-cache',
    );
    return items.map((entry) => presentRepository(entry, selection));
  }
}
