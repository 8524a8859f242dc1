import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refused } from '../../domain/errors/sphere-error.js';
import { requireSteward } from '../../domain/release/require-ability.js';
import { decideLiftWithdrawal, decideWithdraw } from '../../domain/release/states.js';
import { makeTombstone, type Tombstone } from '../../domain/release/tombstone.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { doiAddressOf } from '../../domain/scholarly/record-addresses.js';
import { titlePrefixOf } from '../../domain/scholarly/reveal-notice.js';
import { Clock } from '../../foundations/clock/clock.js';
import { ContactConfig } from '../../foundations/config/contact.config.js';
import { Database, sql } from '../../foundations/database/database.js';
import { ArtifactsService } from '../artifacts/index.js';
import { EventLog } from '../audit/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { LatestRelease } from './latest-release.js';
import { requireLocked } from './lock-release.js';
import { sha256sOf } from './publish-release.js';
import { unverifiedFault } from './read-evidence.js';
import { findReleaseById, run } from './release-rows.js';
import { stateOf } from './release-state.js';
import type { ReleaseView } from './release-view.js';

/** A steward's reason, as given. */
export interface Ground {
  readonly category: string;
  readonly statement: string;
  /** Version label or address of a release to use instead. */
  readonly replacement?: string;
}

/** Files that a tombstone lists; a release of more says how many in all. */
const maxListedFiles = 1_000;

/** Withdraws a release for a legal, privacy or safety reason, and lifts that (licence-policy R50, R51). */
@Injectable()
export class WithdrawRelease {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly latest: LatestRelease,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly contact: ContactConfig,
  ) {}

  /** Whether a release could be withdrawn on this ground; changes nothing. Throws as `withdraw` does. */
  consider(viewer: Viewer, release: ReleaseView, ground: Ground): void {
    requireSteward(viewer);
    decideWithdraw(stateOf(release), ground);
  }

  /** Throws `Forbidden` for anyone but stewards, `Refused` (`ground-not-accepted`) for another reason. */
  async withdraw(
    viewer: Viewer,
    repository: RepositoryView,
    version: string,
    ground: Ground,
  ): Promise<ReleaseView> {
    const steward = requireSteward(viewer);
    return this.database.transaction(async (manager) => {
      const release = await requireLocked(manager, viewer, repository, version);
      const { decision, category } = decideWithdraw(stateOf(release), ground);
      if (decision === 'nothing') return release;

      const tombstone = await this.tombstoneOf(manager, release, { ...ground, category });
      await sql(
        manager,
        `UPDATE release SET state = 'withdrawn', withdrawn_at = $2, withdrawal = $3 WHERE id = $1`,
        [release.id, tombstone.withdrawnAt, JSON.stringify(tombstone)],
      );
      await this.repositories.withdrawTag(manager, repository.id, release.version, {
        ...tombstone,
        version: release.version,
      });
      await this.artifacts.recomputePublic(manager, await sha256sOf(manager, release.id));
      await this.latest.show(manager, repository, release.id);
      const withdrawn = await findReleaseById(manager, release.id);
      await this.log(manager, steward.handle, 'release.withdrawn', repository, release, {
        category,
        statement: ground.statement,
      });
      return withdrawn;
    });
  }

  /**
   * Serves the same bytes again under the same identifiers; the history keeps both. Throws `Refused`
   * (`artifact-unverified`) where they did not come back with the record from a mirror.
   */
  async lift(viewer: Viewer, repository: RepositoryView, version: string): Promise<ReleaseView> {
    const steward = requireSteward(viewer);
    return this.database.transaction(async (manager) => {
      const release = await requireLocked(manager, viewer, repository, version);
      if (decideLiftWithdrawal(stateOf(release)) === 'nothing') return release;
      await refuseAbsent(manager, release);

      await sql(
        manager,
        `UPDATE release SET state = 'published', withdrawn_at = NULL, withdrawal = NULL WHERE id = $1`,
        [release.id],
      );
      await this.artifacts.markPublic(manager, await sha256sOf(manager, release.id));
      await this.repositories.reinstateTag(manager, repository.id, release.version);
      await this.latest.show(manager, repository, release.id);
      const reinstated = await findReleaseById(manager, release.id);
      await this.log(manager, steward.handle, 'release.reinstated', repository, release, {});
      return reinstated;
    });
  }

  private async tombstoneOf(
    manager: EntityManager,
    release: ReleaseView,
    ground: Ground & { readonly category: Tombstone['category'] },
  ): Promise<Tombstone> {
    const files = await run<{
      path: string;
      size: string;
      sha256: Tombstone['files'][number]['sha256'];
    }>(
      manager,
      `SELECT path, size_bytes AS size, sha256 FROM release_file
       WHERE release_id = $1 ORDER BY path LIMIT $2`,
      [release.id, maxListedFiles],
    );
    return makeTombstone({
      category: ground.category,
      statement: ground.statement,
      withdrawnAt: this.clock.now(),
      citation: citationOf(release),
      files: files.map((file) => ({ ...file, size: Number(file.size) })),
      contactEmail: this.contact.email,
      ...(ground.replacement !== undefined && { replacement: ground.replacement }),
    });
  }

  private log(
    manager: EntityManager,
    actor: string,
    action: string,
    repository: RepositoryView,
    release: ReleaseView,
    detail: Readonly<Record<string, string>>,
  ): Promise<unknown> {
    return this.events.append(manager, {
      actor,
      action,
      subject: `${repository.kind}:${repository.fullName}@${release.version}`,
      detail,
      isPublic: true,
    });
  }
}

/** A service that was rebuilt knows the bytes of withdrawn releases by their checksum alone. */
async function refuseAbsent(manager: EntityManager, { id }: ReleaseView): Promise<void> {
  const rows = await run<{ path: string }>(
    manager,
    `SELECT f.path FROM release_file f JOIN blob b USING (sha256)
     WHERE f.release_id = $1 AND b.state = 'absent' ORDER BY f.path LIMIT 100`,
    [id],
  );
  const faults = rows.map(({ path }) => unverifiedFault(path));
  if (faults[0] !== undefined) {
    throw new Refused('artifact-unverified', faults[0].message, { faults });
  }
}

/** `Creators (year). Title (version). PID` as a tombstone keeps it: the DOI's address where there is one. */
function citationOf({ metadata, version, publishedAt, pid, doi, notice }: ReleaseView): string {
  const creators = metadata.creators.map(({ name }) => name);
  const shown = creators.length > 10 ? [...creators.slice(0, 10), 'et al.'] : creators;
  const year = (metadata.publicationDate ?? publishedAt?.toISOString() ?? '').slice(0, 4);
  const title = titlePrefixOf(notice) + metadata.title;
  const place = doi === null ? pid : doiAddressOf(doi);
  return `${shown.join('; ')} (${year}). ${title} (${version}). ${place}`;
}
