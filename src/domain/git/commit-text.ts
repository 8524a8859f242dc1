import { InvalidInput } from '../errors/sphere-error.js';
import type { GitIdentity } from './object-id.js';

/** A commit's title and the rest of its message. */
export interface CommitText {
  /** One line, not empty. */
  readonly title: string;
  /** Empty for none; lines end in LF, and the last has no end. */
  readonly body: string;
}

/** Longer titles are not read, and each listing carries them. */
const maxTitleLength = 500;
const maxBodyLength = 65_536;

/**
 * Reads what a client gives as title and message; further lines of a title go to the body.
 * Throws `InvalidInput` where no title is left, where one is too long, or for a NUL.
 */
export function parseCommitText(title: string, body = ''): CommitText {
  const [first = '', ...rest] = normalised(title).split('\n');
  const text = { title: first.trim(), body: normalised(`${rest.join('\n')}\n\n${body}`) };
  if (text.title === '') {
    throw InvalidInput.field('title', 'commit-title', 'A commit needs a title; write one line.');
  }
  if (text.title.length > maxTitleLength || text.body.length > maxBodyLength) {
    throw InvalidInput.field(
      text.title.length > maxTitleLength ? 'title' : 'message',
      'commit-text-too-long',
      `A commit's title may have ${maxTitleLength} characters and its message ${maxBodyLength}.`,
      { title: maxTitleLength, body: maxBodyLength },
    );
  }
  if (text.title.includes('\0') || text.body.includes('\0')) {
    throw InvalidInput.field('message', 'commit-text', 'A commit message holds no NUL; remove it.');
  }
  return text;
}

/**
 * Who a commit says made it. The address is one that nobody reads mail at, for a commit is for ever
 * and an address is personal; the name loses what git's format cannot hold.
 * @param host host name of this service's public address
 */
export function commitIdentity(handle: string, displayName: string, host: string): GitIdentity {
  // Git itself drops these from both ends of a name, and `<`, `>` and line ends everywhere.
  const name = displayName
    .replace(/[<>\p{Cc}]/gu, '')
    .replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/gu, '');
  return { name: name === '' ? handle : name, email: `${handle}@users.noreply.${host}` };
}

function normalised(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/^\n+|\n+$/g, '');
}
