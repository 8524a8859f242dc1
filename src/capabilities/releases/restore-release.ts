import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  requireCredit,
  requireMetadata,
  requireOpen,
} from '../../domain/preservation/judge-mirrored.js';
import { isSameJson } from '../../domain/preservation/mirror-agreement.js';
import type { MirroredRelease } from '../../domain/preservation/mirrored-release.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import { ArtifactsService } from '../artifacts/index.js';
import { DoiRegister } from '../dois/index.js';
import { type FileView, RepositoriesService, type RepositoryView } from '../repositories/index.js';
import { CandidatesService } from './candidates.service.js';
import { restoreCredit } from './credit/mirrored-credit.js';
import { RevisionJudge } from './judge-revision.js';
import { LatestRelease } from './latest-release.js';
import { sha256sOf } from './publish-release.js';
import { lockReleases } from './release-rows.js';
import {
  type AccountOf,
  restoreAmendments,
  restoreNotice,
  restoreWidenings,
} from './restore-annotations.js';
import { insertCandidate } from './write-candidate.js';

/** What the rooms around a release add while it passes through its states. */
export interface Restoration {
  readonly accountOf: AccountOf;
  /** Whether harvesters find it under the datestamp that they know. */
  readonly keepsDatestamp: boolean;
  readonly whileCandidate: (releaseId: string) => Promise<void>;
  readonly whilePublished: (releaseId: string) => Promise<void>;
}

interface KnownRow {
  readonly pid: string;
  readonly version: string;
  readonly repositoryPid: string;
  readonly commitId: string;
  readonly treeId: string;
  readonly manifestSha256: string;
  readonly state: string;
}

/**
 * Puts releases of a mirror back: by the same judgement, the same states and under the same guards as any
 * release.
 */
@Injectable()
export class RestoreRelease {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly judge: RevisionJudge,
    private readonly candidates: CandidatesService,
    private readonly latest: LatestRelease,
    private readonly dois: DoiRegister,
    private readonly clock: Clock,
  ) {}

  /**
   * Whether a release is here as the mirror has it. Throws `RangeError` where another one is here in its
   * place. Served by release_pid_is_unique and release_version_is_unique.
   */
  async isPresent(mirrored: MirroredRelease): Promise<boolean> {
    const { concept, version, pid } = mirrored;
    const rows = await this.database.query<KnownRow>(
      `SELECT r.pid, r.version, p.pid AS "repositoryPid", r.commit_id AS "commitId",
              r.tree_id AS "treeId", r.manifest_sha256 AS "manifestSha256", r.state
       FROM release r JOIN repository p ON p.id = r.repository_id
       WHERE r.pid = $1 OR (p.pid = $2 AND r.version_folded = lower($3) AND r.state <> 'abandoned')`,
      [pid, concept.pid, version],
    );
    const [known] = rows;
    if (known === undefined) return false;
    const isSame = isSameJson(known, {
      ...{ pid, version, repositoryPid: concept.pid },
      ...{ commitId: mirrored.commitId, treeId: mirrored.treeId },
      manifestSha256: mirrored.manifest.sha256,
      state: mirrored.isWithdrawn ? 'withdrawn' : 'published',
    });
    if (rows.length === 1 && isSame) return true;
    throw new RangeError(
      `what is here already differs from it: ${known.version} (${known.pid}), ${known.state}`,
    );
  }

  /**
   * Judges what can be judged without bytes: what the release was found open by, what was added to it, and
   * its metadata. Throws `RangeError` where it could not have been released here.
   */
  check(mirrored: MirroredRelease): void {
    const { proposedAt, publishedAt, rebuild } = mirrored;
    const now = this.clock.now().toISOString();
    // A datestamp to come would hold back all others until then.
    const instants = [
      ...[proposedAt.toISOString(), publishedAt.toISOString(), rebuild.datestamp ?? ''],
      ...mirrored.authenticatedOrcids.map(({ creditConfirmedAt }) => creditConfirmedAt ?? ''),
      ...mirrored.externalReviews.map(({ confirmedAt }) => confirmedAt),
    ];
    if (proposedAt > publishedAt || instants.some((instant) => instant > now)) {
      throw new RangeError('it is dated in the future, or published before it was proposed');
    }
    requireOpen(mirrored);
    requireMetadata(mirrored);
    requireCredit(mirrored);
  }

  /**
   * Judges the bytes, which are stored by then, as of the day on which it was proposed. Throws `RangeError`
   * with the first reason.
   */
  async judgeBytes(repository: RepositoryView, mirrored: MirroredRelease): Promise<void> {
    const { report: frozen } = mirrored;
    const { report, artifactFaults } = await this.judge.judgeFiles(
      repository,
      filesOf(mirrored),
      mirrored.proposedAt,
    );
    const [finding] = [...report.findings, ...artifactFaults];
    if (finding !== undefined) throw new RangeError(finding.message);
    // Other rules may have had other reasons; by the same ones nothing else comes out.
    if (!isSameJson(report.versions, frozen.versions)) return;
    const isSame =
      isSameJson(report.artifacts, frozen.artifacts) &&
      isSameJson(report.openness, frozen.openness) &&
      report.concluded === frozen.concluded;
    if (!isSame)
      throw new RangeError('its bytes are judged otherwise than its licence report says');
  }

  /**
   * Writes the release, in the transaction in which its commit was put back. What was checked before is not
   * checked again here, but by the guards of the database.
   */
  async restore(
    manager: EntityManager,
    repository: RepositoryView,
    mirrored: MirroredRelease,
    restoration: Restoration,
  ): Promise<void> {
    const { accountOf } = restoration;
    const { version, rebuild, pid } = mirrored;
    const id = newId();
    await lockReleases(manager, repository.id);
    const files = filesOf(mirrored);
    const card = files.find(({ path }) => path === 'README.md');
    if (card === undefined) throw new RangeError('it has no card');
    await insertCandidate(manager, {
      ...{ id, pid, version, files },
      repositoryId: repository.id,
      revision: mirrored,
      notes: mirrored.notes,
      metadata: mirrored.frozenMetadata,
      cardSha256: card.sha256,
      report: mirrored.report,
      licence: mirrored.report.concluded ?? '',
      manifest: mirrored.manifest,
      review: mirrored.review,
      proposedAt: mirrored.proposedAt,
      accountId: rebuild.proposedBy === null ? null : accountOf(rebuild.proposedBy),
      versionIndex: mirrored.versionIndex,
    });
    await this.restoreDois(manager, repository, id, mirrored);
    await this.candidates.recordAnswers(manager, id, rebuild.answers);
    await this.repositories.addTag(manager, repository.id, version, mirrored.commitId);
    await restoration.whileCandidate(id);
    await sql(
      manager,
      `UPDATE release SET state = 'published', published_at = $2, published_by = $3 WHERE id = $1`,
      [
        id,
        mirrored.publishedAt,
        rebuild.publishedBy === null ? null : accountOf(rebuild.publishedBy),
      ],
    );
    await this.repositories.publishTag(manager, repository.id, version);
    await restoreAmendments(manager, id, mirrored, accountOf);
    await restoreWidenings(manager, id, mirrored, accountOf);
    await restoreNotice(manager, id, mirrored, accountOf);
    await restoreCredit(manager, id, mirrored);
    await restoration.whilePublished(id);
    if (mirrored.tombstone !== null) await this.withdraw(manager, repository, id, mirrored);
    await this.artifacts.recomputePublic(manager, await sha256sOf(manager, id));
    const { datestamp } = rebuild;
    const keeps = restoration.keepsDatestamp && datestamp !== null;
    await this.latest.showAgain(manager, repository, id, keeps ? new Date(datestamp) : null);
  }

  private async restoreDois(
    manager: EntityManager,
    repository: RepositoryView,
    id: string,
    { rebuild: { doi, conceptDoi } }: MirroredRelease,
  ): Promise<void> {
    if (conceptDoi !== null) await this.dois.restore(manager, repository.id, null, conceptDoi);
    if (doi === null) return;
    await this.dois.restore(manager, repository.id, id, doi);
    await sql(manager, 'UPDATE release SET doi = $2 WHERE id = $1', [id, doi.doi]);
  }

  private async withdraw(
    manager: EntityManager,
    repository: RepositoryView,
    id: string,
    { tombstone, version }: MirroredRelease,
  ): Promise<void> {
    await sql(
      manager,
      `UPDATE release SET state = 'withdrawn', withdrawn_at = $2, withdrawal = $3 WHERE id = $1`,
      [id, tombstone?.withdrawnAt, JSON.stringify(tombstone)],
    );
    await this.repositories.withdrawTag(manager, repository.id, version, { ...tombstone, version });
  }
}

/** The files as a tree lists them. */
export function filesOf({ files }: MirroredRelease): FileView[] {
  return files.map(({ path, gitOid, sizeBytes, sha256, isLfs }) => ({
    ...{ type: 'file' as const, path, oid: gitOid, sizeBytes, sha256, isLfs },
  }));
}
