import type { Fault } from '../../errors/sphere-error.js';
import type { ArtifactKind } from '../artifact-kind.js';
import type { BasesReport } from '../bases/judge-bases.js';
import type { FileLicenceSource } from '../files/file-licences.js';
import type { ComponentName, OpennessGrade } from '../openness.js';
import type { LicenceReason, LicenceWarning } from '../reason-code.js';
import type { ReleaseWarning } from './release-warning.js';
import type { LicenceTextSource } from '../texts/judge-texts.js';

export type { ReleaseWarning } from './release-warning.js';

/** Where the licence of an artifact was found (licence-policy R24). */
type LicenceSource = FileLicenceSource | 'artifact' | 'kind' | 'release' | 'none';

/** The verdict on one artifact. */
export interface ArtifactVerdict {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly kind: ArtifactKind;
  /** False for a tie or a doubt about the kind (R6a). */
  readonly isKindCertain: boolean;
  readonly component: ComponentName | null;
  /** False for licence texts, empty files and the like, which need no licence (R25). */
  readonly isCovered: boolean;
  /** Exact input: a text, or the card's `{license, license_name}`; null where there is none. */
  readonly declared: unknown;
  readonly source: LicenceSource;
  readonly verdict: 'open' | 'refused';
  readonly reason: LicenceReason;
  readonly canonical: string | null;
  readonly reliedOn: string | null;
  readonly warnings: readonly LicenceWarning[];
}

/** The whole verdict on a release; JSON as it stands, to be stored with it (R59). */
export interface LicenceReport {
  /** True exactly when there are no findings. */
  readonly isOpen: boolean;
  readonly versions: { readonly rules: string; readonly table: string; readonly spdx: string };
  readonly artifacts: readonly ArtifactVerdict[];
  /** All that refuses the release (R23). */
  readonly findings: readonly Fault[];
  readonly warnings: readonly ReleaseWarning[];
  /** AND of all files' licences (R28); null where one of them could not be read. */
  readonly concluded: string | null;
  readonly concludedByKind: Readonly<Partial<Record<ArtifactKind, string>>>;
  /** Terms relied on, in order of first use. */
  readonly reliedOn: readonly string[];
  readonly texts: readonly LicenceTextSource[];
  /** Year for the copyright lines of added texts. */
  readonly year: number;
  readonly bases: Omit<BasesReport, 'findings' | 'warnings'>;
  readonly openness: OpennessGrade;
}
