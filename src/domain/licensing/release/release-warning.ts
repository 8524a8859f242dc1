import type { LicenceWarnings } from '../../refusals/licence-warnings.js';
import type { LicenceWarning } from '../reason-code.js';

/** What is worth knowing and never blocks; published with the release. */
export interface ReleaseWarning {
  readonly code: LicenceWarning;
  /** Where: a field of the card, or a path. */
  readonly field: string;
  readonly message: string;
  /** What the message speaks of, for other languages; absent in reports of the first releases. */
  readonly facts?: object;
  /** Paths that it concerns. */
  readonly artifacts?: readonly string[];
  /** Line of the file, from 1. */
  readonly line?: number;
}

/** A warning, with what its code has to speak of. */
export function makeWarning<Code extends keyof LicenceWarnings>(
  code: Code,
  field: string,
  message: string,
  facts: LicenceWarnings[Code],
): ReleaseWarning {
  return { code, field, message, facts };
}
