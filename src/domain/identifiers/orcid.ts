import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';

/** ORCID iD as `0000-0002-1825-0097`. */
export type Orcid = Branded<'Orcid'>;

const address = /^(?:https?:\/\/)?(?:www\.)?orcid\.org\//i;
const pattern = /^\d{15}[\dX]$/;

/**
 * Reads an ORCID iD with or without address and hyphens (scholarly A.2).
 * Throws `InvalidInput`: `orcid`, or `orcid-checksum` for a slip.
 */
export function parseOrcid(text: string, field = 'orcid'): Orcid {
  const digits = text
    .trim()
    .replace(address, '')
    .replace(/\/$/, '')
    .replaceAll('-', '')
    .toUpperCase();
  if (!pattern.test(digits)) {
    throw InvalidInput.field(
      field,
      'orcid',
      `"${text.slice(0, 80)}" is not an ORCID iD; write it as 0000-0002-1825-0097.`,
      { value: text.slice(0, 80) },
    );
  }
  if (!hasMod11Check(digits)) {
    throw InvalidInput.field(
      field,
      'orcid-checksum',
      `The check digit of the ORCID iD "${text.slice(0, 80)}" does not match; look for a mistyped digit.`,
      { value: text.slice(0, 80) },
    );
  }
  return digits.replace(/(.{4})(?=.)/g, '$1-') as Orcid;
}

/** Address of an ORCID iD, the form in which it is exported. */
export function orcidUrl(orcid: Orcid): string {
  return `https://orcid.org/${orcid}`;
}

/** ISO 7064 MOD 11-2 over 15 digits and a check of `0`-`9` or `X`; ISNI has the same. */
export function hasMod11Check(sixteen: string): boolean {
  let total = 0;
  for (const digit of sixteen.slice(0, 15)) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return sixteen.charAt(15) === (check === 10 ? 'X' : String(check));
}
