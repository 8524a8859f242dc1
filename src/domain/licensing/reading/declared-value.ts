import { aliasOf, choicesOf, findLicence, saysMissing, saysUnknown } from '../licence-table.js';
import { nearestIdentifiers } from './nearest-identifiers.js';
import type { LicenceReason, LicenceWarning } from '../reason-code.js';
import type { Unreadable } from './unreadable.js';

/** Why a whole value says nothing that Sphere could rely on. */
export interface Failure {
  readonly reason: LicenceReason;
  /** A full sentence. */
  readonly explanation: string;
  /** The same, for other languages. */
  readonly problem: Unreadable;
  /** The word at fault, where one is. */
  readonly term: string | null;
  /** Identifiers to choose from, or that may have been meant. */
  readonly choices: readonly string[];
}

/** An expression to parse, with what was changed on the way to it. */
export interface DeclaredText {
  readonly text: string;
  readonly warnings: readonly LicenceWarning[];
  /** Taken from `license_name`, where an unreadable value is only an unknown name (R10). */
  readonly isFreeName: boolean;
}

const characterLimit = 4096;

/**
 * Reads a declared licence, be it a text, a list of one, or a card's `{license, license_name}`, as
 * far as the text of an expression (licence-policy R10 to R14).
 */
export function readDeclared(input: unknown): DeclaredText | { readonly failure: Failure } {
  const shape = readShape(input);
  if ('failure' in shape) return shape;

  const { value } = shape;
  const failure = checkCharacters(value);
  if (failure !== null) return { failure };

  const collapsed = value.replace(/[ \t\r\n]+/g, ' ').trim();
  const warnings = new Set(shape.warnings);
  if (collapsed !== value) warnings.add('LIC_WARN_NORMALISED');

  const known = lookUp(collapsed);
  if ('failure' in known) return known;
  if (known.isAlias) warnings.add('LIC_WARN_ALIAS');
  return { text: known.text, warnings: [...warnings], isFreeName: shape.isFreeName };
}

interface Shape {
  readonly value: string;
  readonly warnings: readonly LicenceWarning[];
  readonly isFreeName: boolean;
}

// R10
function readShape(input: unknown): Shape | { readonly failure: Failure } {
  const isCard = isPlainObject(input);
  const declared = isCard ? ownValue(input, 'license') : input;
  const unwrapped = unwrap(declared);
  if ('failure' in unwrapped) return unwrapped;

  const name = isCard ? ownValue(input, 'license_name') : undefined;
  if (isOther(unwrapped.value) && typeof name === 'string' && !isBlank(name)) {
    const warnings: LicenceWarning[] = [...unwrapped.warnings, 'LIC_WARN_ALIAS'];
    return { value: name, warnings, isFreeName: true };
  }
  return { ...unwrapped, isFreeName: false };
}

function unwrap(
  declared: unknown,
): { value: string; warnings: LicenceWarning[] } | { failure: Failure } {
  const isList = Array.isArray(declared);
  if (isList && declared.length > 1) {
    return fail(
      'LIC_AMBIGUOUS',
      'A list of licences says neither AND nor OR; write one expression, such as “MIT OR Apache-2.0”.',
      { what: 'list' },
    );
  }
  const value: unknown = isList ? declared[0] : declared;
  if (value === null || value === undefined || (typeof value === 'string' && isBlank(value))) {
    return fail('LIC_MISSING', 'No licence is given.', { what: 'none' });
  }
  if (typeof value !== 'string') {
    return fail('LIC_MALFORMED', 'A licence is a text: an SPDX identifier or expression.', {
      what: 'not-text',
    });
  }
  return { value, warnings: isList ? ['LIC_WARN_NORMALISED'] : [] };
}

// R11, R12
function checkCharacters(value: string): Failure | null {
  if (value.length > characterLimit) {
    return fail(
      'LIC_TOO_COMPLEX',
      `The licence has more than ${characterLimit} characters; give an identifier, or license the files one by one instead.`,
      { what: 'too-long', limit: characterLimit },
    ).failure;
  }
  const foreign = /[^\x20-\x7e\t\n\r]/u.exec(value);
  if (foreign === null) return null;

  const codePoint = (foreign[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return fail(
    'LIC_NON_ASCII',
    `The character U+${codePoint} at position ${foreign.index + 1} is not plain ASCII and may be mistaken for another.`,
    { what: 'foreign-letter', codePoint, position: foreign.index + 1 },
  ).failure;
}

// R14
function lookUp(text: string): { text: string; isAlias: boolean } | { failure: Failure } {
  const name = text.toLowerCase();
  if (saysMissing(name)) return fail('LIC_MISSING', 'No licence is given.', { what: 'none' });
  if (saysUnknown(name)) {
    return fail('LIC_UNKNOWN', `“${text}” does not say which licence applies.`, {
      what: 'says-unknown',
      name: text,
    });
  }

  // An identifier that leaves its terms open (`GFDL-1.3-only`) can be read, and is judged as a term.
  const choices = findLicence(name) === null ? choicesOf(name) : null;
  if (choices !== null) return { failure: familyName(text, choices) };

  const id = aliasOf(name);
  return { text: id ?? text, isAlias: id !== null };
}

/** A name that no list and no table has; near spellings are offered as a question. */
export function unknownName(name: string): Failure {
  const choices = nearestIdentifiers(name);
  const question = choices.length === 0 ? '' : ` Did you mean ${choices.join(' or ')}?`;
  const quoted = `“${name.slice(0, 80)}”`;
  return {
    reason: 'LIC_UNKNOWN',
    explanation: `${quoted} is not the name of a licence that is known here.${question}`,
    problem: { what: 'unknown-name', name: name.slice(0, 80) },
    term: name,
    choices,
  };
}

/** A word that names several licences at once. */
export function familyName(name: string, choices: readonly string[]): Failure {
  return {
    reason: 'LIC_AMBIGUOUS',
    explanation: `“${name}” leaves open which terms apply; choose an exact identifier: ${choices.join(', ')}.`,
    problem: { what: 'family-name', name },
    term: name,
    choices,
  };
}

function fail(
  reason: LicenceReason,
  explanation: string,
  problem: Unreadable,
): { failure: Failure } {
  return { failure: { reason, explanation, problem, term: null, choices: [] } };
}

function isPlainObject(input: unknown): input is object {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === Object.prototype || prototype === null;
}

function ownValue(card: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(card, key)?.value;
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}

function isOther(value: string): boolean {
  return /^[ \t\r\n]*other[ \t\r\n]*$/i.test(value);
}
