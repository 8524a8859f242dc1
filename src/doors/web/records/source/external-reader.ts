import { Injectable } from '@nestjs/common';
import { ExternalReviews, type ExternalReviewView } from '../../../../capabilities/notify/index.js';
import type { ReleaseView } from '../../../../capabilities/releases/index.js';

/** Some of what other services said of a release. */
export interface ExternalPage {
  readonly items: readonly ExternalReviewView[];
  readonly hasMore: boolean;
}

const reviewsOfAPage = 20;

/** Reads what other services said of a release. */
@Injectable()
export class ExternalReader {
  constructor(private readonly reviews: ExternalReviews) {}

  /** @param after id of the last one of the page before */
  async list(release: ReleaseView, after: string | null): Promise<ExternalPage> {
    const found = await this.reviews.list(release, { after, limit: reviewsOfAPage + 1 });
    return { items: found.slice(0, reviewsOfAPage), hasMore: found.length > reviewsOfAPage };
  }
}
