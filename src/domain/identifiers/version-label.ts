import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';

/** Label of a release, as `v1.0` or `1.2.0-rc.1`; unique in its repository regardless of case. */
export type VersionLabel = Branded<'VersionLabel'>;

const pattern = /^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/;
const looksLikeCommit = /^[0-9a-f]{40}$/i;
/** Every repository has the branch `main`, and `HEAD` means it (hf-hub §0). */
const branches: ReadonlySet<string> = new Set(['main', 'head']);

/**
 * Reads a version label (design §1). Whether another branch bears the name is the caller's to ask.
 * Throws `InvalidInput`: `version-label`, or `version-label-ambiguous` for what reads as a revision.
 */
export function parseVersionLabel(text: string, field = 'version'): VersionLabel {
  if (!pattern.test(text)) {
    throw InvalidInput.field(
      field,
      'version-label',
      `"${text.slice(0, 120)}" is not a version label; write 1 to 80 letters, digits, ".", "_" and "-", starting with a letter or digit, such as v1.0.`,
      { value: text.slice(0, 120) },
    );
  }
  if (looksLikeCommit.test(text) || branches.has(text.toLowerCase())) {
    throw InvalidInput.field(
      field,
      'version-label-ambiguous',
      `"${text}" already reads as a commit id or a branch; choose a label such as v1.0.`,
      { value: text },
    );
  }
  return text as VersionLabel;
}
