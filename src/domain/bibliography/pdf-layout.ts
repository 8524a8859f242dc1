import type { PdfRun } from './pdf-reading.js';

const maxTitle = 400;
const maxAuthors = 200;

interface Line {
  readonly text: string;
  readonly size: number;
}

/** The text that stands largest on the first page, in its order; empty where there is none. */
export function titleByLook(runs: readonly PdfRun[]): string {
  const lines = linesOf(runs).filter(({ text }) => isWords(text));
  const largest = lines.reduce((size, line) => Math.max(size, line.size), 0);
  const start = lines.findIndex(({ size }) => size === largest);
  if (start === -1 || largest === 0) return '';
  const end = lines.findIndex((line, index) => index > start && !isSameSize(line.size, largest));
  const title = lines.slice(start, end === -1 ? lines.length : end).map(({ text }) => text);
  return title.join(' ').replace(/\s+/g, ' ').trim().slice(0, maxTitle);
}

/** The names in the lines that follow the title, up to the first line that holds none. */
export function authorsUnderTitle(runs: readonly PdfRun[], title: string): string[] {
  if (title === '') return [];
  const lines = linesOf(runs).filter(({ text }) => text.trim() !== '');
  const size = lines.reduce((most, line) => Math.max(most, line.size), 0);
  const last = lines.findLastIndex((line) => isSameSize(line.size, size) && isWords(line.text));
  const names: string[] = [];
  for (const { text } of lines.slice(last + 1)) {
    const found = splitAuthors(text.replace(/[*∗†‡§¶\d]+/gu, ' '));
    if (found.length === 0 || !found.every(looksLikeName)) break;
    names.push(...found);
  }
  return names.slice(0, maxAuthors);
}

/** Names in one text; one that may be `Family, Given` is not parted. */
export function splitAuthors(text: string): string[] {
  const plain = text.replace(/\s+/g, ' ').trim();
  const parts = plain.includes(';') ? plain.split(';') : plain.split(/\s+(?:and|et|&)\s+|\s+·\s+/);
  const names = parts.flatMap((part) => {
    const pieces = part.split(',').map((piece) => piece.trim());
    return pieces.every((piece) => piece === '' || piece.includes(' ')) ? pieces : [part.trim()];
  });
  return names.filter((name) => name !== '').slice(0, 5_000);
}

/** Two to five words, each beginning with a capital, but for particles. */
function looksLikeName(text: string): boolean {
  const words = text.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) =>
      /^(?:\p{Lu}[\p{L}.'’-]*|v[ao]n|de[rnl]?|d[ai]|l[ae]|bin|al|y)$/u.test(word),
    ) &&
    !/\b(?:University|Institute|Department|Laborator|School|Universit|Abstract|Introduction|Contents)/iu.test(
      text,
    )
  );
}

function linesOf(runs: readonly PdfRun[]): Line[] {
  const lines: Line[] = [];
  let [text, size] = ['', 0];
  for (const run of runs) {
    // Text of another size begins another line, unless it is a mark above or below this one.
    const isOther = size > 0 && run.text.trim().length > 3 && !isSameSize(run.size, size);
    if (isOther && text.trim() !== '') {
      lines.push({ text, size });
      [text, size] = ['', 0];
    }
    text += run.text;
    if (run.text.trim() !== '') size = Math.max(size, run.size);
    if (run.endsLine) {
      lines.push({ text, size });
      [text, size] = ['', 0];
    }
  }
  return [...lines, { text, size }];
}

function isSameSize(one: number, other: number): boolean {
  return Math.abs(one - other) <= other * 0.05;
}

function isWords(text: string): boolean {
  return (text.match(/\p{L}/gu)?.length ?? 0) >= 3;
}
