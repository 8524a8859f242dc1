import { Buffer } from 'node:buffer';

import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';

/** Name of a branch, without `refs/heads/`. */
export type BranchName = Branded<'BranchName'>;

/** The branch that every repository has from the start. */
export const mainBranch = 'main' as BranchName;

/** Leaves room for `refs/heads/` and a lock suffix within the 255 bytes of a file name. */
const maxBytes = 200;
// git check-ref-format: controls, DEL, space and ~ ^ : ? * [ \ stand nowhere in a ref.
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const forbiddenCharacter = /[\u0000-\u0020\u007f~^:?*[\\]|\p{Cf}|\p{Cs}/u;
const looksLikeCommit = /^[0-9a-f]{40}$/i;

/**
 * Reads a branch name by the rules of `git check-ref-format --branch`; not under `refs/` (hf-hub
 * B7), not `HEAD`, not 40 hex characters, at most 200 UTF-8 bytes. Throws `InvalidInput`.
 */
export function parseBranchName(text: string, field = 'branch'): BranchName {
  const reason = whyNoBranch(text);
  if (reason !== null) {
    throw InvalidInput.field(
      field,
      'branch-name',
      `"${text.slice(0, 120)}" is not a branch name: ${reason}. Write a name such as main or feature/x.`,
    );
  }
  return text as BranchName;
}

function whyNoBranch(text: string): string | null {
  if (text === '') return 'it is empty';
  if (Buffer.byteLength(text) > maxBytes) return `it is longer than ${maxBytes} bytes`;
  if (forbiddenCharacter.test(text)) return 'it holds a space or a character that git forbids';
  if (looksLikeCommit.test(text)) return 'it reads as a commit id';
  if (/^(?:head|@)$/i.test(text)) return 'git gives it another meaning';
  if (/^refs(?:\/|$)/i.test(text)) return 'names under refs/ are reserved';
  if (text.startsWith('-')) return 'it starts with "-"';
  if (text.includes('..') || text.includes('@{') || text.endsWith('.')) {
    return 'it holds ".." or "@{", or ends with "."';
  }
  const parts = text.split('/');
  if (parts.includes('')) return 'it starts or ends with "/" or holds "//"';
  if (parts.some((part) => part.startsWith('.') || part.toLowerCase().endsWith('.lock'))) {
    return 'a part of it starts with "." or ends with ".lock"';
  }
  return null;
}
