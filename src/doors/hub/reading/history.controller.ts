import { Controller, Get, Param, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseCommitId } from '../../../domain/identifiers/git-oid.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import { type HubQuery, numberOf, valuesOf } from '../wire/hub-query.js';
import { entryNotFound, RevisionLocator } from '../wire/locate-revision.js';
import { presentCommit } from './present-commit.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

const pageSize = { fallback: 50, max: 1_000 };

/** How a revision came about (hf-hub C3). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class HistoryController {
  constructor(
    private readonly locator: RevisionLocator,
    private readonly repositories: RepositoriesService,
    private readonly config: ServerConfig,
  ) {}

  @Get(['commits/:revision', 'commits/:revision/*'])
  async commits(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
    @Param() params: { readonly revision: string; readonly '*'?: string },
    @Query() query: HubQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { repository, revision, path } = await this.locator.locateBare(
      viewer,
      address,
      params.revision,
      params['*'] ?? '',
    );
    if (path !== '') throw entryNotFound(repository, revision, path);
    const [after] = valuesOf(query, 'cursor');
    const history = await this.repositories.history(revision, {
      limit: Math.max(1, numberOf(query, 'limit', pageSize)),
      ...(after !== undefined && { after: parseCommitId(after, 'cursor') }),
    });
    void reply.header('x-total-count', history.total);
    if (history.next !== null) {
      const next = { cursor: history.next };
      void reply.header('link', nextLink(this.config.publicUrl, request.url, next));
    }
    const withFormatted = valuesOf(query, 'expand').includes('formatted');
    return history.commits.map((commit) => presentCommit(commit, withFormatted));
  }
}
