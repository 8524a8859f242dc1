import { InvalidInput } from '../errors/sphere-error.js';

/** Of what somebody says about herself, and of the interests that she declares; characters. */
export const maxProfileText = 2_000;
const maxHomepage = 500;
/** Controls but tabs and line feeds, halves of symbols, and marks that make text read in another order. */
const unprintable = /(?![\t\n])\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Reads a short plain text of several lines, without white space around. Line ends become line feeds.
 * Throws `InvalidInput`: `profile-text`.
 */
export function parseProfileText(text: string, field: string): string {
  const read = text.replace(/\r\n?/g, '\n').trim();
  if (read.length <= maxProfileText && !unprintable.test(read)) return read;
  throw InvalidInput.field(
    field,
    'profile-text',
    `"${field}" takes at most ${maxProfileText} printable characters; shorten it, or take out what cannot be seen.`,
    { name: field, limit: maxProfileText },
  );
}

/**
 * Reads the address of somebody's page: `https`, a host with a dot, nobody's password.
 * Throws `InvalidInput`: `homepage`.
 */
export function parseHomepage(text: string, field = 'homepage'): string {
  const address = text.trim();
  const url =
    address.length <= maxHomepage && URL.canParse(address) && !unprintable.test(address)
      ? new URL(address)
      : null;
  if (
    url?.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    /[^.]\.[^.]/.test(url.hostname) &&
    url.href.length <= maxHomepage
  ) {
    return url.href;
  }
  throw InvalidInput.field(
    field,
    'homepage',
    `"${text.slice(0, 80)}" is not the address of a page; write it as https://example.org/ada, with at most ${maxHomepage} characters.`,
    { value: text.slice(0, 80), limit: maxHomepage },
  );
}
