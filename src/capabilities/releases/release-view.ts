import type { CommitId, TreeId } from '../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { RecordMetadata } from '../../domain/card/record-metadata.js';
import type { ArtifactKind } from '../../domain/licensing/artifact-kind.js';
import type { LicenceReport } from '../../domain/licensing/judge-release.js';
import type { OpennessGrade } from '../../domain/licensing/openness.js';
import type { Notice, ReviewTerms, Withdrawal } from '../../domain/release/states.js';

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
  readonly notice: Notice | null;
  readonly notes: string | null;
  /** As frozen at propose, with the amendments applied. */
  readonly metadata: RecordMetadata;
  readonly frozenMetadata: RecordMetadata;
  /** SPDX expression of the whole: the concluded licences of its artifacts, joined by AND. */
  readonly licence: string;
  readonly licenceReport: LicenceReport;
  readonly openness: OpennessGrade;
  readonly manifestSha256: Sha256;
  readonly pid: string;
  readonly doi: string | null;
  readonly review: ReviewTerms;
  readonly fileCount: number;
  readonly totalBytes: number;
  readonly proposedAt: Date;
  readonly publishedAt: Date | null;
  readonly withdrawal: (Withdrawal & { readonly at: Date }) | null;
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
  /** Canonical expression, with later widenings. */
  readonly licence: string;
  readonly reliedOn: string;
}
