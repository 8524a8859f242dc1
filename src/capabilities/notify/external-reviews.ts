import { Injectable } from '@nestjs/common';
import { Database } from '../../foundations/database/database.js';
import type { ReleaseView } from '../releases/index.js';
import type { ExternalReviewView } from './notify-view.js';

/** Reads what other services said of releases, for anybody. */
@Injectable()
export class ExternalReviews {
  constructor(private readonly database: Database) {}

  /**
   * Confirmed announcements about a release in the order of their arrival; served by
   * `external_review_shown`. Of a candidate there are none: nobody else knows of it.
   */
  list(
    release: Pick<ReleaseView, 'id'>,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<ExternalReviewView[]> {
    return this.database.query<ExternalReviewView>(
      `SELECT id, kind, address, cite_as AS "citeAs", relationship, title, service,
         service_name AS "serviceName", offer_id AS "offerId", announced_at AS "announcedAt",
         confirmed_at AS "confirmedAt"
       FROM external_review
       WHERE release_id = $1 AND state = 'shown' AND ($2::uuid IS NULL OR id > $2)
       ORDER BY id LIMIT $3`,
      [release.id, page.after, page.limit],
    );
  }
}
