import { Get, Param, Query } from '@nestjs/common';
import { ExternalReviews, ReviewOffers } from '../../../capabilities/notify/index.js';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryAddress,
} from '../../../capabilities/repositories/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { RequestViewer } from '../../../foundations/http/authentication.js';
import { Answers, InRelease, InRepository } from '../openapi/answers.js';
import { Address } from '../repositories/address.js';
import { RestController } from '../rest-controller.js';
import { idAfter, PageQuery, toPage } from '../validation/page.js';
import { presentExternalReview } from './present-notify.js';

@RestController(':kind/:namespace/:name/releases/:version/external-reviews', 'Reviews')
export class ExternalReviewsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly reviews: ExternalReviews,
  ) {}

  @Get()
  @InRepository()
  @InRelease()
  @Answers({
    summary: 'What other services said of a release, the first one first',
    description:
      'Announced by COAR Notify, and shown once the page of the service was found to name the release. Nothing here depends on it.',
    body: 'ExternalReviews',
    access: 'optional',
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
      await this.reviews.list(release, page),
      limit,
      ({ id }) => [id],
      presentExternalReview,
    );
  }
}

@RestController('reviews/services', 'Reviews')
export class ReviewServicesController {
  constructor(private readonly offers: ReviewOffers) {}

  @Get()
  @Answers({
    summary: 'The services elsewhere that reviews can be asked of',
    body: 'ReviewServices',
    access: 'anyone',
  })
  list() {
    return { items: this.offers.services.map(({ id }) => ({ id })) };
  }
}
