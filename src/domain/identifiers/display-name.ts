import { InvalidInput } from '../errors/sphere-error.js';

const maxLength = 200;
/** Controls, halves of symbols, line breaks, and marks that make text read in another order. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Reads a name that people are shown, of an account, an organisation or a token: one line of 1 to 200
 * characters, without white space around. Throws `InvalidInput`: `display-name`.
 */
export function parseDisplayName(text: string, field = 'displayName'): string {
  const name = text.trim();
  if (name === '' || name.length > maxLength || unprintable.test(name)) {
    throw InvalidInput.field(
      field,
      'display-name',
      `${JSON.stringify(text.slice(0, 80))} is not a name to show; write one line of 1 to ${maxLength} printable characters.`,
      { value: text.slice(0, 80), limit: maxLength },
    );
  }
  return name;
}
