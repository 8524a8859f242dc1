import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refused } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { requireOwn } from '../../domain/release/require-ability.js';
import { decidePublish, isReviewOver, type Review } from '../../domain/release/states.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { ArtifactsService } from '../artifacts/index.js';
import { EventLog, type NewEvent } from '../audit/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { CandidatesService } from './candidates.service.js';
import { CreditConfirmations } from './credit/confirm-credit.js';
import { LatestRelease } from './latest-release.js';
import { requireLocked } from './lock-release.js';
import { quarantinedFault } from './read-evidence.js';
import { findReleaseById } from './release-rows.js';
import { stateOf } from './release-state.js';
import type { ReleaseView } from './release-view.js';

/** Publishes a candidate: atomic, irrevocable, harmless to repeat (design §5). */
@Injectable()
export class PublishRelease {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly latest: LatestRelease,
    private readonly candidates: CandidatesService,
    private readonly credits: CreditConfirmations,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `Conflict` (`review-open`) while advisors may still answer and no waiver is given, and
   * `Refused` (`artifact-unverified`) where a steward has doubts about the bytes since they were judged.
   * @param waiver the owner's public reason for not waiting
   */
  async publish(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    waiver?: string,
  ): Promise<ReleaseView> {
    const account = requireOwn(viewer, repository);
    return this.database.transaction(async (manager) => {
      const release = await requireLocked(manager, viewer, repository, version);
      return this.publishLocked(manager, account, repository, release, {
        ...(waiver !== undefined && { waiver }),
      });
    });
  }

  /** Whether whoever publishes it now must say publicly why she does not wait for advisors. */
  needsWaiver(release: ReleaseView): boolean {
    return release.state === 'candidate' && !isReviewOver(reviewOf(release), this.clock.now());
  }

  /**
   * As `publish`, of a release that is locked and for an account whose right was checked.
   * @param eventsBefore what led to it in the same transaction, logged with it at the end
   */
  async publishLocked(
    manager: EntityManager,
    account: AccountViewer,
    repository: RepositoryView,
    release: ReleaseView,
    {
      waiver = '',
      eventsBefore = [],
    }: { readonly waiver?: string; readonly eventsBefore?: readonly NewEvent[] },
  ): Promise<ReleaseView> {
    const now = this.clock.now();
    const decision = decidePublish(stateOf(release), reviewOf(release), now, waiver);
    if (decision === 'nothing') return release;

    await this.artifacts.markPublic(manager, await sha256sOf(manager, release.id));
    await refuseQuarantined(manager, release);
    const isWaived = release.review.mode === 'advisory' && waiver.trim() !== '';
    await sql(
      manager,
      `UPDATE release SET state = 'published', published_at = $2, published_by = $3, review = $4
       WHERE id = $1`,
      [
        release.id,
        now,
        account.accountId,
        JSON.stringify(isWaived ? { ...release.review, waiver } : release.review),
      ],
    );
    await this.credits.notePublisher(manager, account, release);
    await this.repositories.publishTag(manager, repository.id, release.version);
    await this.latest.show(manager, repository, release.id);
    const published = await findReleaseById(manager, release.id);
    await this.candidates.announceEnd(manager, repository, published);
    for (const event of eventsBefore) await this.events.append(manager, event);
    await this.events.append(manager, {
      actor: account.handle,
      action: 'release.published',
      subject: `${repository.kind}:${repository.fullName}@${release.version}`,
      detail: {
        commit: release.commitId,
        manifestSha256: release.manifestSha256,
        pid: release.pid,
        licence: release.licence,
        ...(isWaived && { waiver }),
      },
      isPublic: true,
    });
    return published;
  }
}

/** Bytes may have been put in quarantine since they were proposed; marking them public holds their rows. */
async function refuseQuarantined(manager: EntityManager, { id }: ReleaseView): Promise<void> {
  const rows = await sql<{ path: string }>(
    manager,
    `SELECT f.path FROM release_file f JOIN blob b USING (sha256)
     WHERE f.release_id = $1 AND b.state = 'quarantined' ORDER BY f.path LIMIT 100`,
    [id],
  );
  const faults = rows.map(({ path }) => quarantinedFault(path));
  if (faults[0] !== undefined) {
    throw new Refused('artifact-unverified', faults[0].message, { faults });
  }
}

/** How many answered is all that is known of the review here: what they said cannot matter. */
function reviewOf({ review, answers }: ReleaseView): Review {
  return review.mode === 'none'
    ? review
    : { mode: 'advisory', closesAt: new Date(review.closesAt), ...answers };
}

/** The blobs of a release. */
export async function sha256sOf(manager: EntityManager, releaseId: string): Promise<Sha256[]> {
  const rows = await sql<{ sha256: Sha256 }>(
    manager,
    'SELECT DISTINCT sha256 FROM release_file WHERE release_id = $1',
    [releaseId],
  );
  return rows.map(({ sha256 }) => sha256);
}
