import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ReviewOffers } from '../../../capabilities/notify/index.js';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';
import { presentOffer } from './present-notify.js';
import { ReviewOfferDto } from './review-offer.dto.js';

@RestController(':kind/:namespace/:name/releases/:version/review-offers', 'Reviews')
export class ReviewOffersController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly offers: ReviewOffers,
    private readonly server: ServerConfig,
  ) {}

  @Post()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Ask another service for a review of a published release',
    description:
      'For owners and stewards. The offer is sent by COAR Notify afterwards; one that stands is answered again.',
    status: 201,
    body: 'ReviewOffer',
    access: 'token',
    refusals: [409, 413, 415, 422],
  })
  async offer(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Body() { service }: ReviewOfferDto,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const offer = await this.offers.offer(viewer, repository, version, service);
    return presentOffer(this.server.publicUrl, repository, version, offer);
  }

  @Get()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'The reviews that were asked for elsewhere, with what became of that',
    description: 'For members and stewards.',
    body: 'ReviewOffers',
    access: 'token',
  })
  async list(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Query() { limit, cursor }: PageQuery,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const release = await this.releases.require(viewer, repository, version);
    const page = { after: idAfter(cursor), limit: limit + 1 };
    return toPage(
      await this.offers.list(viewer, repository, release, page),
      limit,
      ({ id }) => [id],
      (offer) => presentOffer(this.server.publicUrl, repository, release.version, offer),
    );
  }

  @Delete(':id')
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'Take an offer back; the service is told unless it never heard of it',
    body: 'ReviewOffer',
    access: 'token',
  })
  async withdraw(
    @RequestViewer() viewer: Viewer,
    @Address() { kind, namespace, name }: RepositoryAddress,
    @Param('version') version: string,
    @Param('id') id: string,
  ) {
    const repository = await this.repositories.require(viewer, kind, namespace, name);
    const offer = await this.offers.withdraw(viewer, repository, version, id);
    return presentOffer(this.server.publicUrl, repository, version, offer);
  }
}
