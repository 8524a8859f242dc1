import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';
import { crockfordCheckDigits } from './crockford.js';

/** Identifier of an organisation in ROR, nine characters: `03yrm5c26`. */
export type Ror = Branded<'Ror'>;

const address = /^(?:https?:\/\/)?(?:www\.)?ror\.org\//i;
const pattern = /^0[0-9a-hj-km-np-tv-z]{6}\d{2}$/;

/**
 * Reads a ROR id with or without its address (scholarly A.2).
 * Throws `InvalidInput`: `ror`, or `ror-checksum` for a slip.
 */
export function parseRor(text: string, field = 'ror'): Ror {
  const id = text.trim().replace(address, '').replace(/\/$/, '').toLowerCase();
  if (!pattern.test(id)) {
    throw InvalidInput.field(
      field,
      'ror',
      `"${text.slice(0, 80)}" is not a ROR id; write it as https://ror.org/03yrm5c26.`,
      { value: text.slice(0, 80) },
    );
  }
  if (crockfordCheckDigits(id.slice(1, 7)) !== id.slice(7)) {
    throw InvalidInput.field(
      field,
      'ror-checksum',
      `The check digits of the ROR id "${text.slice(0, 80)}" do not match; look for a mistyped symbol.`,
      { value: text.slice(0, 80) },
    );
  }
  return id as Ror;
}

/** Address of a ROR id, the form in which it is exported. */
export function rorUrl(ror: Ror): string {
  return `https://ror.org/${ror}`;
}
