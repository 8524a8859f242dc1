import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { type Word, words } from './words.js';

/** What a person typed, ready for the index. */
export interface TextQuery {
  /** A tsquery that the word index answers: all words, none of the excluded ones. */
  readonly words: string;
  /** A tsquery to test on what `words` found: phrases, asked for or excluded; null without any. */
  readonly phrases: string | null;
  /** The words asked for, in order. */
  readonly terms: readonly Word[];
  /** True where the last word may be the beginning of one. */
  readonly hasPrefix: boolean;
  readonly hasExclusion: boolean;
}

/** A title of any paper fits; a page of text does not. */
export const maxQueryLength = 500;
const maxQueryWords = 60;
/** A shorter beginning stands in nearly every record. */
const minPrefixLength = 3;

/**
 * Reads a question as search engines do: every word must be there, "words in quotes" in that order,
 * and -word must not. Null where it holds no word at all. Throws `InvalidInput` where it is too long.
 */
export function parseTextQuery(text: string): TextQuery | null {
  if (text.length > maxQueryLength) throw tooLong('characters', maxQueryLength, text.length);
  const parts = [
    ...text.matchAll(/(?<minus>(?<![^\s])-)?(?:"(?<quoted>[^"]*)"?|(?<bare>[^\s"]+))/gu),
  ].map(readPart);
  const wanted = parts.filter(({ isExcluded, found }) => !isExcluded && found.length > 0);
  const unwanted = parts.filter(({ isExcluded, found }) => isExcluded && found.length > 0);
  const terms = wanted.flatMap(({ found }) => found);
  const count = terms.length + unwanted.length;
  if (count === 0) return null;
  if (count > maxQueryWords) throw tooLong('words', maxQueryWords, count);

  const hasPrefix = mayGoOn(text, parts.at(-1));
  const positive = terms.map((term, index) =>
    lexeme(term, (hasPrefix && index === terms.length - 1) || isLoneCharacter(term)),
  );
  const negative = unwanted
    .filter(({ found }) => found.length === 1)
    .map(({ found }) => `!${phrase(found)}`);
  const phrases = [
    ...wanted.filter(isPhrase).map(({ found }) => phrase(found)),
    ...unwanted.filter(({ found }) => found.length > 1).map(({ found }) => `!(${phrase(found)})`),
  ];
  return {
    words: [...new Set([...positive, ...negative])].join(' & '),
    phrases: phrases.length === 0 ? null : phrases.join(' & '),
    terms,
    hasPrefix,
    hasExclusion: unwanted.length > 0,
  };
}

interface Part {
  readonly found: readonly Word[];
  readonly isExcluded: boolean;
  readonly isQuoted: boolean;
}

function readPart({ groups }: RegExpMatchArray): Part {
  const found = words(groups?.['quoted'] ?? groups?.['bare'] ?? '');
  return {
    found: found.filter(({ isTail }) => !isTail),
    isExcluded: groups?.['minus'] !== undefined,
    isQuoted: groups?.['quoted'] !== undefined,
  };
}

function isPhrase({ isQuoted, found }: Part): boolean {
  return isQuoted && found.length > 1;
}

function mayGoOn(text: string, last: Part | undefined): boolean {
  const term = last?.found.at(-1);
  return (
    last !== undefined &&
    term !== undefined &&
    !last.isQuoted &&
    !last.isExcluded &&
    !/\s$/u.test(text) &&
    term.text.length >= minPrefixLength
  );
}

/** One character of a script without spaces: the index holds pairs that begin with it. */
function isLoneCharacter({ text }: Word): boolean {
  return /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$/u.test(text);
}

function phrase(found: readonly Word[]): string {
  return found.map((term) => lexeme(term, isLoneCharacter(term))).join(' <-> ');
}

function lexeme({ text }: Word, isPrefix: boolean): string {
  return isPrefix ? `'${text}':*` : `'${text}'`;
}

function tooLong(unit: 'characters' | 'words', limit: number, found: number): InvalidInput {
  return InvalidInput.field(
    'q',
    'too-long',
    `A search takes at most ${limit} ${unit}, and this one has ${found}; leave some out.`,
    { unit, limit, found },
  );
}
