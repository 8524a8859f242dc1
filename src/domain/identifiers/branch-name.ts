import { Buffer } from 'node:buffer';

import { InvalidInput } from '../errors/sphere-error.js';
import type { BranchFlaw } from '../refusals/identifier-faults.js';
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
  const flaw = flawOf(text);
  if (flaw !== null) {
    throw InvalidInput.field(
      field,
      'branch-name',
      `"${text.slice(0, 120)}" is not a branch name: ${reasons[flaw]}. Write a name such as main or feature/x.`,
      { value: text.slice(0, 120), flaw },
    );
  }
  return text as BranchName;
}

const reasons: Readonly<Record<BranchFlaw, string>> = {
  empty: 'it is empty',
  long: `it is longer than ${maxBytes} bytes`,
  character: 'it holds a space or a character that git forbids',
  'commit-id': 'it reads as a commit id',
  head: 'git gives it another meaning',
  refs: 'names under refs/ are reserved',
  hyphen: 'it starts with "-"',
  dots: 'it holds ".." or "@{", or ends with "."',
  slashes: 'it starts or ends with "/" or holds "//"',
  part: 'a part of it starts with "." or ends with ".lock"',
};

function flawOf(text: string): BranchFlaw | null {
  if (text === '') return 'empty';
  if (Buffer.byteLength(text) > maxBytes) return 'long';
  if (forbiddenCharacter.test(text)) return 'character';
  if (looksLikeCommit.test(text)) return 'commit-id';
  if (/^(?:head|@)$/i.test(text)) return 'head';
  if (/^refs(?:\/|$)/i.test(text)) return 'refs';
  if (text.startsWith('-')) return 'hyphen';
  if (text.includes('..') || text.includes('@{') || text.endsWith('.')) return 'dots';
  const parts = text.split('/');
  if (parts.includes('')) return 'slashes';
  return parts.some((part) => part.startsWith('.') || part.toLowerCase().endsWith('.lock'))
    ? 'part'
    : null;
}
