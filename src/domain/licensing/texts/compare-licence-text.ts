import { findLicence } from '../licence-table.js';
import { referenceTextOf } from './licence-texts.js';
import { normaliseLicenceText, sentencesOf, wordsOf } from './normalise-text.js';

/** How a supplied text stands to the licences that a release relies on (licence-policy R30). */
export type TextComparison =
  | { readonly outcome: 'match'; readonly id: string }
  /** It only names or links a licence; the corpus text is added. */
  | { readonly outcome: 'pointer' }
  | {
      readonly outcome: 'mismatch';
      readonly nearestId: string | null;
      /** Dice coefficient of the word pairs, 0 to 1. */
      readonly similarity: number;
      /** Sentences that restrict and that the nearest reference lacks, at most five. */
      readonly added: readonly string[];
    };

type Pairs = ReadonlyMap<string, number>;

const leastSimilarity = 0.97;
const pointerLimit = 400;
const restricting = /commercial|research|field|purpose|restrict|prohibit|military|users|revenue/;
/**
 * What some licences are measured by. OpenMDW 1.1 differs from 1.0 in one clause and no corpus has
 * its text; the text of HPND names the holder five times.
 */
const yardsticks: ReadonlyMap<string, { readonly id: string; readonly leastSimilarity: number }> =
  new Map([
    ['LicenseRef-OpenMDW-1.1', { id: 'OpenMDW-1.0', leastSimilarity: 0.9 }],
    ['HPND', { id: 'HPND', leastSimilarity: 0.85 }],
  ]);

/**
 * Compares a supplied text with each licence relied on; one match is enough (licence-policy R30,
 * R31). Cost grows with the text's length times the number of licences.
 *
 * @param ids licences relied on, without `+` and WITH
 */
export function compareLicenceText(text: string, ids: readonly string[]): TextComparison {
  const normalised = normaliseLicenceText(text);
  const pairs = pairsOf(wordsOf(normalised));
  let nearest: { readonly id: string; readonly similarity: number } | null = null;
  for (const id of ids) {
    const similarity = similarityTo(pairs, id);
    const least = yardsticks.get(id)?.leastSimilarity ?? leastSimilarity;
    if (similarity >= least && addedSentences(normalised, id).length === 0) {
      return { outcome: 'match', id };
    }
    if (nearest === null || similarity > nearest.similarity) nearest = { id, similarity };
  }
  if (isPointer(text)) return { outcome: 'pointer' };
  return {
    outcome: 'mismatch',
    nearestId: nearest?.id ?? null,
    similarity: nearest?.similarity ?? 0,
    added: nearest === null ? [] : addedSentences(normalised, nearest.id).slice(0, 5),
  };
}

function similarityTo(pairs: Pairs, id: string): number {
  return referencePairs(id).reduce((best, reference) => Math.max(best, dice(pairs, reference)), 0);
}

/** Of each variant of the reference; kept, since a release may bring a hundred texts. */
const pairsById = new Map<string, readonly Pairs[]>();

function referencePairs(id: string): readonly Pairs[] {
  const known = pairsById.get(id);
  if (known !== undefined) return known;
  const reference = yardstickText(id);
  const pairs =
    reference === null
      ? []
      : variantsOf(reference).map((variant) => pairsOf(wordsOf(normaliseLicenceText(variant))));
  pairsById.set(id, pairs);
  return pairs;
}

function yardstickText(id: string): string | null {
  return referenceTextOf(yardsticks.get(id)?.id ?? id);
}

/** A short text that names or links a licence, and neither restricts nor names a closed one. */
function isPointer(text: string): boolean {
  if (text.length >= pointerLimit || restricting.test(text.toLowerCase())) return false;
  const words = text.match(/[A-Za-z0-9][A-Za-z0-9.+-]*[A-Za-z0-9+]/g) ?? [];
  return words.every((word) => findLicence(word)?.verdict !== 'refused');
}

/**
 * The parts that SPDX templates call optional may be missing: what explains how to apply the
 * licence, what Creative Commons says about itself, and the GPL that follows the LGPL.
 */
function variantsOf(reference: string): readonly string[] {
  const variants = [reference];
  const tail = reference.search(
    /END OF TERMS AND CONDITIONS|APPENDIX: How to apply|How to Apply These Terms|Creative Commons is not a party/i,
  );
  const body = reference.search(/^.*Public License\s+By exercising/im);
  const second = reference.slice(1000).search(/^\s*GNU GENERAL PUBLIC LICENSE\s*$/m);
  if (tail > 0) variants.push(reference.slice(0, tail));
  if (body > 0) variants.push(reference.slice(body));
  if (body > 0 && tail > body) variants.push(reference.slice(body, tail));
  if (reference.startsWith('GNU LESSER') && second > 0) {
    variants.push(reference.slice(0, 1000 + second));
  }
  return variants;
}

function addedSentences(normalised: string, id: string): readonly string[] {
  const known = ` ${wordsOf(normaliseLicenceText(yardstickText(id) ?? '')).join(' ')} `;
  return sentencesOf(normalised)
    .filter((words) => !known.includes(` ${words.join(' ')} `))
    .filter((words) => words.some((word, at) => restricting.test(word) && isNew(words, at, known)))
    .map((words) => words.join(' ').slice(0, 300));
}

/** A sentence may differ in a name that was filled in: what counts is the words around. */
function isNew(words: readonly string[], at: number, known: string): boolean {
  const start = Math.max(0, Math.min(at - 3, words.length - 7));
  const around = words.slice(start, start + 7);
  return around.length < 5 || !known.includes(` ${around.join(' ')} `);
}

function pairsOf(words: readonly string[]): Pairs {
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < words.length; index += 1) {
    const pair = `${words[index] ?? ''} ${words[index + 1] ?? ''}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

function dice(a: Pairs, b: Pairs): number {
  const sum = (counts: Pairs): number =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  const total = sum(a) + sum(b);
  if (total === 0) return 0;
  let common = 0;
  for (const [pair, count] of a) common += Math.min(count, b.get(pair) ?? 0);
  return (2 * common) / total;
}
