import { Injectable } from '@nestjs/common';
import { canSeeReviews } from '../../domain/release/policies.js';
import { requireAble, requireAccount } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Database } from '../../foundations/database/database.js';
import { CandidatesService } from '../releases/index.js';
import { invitationsTo } from './invitation-rows.js';
import type { QueueItem } from './review-view.js';

/** The candidates that await opinions, for any advisor (design §5). */
@Injectable()
export class ReviewQueue {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesService,
  ) {}

  /**
   * A page of the queue, the one that closes first first; candidates whose window has passed stand in
   * it until they are published. Throws `Unauthenticated`, and `Forbidden` for anyone but advisors.
   * @param page.after `[closesAt, release id]` of the last one of the page before
   */
  async list(
    viewer: Viewer,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<QueueItem[]> {
    const account = requireAccount(viewer);
    requireAble(account, canSeeReviews(viewer), 'see the queue of reviews', 'advisor');
    return this.ofAdvisor(account.accountId, page);
  }

  /** As `list`, of an advisor who proved herself otherwise: by the secret of her feed. */
  async ofAdvisor(
    advisorId: string,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<QueueItem[]> {
    const candidates = await this.candidates.queued(page);
    const ids = candidates.map(({ releaseId }) => releaseId);
    const invitations = await invitationsTo(this.database, advisorId, ids);
    return candidates.map((candidate) => {
      const own = invitations.get(candidate.releaseId);
      return {
        ...candidate,
        invitation:
          own === undefined ? null : { id: own.id, status: own.status, hasOpinion: own.hasOpinion },
      };
    });
  }
}
