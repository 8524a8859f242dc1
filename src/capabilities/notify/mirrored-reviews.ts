import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MirroredExternalReview } from '../../domain/preservation/external-reviews-document.js';
import { sql } from '../../foundations/database/database.js';

/** Reviews elsewhere as mirrors keep them: what was shown, without the notifications that announced it. */
@Injectable()
export class MirroredExternalReviews {
  /**
   * Shows them again on a release that has none yet. Their pages were read by the service that the mirror is
   * of and are not read anew: what became of them since, the mirror cannot tell.
   */
  async restore(
    manager: EntityManager,
    releaseId: string,
    reviews: readonly MirroredExternalReview[],
  ): Promise<void> {
    for (const review of reviews) {
      const { id, kind, address, citeAs, relationship, title, service } = review;
      await sql(
        manager,
        `INSERT INTO external_review
           (id, release_id, kind, address, cite_as, relationship, title, service, service_name,
            state, announced_at, confirmed_at, due_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'shown', $10, $11, $11)`,
        [
          ...[id, releaseId, kind, address, citeAs, relationship, title, service.id, service.name],
          ...[review.announcedAt, review.confirmedAt],
        ],
      );
    }
  }
}
