import type { LicenceReason } from '../reason-code.js';

/** A phrase of a description that an open licence contradicts (licence-policy R33). */
interface Contradiction {
  readonly phrase: string;
  /** From 1. */
  readonly line: number;
  /** The line itself, at most 200 characters. */
  readonly text: string;
}

/** A card's field that adds terms to the licence. */
export interface ExtraTerms {
  readonly field: string;
  readonly code: LicenceReason;
  readonly message: string;
}

const hitLimit = 100;
const phrases: readonly RegExp[] = [
  /\bnon[-‐‑ ]?commercial\b/i,
  /\bresearch (?:use|purposes?) only\b/i,
  /\bonly for (?:academic |scientific )?research\b/i,
  /\bpersonal use only\b/i,
  /\bno redistribution\b/i,
  /\b(?:may|must|can) ?not be redistributed\b/i,
  /\bnot for military use\b/i,
  /\bprohibited uses?\b/i,
  /\brequest(?:ing)? access\b/i,
];
const extraTermsFields = new Set([
  'acceptable_use',
  'acceptable_use_policy',
  'additional_terms',
  'additional_terms_of_use',
  'use_restrictions',
]);

/**
 * Finds phrases that contradict an open licence, at most 100. They are warnings, to be removed or
 * confirmed as advice; they never become a licence (licence-policy R33).
 */
export function findContradictions(text: string): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    for (const phrase of phrases) {
      const hit = phrase.exec(line);
      if (hit === null) continue;
      found.push({ phrase: hit[0], line: index + 1, text: line.trim().slice(0, 200) });
      if (found.length === hitLimit) return found;
    }
  }
  return found;
}

/** The structured fields of a card that add terms: a refusal, not a warning (licence-policy R33). */
export function findExtraTerms(card: Readonly<Record<string, unknown>>): readonly ExtraTerms[] {
  return Object.entries(card).flatMap(([field, value]) => {
    if (!extraTermsFields.has(field) || isEmpty(value)) return [];
    const message = `The card's "${field}" adds terms to the licence. Remove it, or move it into the description as advice that binds nobody.`;
    return [{ field, code: 'LIC_EXTRA_TERMS', message } as const];
  });
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
