import { familyName, unknownName, type Failure } from './declared-value.js';
import { join, parseCanonical, type Expression, type Term } from '../expression.js';
import { aliasOf, choicesOf, findLicence, replacementOf } from '../licence-table.js';
import type { LicenceWarning } from '../reason-code.js';
import { spdxException, spdxIdentifier } from '../spdx-list.js';
import type { Unreadable } from './unreadable.js';

export type Resolved =
  | { readonly expression: Expression; readonly warnings: ReadonlySet<LicenceWarning> }
  | { readonly failure: Failure };

/**
 * Brings every identifier of an expression to its reference spelling, replacing aliases and
 * deprecated identifiers (licence-policy R16 to R18). One unreadable term makes the whole value
 * unreadable, since it could not be republished as a valid expression.
 */
export function resolveTerms(expression: Expression): Resolved {
  const warnings = new Set<LicenceWarning>();
  const problems: Problem[] = [];
  const resolve = (node: Expression): Expression => {
    if (node.type !== 'term') return join(node.type, node.operands.map(resolve));

    const found = resolveTerm(node, warnings);
    if ('type' in found) return found;
    problems.push(found);
    return node;
  };

  const resolved = resolve(expression);
  // The earliest step that fails decides, and of these the leftmost term.
  const [first] = problems.sort((one, other) => one.rule - other.rule);
  return first === undefined ? { expression: resolved, warnings } : { failure: first.describe() };
}

/** Described only when it decides: near spellings of 200 unknown names would cost a second. */
interface Problem {
  readonly rule: 15 | 16 | 17;
  readonly describe: () => Failure;
}

function resolveTerm(term: Term, warnings: Set<LicenceWarning>): Term | Problem {
  const licence = resolveLicence(term, warnings);
  if ('rule' in licence || term.exception === null) return licence;
  if (licence.exception !== null) {
    const complaint = `already stands for ${licence.licence} WITH an exception`;
    return malformed(17, complaint, {
      what: 'second-exception',
      word: term.licence,
      licence: licence.licence,
    });
  }

  const exception = spdxException(term.exception) ?? term.exception;
  if (exception !== term.exception) warnings.add('LIC_WARN_NORMALISED');
  return { ...licence, exception };
}

function resolveLicence({ licence, plus }: Term, warnings: Set<LicenceWarning>): Term | Problem {
  // The names that end in a plus come first: `GPL-2.0+`, `gplv3+`, `openrail++`.
  const whole = plus ? known(`${licence}+`, warnings) : null;
  if (whole !== null) return whole;
  if (licence.includes('+')) {
    return malformed(15, 'holds a +, which stands once, at the end of an identifier', {
      what: 'plus-inside',
      word: licence,
    });
  }

  const later = plus ? orLater(licence) : null;
  if (later !== null) {
    warnings.add('LIC_WARN_DEPRECATED');
    return plain(later);
  }
  const found = known(licence, warnings) ?? listed(licence, warnings);
  if (found === null) return unreadable(licence);
  if (!plus) return found;
  // What already says which versions it means takes no plus, nor does a reference (SPDX grammar).
  if (/-only$|-or-later$|^LicenseRef-|:LicenseRef-/.test(found.licence)) {
    return malformed(17, 'takes no +', { what: 'no-plus', word: licence });
  }
  return { ...found, plus };
}

/** A deprecated identifier or an alias; the warning for it stands alone, whatever the case. */
function known(word: string, warnings: Set<LicenceWarning>): Term | null {
  const key = word.toLowerCase();
  const replacement = replacementOf(key);
  if (replacement !== null) {
    warnings.add('LIC_WARN_DEPRECATED');
    const term = parseCanonical(replacement);
    if (term.type !== 'term') throw new Error(`the replacement of ${word} is not one licence`);
    return term;
  }
  const id = aliasOf(key);
  if (id === null) return null;
  warnings.add('LIC_WARN_ALIAS');
  return plain(id);
}

/** An identifier of the SPDX list or the table, or a reference to a licence text of the depositor. */
function listed(word: string, warnings: Set<LicenceWarning>): Term | null {
  const id = spdxIdentifier(word) ?? findLicence(word)?.id ?? reference(word);
  if (id === null) return null;
  if (id !== word) warnings.add('LIC_WARN_NORMALISED');
  return plain(id);
}

function reference(word: string): string | null {
  const parts = /^(?:DocumentRef-([A-Za-z0-9.-]+):)?LicenseRef-([A-Za-z0-9.-]+)$/i.exec(word);
  if (parts === null) return null;
  const [, document, name = ''] = parts;
  return document === undefined
    ? `LicenseRef-${name}`
    : `DocumentRef-${document}:LicenseRef-${name}`;
}

// `AGPL-1.0+` and its like, which the list of deprecated identifiers does not spell out (R17).
function orLater(licence: string): string | null {
  const replacement = replacementOf(licence.toLowerCase());
  return replacement?.endsWith('-only') === true
    ? spdxIdentifier(replacement.replace(/-only$/, '-or-later'))
    : null;
}

function plain(licence: string): Term {
  return { type: 'term', licence, plus: false, exception: null };
}

function unreadable(word: string): Problem {
  const choices = choicesOf(word.toLowerCase());
  return {
    rule: 16,
    describe: () => (choices === null ? unknownName(word) : familyName(word, choices)),
  };
}

function malformed(
  rule: 15 | 17,
  complaint: string,
  problem: Extract<Unreadable, { readonly word: string }>,
): Problem {
  const { word } = problem;
  const shown = word.slice(0, 80);
  return {
    rule,
    describe: () => ({
      reason: 'LIC_MALFORMED',
      explanation: `“${shown}” ${complaint}.`,
      problem: { ...problem, word: shown },
      term: word,
      choices: [],
    }),
  };
}
