import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Conflict, type Fault, makeFault, Refused } from '../../domain/errors/sphere-error.js';
import { makePid } from '../../domain/identifiers/pid.js';
import { parseVersionLabel, type VersionLabel } from '../../domain/identifiers/version-label.js';
import { buildManifest } from '../../domain/release/manifest.js';
import { canOwn } from '../../domain/release/policies.js';
import { requireWrite } from '../../domain/release/require-ability.js';
import type { AccountViewer, Viewer } from '../../domain/release/viewer.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';
import { EventLog, type NewEvent } from '../audit/index.js';
import type { ReviewSettings } from '../identity/index.js';
import { RepositoriesService, type RepositoryView, type Revision } from '../repositories/index.js';
import { DescribeAhead } from './describe-ahead.js';
import { type Judgement, RevisionJudge } from './judge-revision.js';
import { PublishRelease } from './publish-release.js';
import { findRelease, findReleaseById, lockRelease } from './release-rows.js';
import type { DryRunView, ReleaseView, ReviewTerms } from './release-view.js';
import { DoiStamps } from './stamp-dois.js';
import { insertCandidate } from './write-candidate.js';

/** What is proposed. */
export interface Proposal {
  readonly version: string;
  /** A branch, tag or commit; `main` where absent. */
  readonly revision?: string;
  readonly notes?: string;
  /** Publish at once, where the viewer owns the repository and no review is asked for. */
  readonly publish?: boolean;
}

/**
 * Proposes a revision as a release: judges card, licences and bytes, and freezes what it found
 * (design §5). A refusal lists every fault.
 */
@Injectable()
export class ProposeRelease {
  constructor(
    private readonly database: Database,
    private readonly repositories: RepositoriesService,
    private readonly judge: RevisionJudge,
    private readonly publication: PublishRelease,
    private readonly ahead: DescribeAhead,
    private readonly dois: DoiStamps,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Reports every fault of the card, the licences and the artifacts, and stores nothing. */
  async dryRun(
    viewer: Viewer,
    repository: RepositoryView,
    proposal: Proposal,
  ): Promise<DryRunView> {
    requireWrite(viewer, repository);
    const { version, revision } = await this.prepare(viewer, repository, proposal);
    const judgement = await this.judge.judge(repository, revision);
    const faults = allFaults(judgement);
    return {
      version,
      commitId: revision.commitId,
      isAcceptable: faults.length === 0,
      faults,
      metadata: judgement.metadata,
      licenceReport: judgement.report,
    };
  }

  /**
   * Makes a candidate, or a published release where that is asked for and may be. Throws `Refused`
   * (`licence-not-open`, `card-invalid`, `artifact-unverified`) or `Conflict` (`version-exists`).
   */
  async propose(
    viewer: Viewer,
    repository: RepositoryView,
    proposal: Proposal,
  ): Promise<ReleaseView> {
    const account = requireWrite(viewer, repository);
    const { version, revision } = await this.prepare(viewer, repository, proposal);
    const judgement = await this.judge.judge(repository, revision);
    refuseWhereFaulty(repository, version, judgement);
    await this.ahead.describe(revision.treeId);

    return this.database.transaction(async (manager) => {
      const candidate = await this.freeze(manager, account, repository, revision, {
        version,
        notes: proposal.notes ?? null,
        judgement,
      });
      const asksForReview = judgement.namespace.review.mode === 'advisory';
      const publishes = proposal.publish === true && canOwn(viewer, repository) && !asksForReview;
      const proposed: NewEvent = {
        actor: account.handle,
        action: 'release.proposed',
        subject: `${repository.kind}:${repository.fullName}@${version}`,
        detail: { commit: revision.commitId, published: publishes },
        isPublic: publishes,
      };
      if (publishes) {
        return this.publication.publishLocked(manager, account, repository, candidate, {
          eventsBefore: [proposed],
        });
      }
      await this.events.append(manager, proposed);
      return candidate;
    });
  }

  private async prepare(
    viewer: Viewer,
    repository: RepositoryView,
    proposal: Proposal,
  ): Promise<{ version: VersionLabel; revision: Revision }> {
    const version = parseVersionLabel(proposal.version, 'version');
    const { branches } = await this.repositories.refs(viewer, repository);
    if (branches.some(({ name }) => name.toLowerCase() === version.toLowerCase())) {
      throw labelInUse(version, 'branch', 'is the name of a branch');
    }
    const existing = await findRelease(this.database, repository.id, version);
    if (existing !== null) {
      throw labelInUse(version, 'release', `names a ${existing.state} release of this repository`);
    }
    const revision = await this.repositories.resolve(viewer, repository, proposal.revision);
    return { version, revision };
  }

  private async freeze(
    manager: EntityManager,
    account: AccountViewer,
    repository: RepositoryView,
    revision: Revision,
    {
      version,
      notes,
      judgement,
    }: { version: VersionLabel; notes: string | null; judgement: Judgement },
  ): Promise<ReleaseView> {
    // One proposal at a time in a repository: version indexes have no gap and labels no race.
    if ((await lockRelease(manager, repository.id, version)) !== null) {
      throw labelInUse(version, 'release', 'names a release of this repository');
    }
    const { files, metadata, report, namespace } = judgement;
    const card = files.find(({ path }) => path === 'README.md');
    if (metadata === null || card === undefined || report.concluded === null) {
      throw new Error('A judgement without faults has metadata, a card and a licence.');
    }
    const proposedAt = this.clock.now();
    const kinds = new Map(report.artifacts.map((artifact) => [artifact.path, artifact]));
    const manifest = buildManifest({
      kind: repository.kind,
      namespace: repository.namespace,
      name: repository.name,
      version,
      commit: revision.commitId,
      createdAt: proposedAt,
      licence: report.concluded,
      files: files.map(({ path, sizeBytes, sha256 }) => {
        const verdict = kinds.get(path);
        return {
          path,
          size: sizeBytes,
          sha256,
          ...(verdict?.isCovered === true &&
            verdict.canonical !== null && { licence: verdict.canonical }),
          kind: verdict?.kind ?? 'documentation',
        };
      }),
      card: card.sha256,
      papers: metadata.arxivIds,
      baseModels: metadata.baseModels.map((base) => base.id),
    });

    const id = newId();
    const pid = makePid(randomBytes(8));
    await insertCandidate(manager, {
      id,
      repositoryId: repository.id,
      version,
      revision,
      notes,
      metadata,
      cardSha256: card.sha256,
      report,
      licence: report.concluded,
      manifest,
      pid,
      review: reviewTerms(namespace.review, proposedAt),
      files,
      proposedAt,
      accountId: account.accountId,
    });
    await this.dois.reserve(manager, repository, { id, pid });
    await this.repositories.addTag(manager, repository.id, version, revision.commitId);
    return findReleaseById(manager, id);
  }
}

function reviewTerms(review: ReviewSettings, proposedAt: Date): ReviewTerms {
  if (review.mode !== 'advisory' || review.windowDays === null) return { mode: 'none' };
  const closesAt = new Date(proposedAt.getTime() + review.windowDays * 86_400_000);
  return { mode: 'advisory', windowDays: review.windowDays, closesAt: closesAt.toISOString() };
}

function refuseWhereFaulty(
  repository: RepositoryView,
  version: string,
  judgement: Judgement,
): void {
  const faults = allFaults(judgement);
  if (faults.length === 0) return;
  const code =
    judgement.report.findings.length > 0
      ? 'licence-not-open'
      : judgement.cardFaults.length > 0
        ? 'card-invalid'
        : 'artifact-unverified';
  const summary = faults.length === 1 ? 'for one reason' : `for ${faults.length} reasons`;
  throw new Refused(
    code,
    `${repository.fullName} cannot be released as ${version}, ${summary}. ${faults[0]?.message ?? ''}`,
    {
      faults,
      remedy: 'Change what each entry names, commit, and propose the new revision.',
      facts: { repository: repository.fullName, version, reasons: faults.length },
    },
  );
}

function allFaults({ report, cardFaults, artifactFaults }: Judgement): readonly Fault[] {
  return [...report.findings, ...cardFaults, ...artifactFaults];
}

function labelInUse(version: string, names: 'branch' | 'release', reason: string): Conflict {
  const facts = { version, names };
  const message = `"${version}" ${reason}.`;
  return new Conflict('version-exists', message, {
    faults: [makeFault('version', 'version-exists', message, facts)],
    remedy: 'Choose another version label.',
    facts,
  });
}
