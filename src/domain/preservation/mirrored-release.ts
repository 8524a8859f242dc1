import type { AuthenticatedOrcid } from '../card/credited-people.js';
import type { RecordMetadata } from '../card/record-metadata.js';
import type { ArtifactPath } from '../identifiers/artifact-path.js';
import type { CommitId, GitOid, TreeId } from '../identifiers/git-oid.js';
import type { Pid } from '../identifiers/pid.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';
import type { RepositoryName } from '../identifiers/repository-name.js';
import type { Sha256 } from '../identifiers/sha256.js';
import type { VersionLabel } from '../identifiers/version-label.js';
import type { ArtifactKind } from '../licensing/artifact-kind.js';
import type { LicenceReport } from '../licensing/release/licence-report.js';
import type { ChainedEvent } from '../release/event-chain.js';
import type { Tombstone } from '../release/tombstone.js';
import type { MirroredExternalReview } from './external-reviews-document.js';
import type { MirroredNotice, MirroredReview } from './mirrored-standing.js';
import type { RebuildDocument } from './rebuild-document.js';

export interface MirroredFile {
  readonly path: ArtifactPath;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  readonly gitOid: GitOid;
  readonly isLfs: boolean;
  readonly kind: ArtifactKind;
  /** As it is now, with later widenings; null for what needs none. */
  readonly licence: string | null;
}

export interface MirroredAmendment {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly patch: unknown;
}

/** A release as a mirror tells of it: its documents agree with each other, and nothing else is known. */
export interface MirroredRelease {
  readonly concept: {
    readonly kind: RepositoryKind;
    readonly namespace: string;
    readonly name: RepositoryName;
    readonly pid: Pid;
    readonly createdAt: Date;
  };
  readonly version: VersionLabel;
  readonly versionIndex: number;
  readonly isWithdrawn: boolean;
  readonly pid: Pid;
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  readonly proposedAt: Date;
  readonly publishedAt: Date;
  readonly licence: string;
  readonly notes: string | null;
  readonly notice: MirroredNotice | null;
  readonly review: MirroredReview;
  readonly tombstone: Tombstone | null;
  readonly manifest: { readonly text: string; readonly sha256: Sha256 };
  readonly frozenMetadata: RecordMetadata;
  /** As they are after the last amendment. */
  readonly metadata: object;
  readonly authenticatedOrcids: readonly AuthenticatedOrcid[];
  readonly amendments: readonly MirroredAmendment[];
  readonly files: readonly MirroredFile[];
  readonly report: LicenceReport;
  readonly events: readonly (ChainedEvent & { readonly isPublic: true })[];
  readonly rebuild: RebuildDocument;
  readonly externalReviews: readonly MirroredExternalReview[];
}

/** `model:namespace/name@version`, for people. */
export function nameOfMirrored({ concept, version }: MirroredRelease): string {
  return `${concept.kind}s/${concept.namespace}/${concept.name}@${version}`;
}
