import type { Unreadable } from './reading/unreadable.js';

/** A piece of a licence expression and where it starts, counted from 1. */
export interface Token {
  readonly type: 'word' | 'and' | 'or' | 'with' | '(' | ')';
  readonly text: string;
  readonly position: number;
}

/** Why a text is not an expression that can be read (licence-policy R11, R15). */
export interface ExpressionFault {
  readonly reason: 'LIC_MALFORMED' | 'LIC_TOO_COMPLEX';
  /** A full sentence with the position. */
  readonly explanation: string;
  /** The same, for other languages. */
  readonly problem: Unreadable;
  /** Expressions that may have been meant, to be shown as a question only. */
  readonly choices: readonly string[];
}

export type Tokens = { readonly tokens: readonly Token[] } | { readonly fault: ExpressionFault };

/** What a declared expression may hold (R11); an expression that Sphere wrote has no such bound. */
export const declaredTermLimit = 200;
const depthLimit = 20;

// Letters of an SPDX identifier, `:` of a DocumentRef, `+`, and `_`, which many made-up names hold.
const wordLetters = /^[A-Za-z0-9.:+_-]+$/;
const strayLetter = /[^A-Za-z0-9.:+_-]/;

/**
 * Splits an expression on white space and parentheses only, so that `MIT ORISC` is two words
 * (licence-policy R15), and holds it to the limits of R11. Linear in the length of the text.
 */
export function tokenise(text: string, termLimit: number): Tokens {
  const tokens = [...text.matchAll(/[()]|[^\s()]+/g)].map((match) =>
    token(match[0], match.index + 1),
  );

  const excess = describeExcess(tokens, termLimit);
  if (excess !== null) return { fault: excess };
  const stray = tokens.find(({ type, text }) => type === 'word' && !wordLetters.test(text));
  return stray === undefined ? { tokens } : { fault: describeStray(text, stray) };
}

function token(text: string, position: number): Token {
  switch (text.toUpperCase()) {
    case 'AND':
      return { type: 'and', text, position };
    case 'OR':
      return { type: 'or', text, position };
    case 'WITH':
      return { type: 'with', text, position };
    case '(':
      return { type: '(', text, position };
    case ')':
      return { type: ')', text, position };
    default:
      return { type: 'word', text, position };
  }
}

// Counted before parsing, so that the parser's recursion is bounded by the depth limit.
function describeExcess(tokens: readonly Token[], termLimit: number): ExpressionFault | null {
  let depth = 0;
  let terms = 0;
  for (const [index, { type }] of tokens.entries()) {
    if (type === '(') depth += 1;
    if (type === ')') depth -= 1;
    if (type === 'word' && tokens[index - 1]?.type !== 'with') terms += 1;
    if (depth > depthLimit) {
      return tooComplex(`nests parentheses deeper than ${depthLimit}`, {
        what: 'too-deep',
        limit: depthLimit,
      });
    }
    if (terms > termLimit) {
      return tooComplex(`has more than ${termLimit} licences`, {
        what: 'too-many-terms',
        limit: termLimit,
      });
    }
  }
  return null;
}

function tooComplex(excess: string, problem: Unreadable): ExpressionFault {
  return {
    reason: 'LIC_TOO_COMPLEX',
    explanation: `The expression ${excess}; license the files one by one instead.`,
    problem,
    choices: [],
  };
}

function describeStray(text: string, { text: word, position }: Token): ExpressionFault {
  const offset = word.search(strayLetter);
  const letter = word.charAt(offset);
  return {
    reason: 'LIC_MALFORMED',
    explanation: `“${letter}” at position ${position + offset} has no place in a licence expression; licences are joined by AND or OR.`,
    problem: { what: 'stray-letter', letter, position: position + offset },
    choices: joinedBySeparator(text, letter),
  };
}

// `MIT/Apache-2.0` says neither AND nor OR: both spellings are shown, none is taken (R5).
function joinedBySeparator(text: string, separator: string): readonly string[] {
  if (!['/', ',', ';', '&', '|'].includes(separator)) return [];

  const parts = text.split(separator).map((part) => part.trim());
  const areIdentifiers = parts.every((part) => wordLetters.test(part));
  return areIdentifiers && parts.length <= 5 ? [parts.join(' AND '), parts.join(' OR ')] : [];
}
