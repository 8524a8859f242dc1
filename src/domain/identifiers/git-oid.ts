import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';

/** Id of any git object: SHA-1 as lower-case hex, 40 characters. */
export type GitOid = Branded<'GitOid'>;
/** Id of a commit. */
export type CommitId = GitOid & Branded<'CommitId'>;
/** Id of a tree. */
export type TreeId = GitOid & Branded<'TreeId'>;

const pattern = /^[0-9a-f]{40}$/;

/** True for exactly 40 lower-case hex characters, what Hub clients take for an immutable revision. */
export function isCommitId(text: string): text is CommitId {
  return pattern.test(text);
}

/** Reads a commit id. Throws `InvalidInput` for anything but 40 lower-case hex characters. */
export function parseCommitId(text: string, field = 'parent'): CommitId {
  if (!isCommitId(text)) {
    throw InvalidInput.field(
      field,
      'commit-id',
      `"${text.slice(0, 80)}" is not a commit id; write all 40 lower-case hexadecimal characters.`,
      { value: text.slice(0, 80) },
    );
  }
  return text;
}
