import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import { AddressedOpinions } from '../../../capabilities/review/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';
import { presentOpinion } from './present-review.js';
import { AddressesDto } from './review.dto.js';

@RestController(':kind/:namespace/:name/releases/:version', 'Reviews')
export class AddressesController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly addressed: AddressedOpinions,
    private readonly server: ServerConfig,
  ) {}

  @Post('addresses')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'State which opinions on earlier versions a version answers',
    description: 'For writers. What is stated stays; sending it again changes nothing.',
    status: 200,
    body: 'AddressedOpinions',
    access: 'token',
    refusals: [409, 413, 415],
  })
  async state(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Body() { addresses }: AddressesDto,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    return { addresses: await this.addressed.add(viewer, repository, version, addresses) };
  }

  @Get('addresses')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The opinions on earlier versions that a version answers',
    body: 'AddressedOpinions',
    access: 'optional',
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    return { addresses: await this.addressed.of(release) };
  }

  @Get('earlier-opinions')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The opinions on versions before this one, the newest first',
    description: 'Each says which version it is of, and which ones answer it.',
    body: 'Opinions',
    access: 'optional',
  })
  async earlier(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Query() { limit, cursor }: PageQuery,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    const page = { before: idAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.addressed.onEarlierVersions(release, page),
      limit,
      ({ id }) => [id],
      (opinion) =>
        presentOpinion(
          this.server.publicUrl,
          repository,
          { version: opinion.document.release.version, state: 'published' },
          opinion,
        ),
    );
  }
}
