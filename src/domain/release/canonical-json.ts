import { createHash } from 'node:crypto';

import type { Sha256 } from '../identifiers/sha256.js';

/** Plain data; members that are undefined are left out, as JSON does. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * Writes RFC 8785 canonical JSON: no white space, members sorted by the UTF-16 units of their names,
 * numbers and strings as ECMAScript writes them. The same value gives the same text on any machine.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Error('Canonical JSON has no infinity and no NaN.');
  }
  if (typeof value === 'string' && /\p{Cs}/u.test(value)) {
    throw new Error('Canonical JSON holds no lone surrogates.');
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, member]) =>
      member === undefined ? [] : `${canonicalJson(key)}:${canonicalJson(member)}`,
    );
  return `{${members.join(',')}}`;
}

/** SHA-256 of the UTF-8 bytes of a text. */
export function sha256OfText(text: string): Sha256 {
  return createHash('sha256').update(text, 'utf8').digest('hex') as Sha256;
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
