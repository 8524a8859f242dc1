import type { AuthenticatedOrcid } from '../../domain/card/credited-people.js';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import type { Fault } from '../../domain/errors/sphere-error.js';
import type { CommitId, TreeId } from '../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { ArtifactKind } from '../../domain/licensing/artifact-kind.js';
import type { OpennessGrade } from '../../domain/licensing/openness.js';
import type { LicenceReport } from '../../domain/licensing/release/licence-report.js';
import type { DoiStanding } from '../../domain/registration/doi-state.js';
import type { Notice } from '../../domain/release/states.js';
import type { Answers } from '../../domain/review/answers.js';
import type { Tombstone } from '../../domain/release/tombstone.js';

/** The review that a candidate is under, fixed when it was proposed. */
export type ReviewTerms =
  | { readonly mode: 'none' }
  | {
      readonly mode: 'advisory';
      readonly windowDays: number;
      /** ISO 8601, UTC. */
      readonly closesAt: string;
      /** An owner's public reason for not waiting. */
      readonly waiver?: string;
    };

/** A notice with who put it and when. */
export interface StandingNotice extends Notice {
  readonly setByAccountId: string;
  readonly setBy: string;
  /** ISO 8601, UTC. */
  readonly setAt: string;
}

/** What a door may show of a release. */
export interface ReleaseView {
  readonly id: string;
  readonly repositoryId: string;
  readonly version: string;
  /** 1, 2, 3, … in the order of proposal. */
  readonly versionIndex: number;
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  readonly state: 'candidate' | 'published' | 'withdrawn' | 'abandoned';
  readonly notice: StandingNotice | null;
  readonly notes: string | null;
  /** As frozen at propose, with the amendments applied. */
  readonly metadata: RecordMetadata;
  readonly frozenMetadata: RecordMetadata;
  readonly amendmentCount: number;
  /** Of its people; of everybody else an iD is what the depositor stated (scholarly A.2). By iD. */
  readonly authenticatedOrcids: readonly AuthenticatedOrcid[];
  /** SPDX expression of the whole: the licences of its artifacts, joined by AND. */
  readonly licence: string;
  readonly openness: OpennessGrade;
  readonly manifestSha256: Sha256;
  readonly pid: string;
  /** Lower case; reserved for a candidate, null where none are given. */
  readonly doi: string | null;
  readonly registration: DoiStanding | null;
  /** Of the DOI of its concept. */
  readonly conceptRegistration: DoiStanding | null;
  readonly review: ReviewTerms;
  /** Of the advisors invited to it, while it was a candidate. */
  readonly answers: Answers;
  readonly fileCount: number;
  readonly totalBytes: number;
  readonly proposedAt: Date;
  readonly publishedAt: Date | null;
  /** What remains public of a withdrawn release. */
  readonly tombstone: Tombstone | null;
}

/** One artifact of a release. */
export interface ReleaseFileView {
  readonly path: string;
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly gitOid: string;
  readonly isLfs: boolean;
  readonly kind: ArtifactKind;
  readonly declared: string | null;
  /** Canonical expression, with later widenings; null for files that need no licence (R25). */
  readonly licence: string | null;
  readonly reliedOn: string | null;
}

/** Whether a revision could be released as it stands; nothing is stored. */
export interface DryRunView {
  readonly version: string;
  readonly commitId: CommitId;
  readonly isAcceptable: boolean;
  /** All that stands against it, of the card, the licences and the artifacts. */
  readonly faults: readonly Fault[];
  readonly metadata: RecordMetadata | null;
  readonly licenceReport: LicenceReport;
}

/** One amendment, as it is shown. */
export interface AmendmentView {
  readonly number: number;
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
  readonly patch: unknown;
}
