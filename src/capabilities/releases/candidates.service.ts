import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { Viewer } from '../../domain/release/viewer.js';
import type { Answers } from '../../domain/review/answers.js';
import { Database, sql } from '../../foundations/database/database.js';
import type { RepositoryView } from '../repositories/index.js';
import { requireLocked } from './lock-release.js';
import { lockRelease } from './release-rows.js';
import type { ReleaseView } from './release-view.js';

/** A candidate as advisors see it before they are invited to it (design §5). */
export interface QueuedCandidate {
  readonly releaseId: string;
  readonly kind: RepositoryKind;
  /** Handle. */
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly proposedAt: Date;
  /** ISO 8601, UTC. */
  readonly closesAt: string;
  readonly answers: Answers;
}

/** What became of a candidate, told in the transaction that ends it. */
export type CandidateEnding = (
  manager: EntityManager,
  repository: RepositoryView,
  release: ReleaseView,
) => Promise<void>;

/**
 * What the room of reviews needs of candidates. It tells how many advisors answered, and nothing else:
 * no rule of a release can ask what they said.
 */
@Injectable()
export class CandidatesService {
  private readonly listeners: CandidateEnding[] = [];

  constructor(private readonly database: Database) {}

  /**
   * The release of that label, with the releases of its repository locked until the transaction ends.
   * Throws `NotFound` (`release-not-found`) also for a candidate that the viewer may not see.
   */
  requireLocked(
    manager: EntityManager,
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
  ): Promise<ReleaseView> {
    return requireLocked(manager, viewer, repository, version);
  }

  /** As `requireLocked`, of a candidate that is in the queue, whoever asks; null for all others. */
  async lockQueued(
    manager: EntityManager,
    repository: RepositoryView,
    version: string,
  ): Promise<ReleaseView | null> {
    const release = await lockRelease(manager, repository.id, version);
    const isQueued = release?.state === 'candidate' && release.review.mode === 'advisory';
    return isQueued ? release : null;
  }

  /** Writes down how many answered; `decidePublish` reads it. The releases are locked by then. */
  async recordAnswers(manager: EntityManager, releaseId: string, answers: Answers): Promise<void> {
    await sql(manager, 'UPDATE release SET invited_count = $2, answered_count = $3 WHERE id = $1', [
      releaseId,
      answers.invited,
      answers.answered,
    ]);
  }

  /**
   * Candidates whose organisation asks for opinions, the one that closes first first; served by
   * `release_under_review`.
   * @param after `[closesAt, release id]` of the last one of the page before
   */
  async queued(page: {
    readonly after: readonly [string, string] | null;
    readonly limit: number;
  }): Promise<QueuedCandidate[]> {
    const rows = await this.database.query<
      Omit<QueuedCandidate, 'answers'> & { readonly invited: number; readonly answered: number }
    >(
      `SELECT r.id AS "releaseId", p.kind, n.handle AS namespace, p.name, r.version,
              r.metadata ->> 'title' AS title, r.proposed_at AS "proposedAt",
              r.review ->> 'closesAt' AS "closesAt", r.invited_count AS invited,
              r.answered_count AS answered
       FROM release r
       JOIN repository p ON p.id = r.repository_id
       JOIN namespace n ON n.id = p.namespace_id
       WHERE r.state = 'candidate' AND r.review ->> 'mode' = 'advisory'
         AND ($1::text IS NULL OR (r.review ->> 'closesAt', r.id) > ($1, $2::uuid))
       ORDER BY r.review ->> 'closesAt', r.id LIMIT $3`,
      [page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
    return rows.map(({ invited, answered, ...row }) => ({
      ...row,
      answers: { invited, answered },
    }));
  }

  /** Calls `listener` in each transaction that publishes or abandons a candidate. */
  whenEnded(listener: CandidateEnding): void {
    this.listeners.push(listener);
  }

  /** Tells those who asked. */
  async announceEnd(
    manager: EntityManager,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<void> {
    for (const listener of this.listeners) await listener(manager, repository, release);
  }
}
