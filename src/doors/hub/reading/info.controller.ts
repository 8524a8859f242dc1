import { Controller, Get, Param, Query, Req, UseGuards } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { DescriptionsService } from '../../../capabilities/descriptions/index.js';
import { DownloadsService } from '../../../capabilities/discovery/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { DownloadCounter } from '../files/count-download.js';
import { apiPrefixes, NamedRepository } from '../wire/hub-address.js';
import type { HubQuery } from '../wire/hub-query.js';
import { RevisionLocator } from '../wire/locate-revision.js';
import { downloadsOf, presentRepository } from './present-repository.js';
import { presentRefs } from './present-refs.js';
import { selectInfo } from './select-fields.js';
import { RefuseRejectedToken } from '../wire/refuse-rejected-token.js';

/** What a repository is (hf-hub A2, A4). */
@Controller(apiPrefixes)
@UseGuards(RefuseRejectedToken)
export class InfoController {
  constructor(
    private readonly locator: RevisionLocator,
    private readonly repositories: RepositoriesService,
    private readonly descriptions: DescriptionsService,
    private readonly downloads: DownloadsService,
    private readonly counter: DownloadCounter,
  ) {}

  @Get()
  info(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
    @Query() query: HubQuery,
    @Req() request: FastifyRequest,
  ): Promise<Record<string, unknown>> {
    return this.present(viewer, address, undefined, query, request);
  }

  @Get('revision/:revision')
  revision(
    @RequestViewer() viewer: Viewer,
    @NamedRepository() address: RepositoryAddress,
    @Param('revision') revision: string,
    @Query() query: HubQuery,
    @Req() request: FastifyRequest,
  ): Promise<Record<string, unknown>> {
    return this.present(viewer, address, revision, query, request);
  }

  @Get('refs')
  async refs(@RequestViewer() viewer: Viewer, @NamedRepository() address: RepositoryAddress) {
    const { kind, namespace, name } = address;
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    return presentRefs(await this.repositories.refs(viewer, repository));
  }

  private async present(
    viewer: Viewer,
    address: RepositoryAddress,
    revisionName: string | undefined,
    query: HubQuery,
    request: FastifyRequest,
  ): Promise<Record<string, unknown>> {
    const selection = selectInfo(query);
    const { repository, revision } = await this.locator.locate(viewer, address, revisionName);
    const [files, description, { commits }, totals] = await Promise.all([
      this.repositories.files(revision.treeId),
      this.descriptions.describe(revision.treeId),
      this.repositories.history(revision, { limit: 1 }),
      this.downloads.totalDownloads([repository.id]),
    ]);
    await this.counter.read(request, { viewer, repository, revision });
    const { commitId } = revision;
    const lastModified = commits[0]?.committedAt ?? repository.createdAt;
    const downloads = downloadsOf(totals.get(repository.id));
    return presentRepository(
      { repository, commitId, lastModified, description, downloads, files },
      selection,
    );
  }
}
