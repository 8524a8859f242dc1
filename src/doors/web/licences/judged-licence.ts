import type { ArtifactKind } from '../../../domain/licensing/artifact-kind.js';
import type { LicenceVerdict } from '../../../domain/licensing/evaluate.js';

/** What somebody asked the page of licences about, and what came of it. */
export interface Judged {
  readonly expression: string;
  readonly kind: ArtifactKind;
  readonly verdict: LicenceVerdict;
}
