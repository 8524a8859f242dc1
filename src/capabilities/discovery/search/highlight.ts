import { type Word, words } from './words.js';

/** A text with the places, in UTF-16 units, where the question's words stand: plain text, no markup. */
export interface Highlight {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Length of an excerpt from a description. */
const excerptLength = 240;
/** What an excerpt shows before its first hit. */
const lead = 60;
/** What is looked at of a very long text, on either side of a word. */
const reach = 1_500;

/** Marks the words of a question in a short text that is shown whole. */
export function highlight(text: string, terms: readonly Word[], hasPrefix: boolean): Highlight {
  return { text, ranges: merge(hits(text, terms, hasPrefix)) };
}

/** As `excerpt`, of a text so long that only what surrounds one of the words is looked at. */
export function excerptOfLong(text: string, terms: readonly Word[], hasPrefix: boolean): Highlight {
  const longestFirst = terms.map((term) => term.text).sort((a, b) => b.length - a.length);
  const folded = text.toLowerCase();
  const at = longestFirst.map((term) => folded.indexOf(term)).find((place) => place >= 0) ?? 0;
  const around = text.slice(Math.max(0, at - reach), at + reach).replace(/\s+/g, ' ');
  return excerpt(around.replace(/^\S*\s/, ''), terms, hasPrefix);
}

/** The part of a long text in which most of the words stand, or its beginning where none does. */
export function excerpt(text: string, terms: readonly Word[], hasPrefix: boolean): Highlight {
  const found = hits(text, terms, hasPrefix);
  const best = richest(found);
  const from = best === undefined ? 0 : wordStart(text, Math.max(0, best.start - lead));
  const to = wordEnd(text, from + excerptLength);
  const inside = found
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  return { text: text.slice(from, to), ranges: merge(inside) };
}

interface Hit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function hits(text: string, terms: readonly Word[], hasPrefix: boolean): Hit[] {
  const exact = new Set(terms.map((term) => term.text));
  const beginning = hasPrefix ? terms.at(-1)?.text : undefined;
  return words(text).filter(
    (word) => exact.has(word.text) || (beginning !== undefined && word.text.startsWith(beginning)),
  );
}

/** The hit from which an excerpt holds most different words. */
function richest(found: readonly Hit[]): Hit | undefined {
  let best: Hit | undefined;
  let most = 0;
  found.forEach((first, index) => {
    const reach = first.start + excerptLength - lead;
    const inside = found.slice(index, index + 50).filter(({ end }) => end <= reach);
    const variety = new Set(inside.map((hit) => hit.text)).size;
    if (variety > most) [best, most] = [first, variety];
  });
  return best;
}

function merge(
  ranges: readonly { readonly start: number; readonly end: number }[],
): Highlight['ranges'] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const last = merged.at(-1);
    // Pairs of characters overlap; what they cover together is one place.
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function wordStart(text: string, index: number): number {
  if (index === 0) return 0;
  const space = text.slice(index, index + lead).search(/\s/u);
  return space === -1 ? beforeSurrogate(text, index) : index + space + 1;
}

function wordEnd(text: string, index: number): number {
  if (index >= text.length) return text.length;
  const space = text.slice(index - lead, index + 1).search(/\s\S*$/u);
  return space === -1 ? beforeSurrogate(text, index) : index - lead + space;
}

/** Never cuts a character in two. */
function beforeSurrogate(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff ? index - 1 : index;
}
