import { Injectable } from '@nestjs/common';
import {
  externalReviewsDocument,
  type MirroredExternalReview,
} from '../../domain/preservation/external-reviews-document.js';
import { documentText } from '../../domain/preservation/record-document.js';
import type { TagFile } from '../../domain/preservation/write-bag.js';
import { disclaimer } from '../../domain/review/opinion.js';
import { ExternalReviews, type ExternalReviewView } from '../notify/index.js';
import type { ReleaseView } from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { AddressedOpinions, OpinionsService, type OpinionView } from '../review/index.js';
import { allPages } from './all-pages.js';

const anyone = { kind: 'anonymous' } as const;

/** Writes down what others say of a release. */
@Injectable()
export class ReviewDocuments {
  constructor(
    private readonly opinions: OpinionsService,
    private readonly addressed: AddressedOpinions,
    private readonly external: ExternalReviews,
  ) {}

  /** Of what is or was published: every opinion, and the documents from the package's root. */
  async of(
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<{
    readonly opinions: readonly OpinionView[];
    readonly documents: readonly TagFile[];
  }> {
    const [opinions, addresses, external] = await Promise.all([
      allPages((last: OpinionView | null, limit) =>
        this.opinions.list(anyone, repository, release, { after: last?.id ?? null, limit }),
      ),
      this.addressed.of(release),
      allPages((last: ExternalReviewView | null, limit) =>
        this.external.list(release, { after: last?.id ?? null, limit }),
      ),
    ]);
    const reviews = externalReviewsDocument(external.map(toMirrored));
    return {
      opinions,
      documents: [
        {
          path: 'metadata/opinions.json',
          text: documentText(opinionsDocument(opinions, addresses)),
        },
        { path: 'metadata/external-reviews.json', text: documentText(reviews) },
      ],
    };
  }
}

function opinionsDocument(opinions: readonly OpinionView[], addresses: readonly string[]) {
  return {
    schema: 'sphere-opinions-v1',
    disclaimer,
    // Of opinions on earlier versions, which are among the documents of these.
    addresses,
    opinions: opinions.map(
      ({ id, revision, stage, follows, addressedIn, reply, document, signature }) => ({
        ...{ id, revision, stage, follows, addressedIn, document, signature },
        reply: reply && {
          id: reply.id,
          revision: reply.revision,
          document: reply.document,
          signature: reply.signature,
        },
      }),
    ),
  };
}

/** Without the offer that it answers: offers are in no mirror. */
function toMirrored(review: ExternalReviewView): MirroredExternalReview {
  const { id, kind, address, citeAs, relationship, title } = review;
  return {
    ...{ id, kind, address, citeAs, relationship, title },
    service: { id: review.service, name: review.serviceName },
    announcedAt: review.announcedAt.toISOString(),
    confirmedAt: review.confirmedAt.toISOString(),
  };
}
