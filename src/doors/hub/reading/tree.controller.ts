import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { nextLink } from '../../../foundations/http/next-link.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import {
  RepositoriesService,
  type RepositoryAddress,
  type Revision,
  type TreeEntryView,
} from '../../../capabilities/repositories/index.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import { HubBody } from '../wire/hub-body.js';
import { flagOf, type HubQuery, numberOf, valuesOf } from '../wire/hub-query.js';
import { entryNotFound, RevisionLocator } from '../wire/locate-revision.js';
import { type HubTreeEntry, presentEntry } from './present-entry.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';
import { cacheControlOf } from '../files/resolve-headers.js';

/** llama.cpp reads one page only (hf-hub A3). */
const pageLimit = 1_000;
/** Each entry is looked up in the history. */
const expandedPageLimit = 100;
const maxPaths = 1_000;

/** What is in a revision (hf-hub A3, C2). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class TreeController {
  constructor(
    private readonly locator: RevisionLocator,
    private readonly repositories: RepositoriesService,
    private readonly config: ServerConfig,
  ) {}

  @Get(['tree/:revision', 'tree/:revision/*'])
  async tree(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
    @Param() params: { readonly revision: string; readonly '*'?: string },
    @Query() query: HubQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HubTreeEntry[]> {
    const { repository, revision, path } = await this.locator.locateBare(
      viewer,
      address,
      params.revision,
      params['*'] ?? '',
    );
    const isExpanded = flagOf(query, 'expand');
    const max = isExpanded ? expandedPageLimit : pageLimit;
    const [cursor] = valuesOf(query, 'cursor');
    const listing = await this.repositories.list(revision, path, {
      isRecursive: flagOf(query, 'recursive'),
      limit: Math.max(1, numberOf(query, 'limit', { fallback: max, max })),
      ...(cursor !== undefined && { after: decodeCursor(cursor, ['string'])[0] }),
    });
    if (listing === null) {
      void reply.header('x-repo-commit', revision.commitId);
      throw entryNotFound(repository, revision, path);
    }
    if (listing.next !== null) {
      const next = { cursor: encodeCursor([listing.next]) };
      void reply.header('link', nextLink(this.config.publicUrl, request.url, next));
    }
    void reply.header('x-repo-commit', revision.commitId);
    void reply.header('cache-control', cacheControlOf(revision));
    return this.present(revision, listing.entries, isExpanded);
  }

  /** Form-encoded from Python, JSON from JS; missing paths are left out. */
  @Post('paths-info/:revision')
  @HttpCode(200)
  async pathsInfo(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
    @Param('revision') revisionName: string,
    @Body() body: unknown,
  ): Promise<HubTreeEntry[]> {
    const { paths, isExpanded } = readPathsInfo(body);
    const { revision } = await this.locator.locate(viewer, address, revisionName);
    const found = await Promise.all(
      paths.map((path) => this.repositories.entry(revision, path.replace(/^\/+|\/+$/g, ''))),
    );
    const entries = found.filter((entry) => entry !== null);
    return this.present(revision, entries, isExpanded);
  }

  private async present(
    revision: Revision,
    entries: readonly TreeEntryView[],
    isExpanded: boolean,
  ): Promise<HubTreeEntry[]> {
    if (!isExpanded) return entries.map((entry) => presentEntry(entry));
    const paths = entries.map(({ path }) => path);
    const commits = await this.repositories.lastCommits(revision, paths);
    return entries.map((entry) => presentEntry(entry, commits.get(entry.path)));
  }
}

function readPathsInfo(body: unknown): { paths: string[]; isExpanded: boolean } {
  const fields = HubBody.of(body);
  const paths = fields.value('paths');
  const listed = typeof paths === 'string' ? [paths] : fields.list('paths', maxPaths);
  return {
    paths: listed.filter((path) => typeof path === 'string'),
    isExpanded: fields.flag('expand') || fields.value('expand') === 'True',
  };
}
