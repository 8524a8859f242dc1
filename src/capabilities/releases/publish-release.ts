import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NotFound, Refused } from '../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { requireOwn } from '../../domain/release/require-ability.js';
import { decidePublish, type Review } from '../../domain/release/states.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { ArtifactsService } from '../artifacts/index.js';
import { EventLog } from '../audit/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { LatestRelease } from './latest-release.js';
import { quarantinedFault } from './read-evidence.js';
import { lockRelease } from './release-rows.js';
import type { ReleaseView } from './release-view.js';
import { stateOf } from './release-state.js';

/** Publishes a candidate: atomic, irrevocable, harmless to repeat (design §5). */
@Injectable()
export class PublishRelease {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly latest: LatestRelease,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `Conflict` (`review-open`) while advisors may still answer and no waiver is given.
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
      const release = await this.publishCandidate(manager, account, repository, version, waiver);
      return release;
    });
  }

  /** As `publish`, in the transaction of `manager` and for an account whose right was checked. */
  async publishCandidate(
    manager: EntityManager,
    account: AccountViewer,
    repository: RepositoryView,
    version: string,
    waiver = '',
  ): Promise<ReleaseView> {
    const candidate = await lockRelease(manager, repository.id, version);
    if (candidate === null) throw releaseNotFound(repository, version);
    const decision = decidePublish(
      stateOf(candidate),
      reviewOf(candidate),
      this.clock.now(),
      waiver,
    );
    if (decision === 'nothing') return candidate;

    await this.artifacts.markPublic(manager, await sha256sOf(manager, candidate.id));
    await refuseQuarantined(manager, candidate);
    const publishedAt = this.clock.now();
    const isWaived = candidate.review.mode === 'advisory' && waiver.trim() !== '';
    await sql(
      manager,
      `UPDATE release SET state = 'published', published_at = $2, published_by = $3, review = $4
       WHERE id = $1`,
      [
        candidate.id,
        publishedAt,
        account.accountId,
        JSON.stringify(isWaived ? { ...candidate.review, waiver } : candidate.review),
      ],
    );
    await this.repositories.publishTag(manager, repository.id, candidate.version);
    await this.latest.show(manager, repository);
    await this.events.append(manager, {
      actor: account.handle,
      action: 'release.published',
      subject: `${repository.kind}:${repository.fullName}@${candidate.version}`,
      detail: {
        commit: candidate.commitId,
        manifestSha256: candidate.manifestSha256,
        pid: candidate.pid,
        licence: candidate.licence,
        ...(isWaived && { waiver }),
      },
      isPublic: true,
    });
    const published = await lockRelease(manager, repository.id, candidate.version);
    if (published === null) throw new Error(`Release ${candidate.id} vanished while published.`);
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

/** What advisors answered comes with the review room; until then nobody is invited. */
function reviewOf({ review }: ReleaseView): Review {
  return review.mode === 'none'
    ? review
    : { mode: 'advisory', closesAt: new Date(review.closesAt), invited: 0, answered: 0 };
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

/** No such release, or none that the viewer may know of. */
export function releaseNotFound(repository: RepositoryView, version: string): NotFound {
  return new NotFound(
    'release-not-found',
    `${repository.fullName} has no release "${version.slice(0, 80)}".`,
  );
}
