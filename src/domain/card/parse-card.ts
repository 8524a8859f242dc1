import { Buffer } from 'node:buffer';

import { makeFault, Refused } from '../errors/sphere-error.js';
import type { Fault } from '../errors/sphere-error.js';
import { readFrontMatter } from './front-matter.js';

/** A card taken apart. */
export interface Card {
  /** The YAML between the `---` lines as plain data; empty where there is none. */
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** The Markdown after it, as it stands. */
  readonly body: string;
}

const maxBodyBytes = 1024 * 1024;
const byteOrderMark = '\ufeff';

/**
 * Reads the text of a `README.md` (supply-chain §8). Throws `Refused` (`card-invalid`) whose faults
 * have the field `README.md` and the `line` where something is wrong.
 */
export function parseCard(markdown: string): Card {
  const { yaml, body, yamlLine, bodyLine } = splitCard(markdown);
  const faults: Fault[] = [...checkBody(body, bodyLine)];
  const frontMatter = yaml === null ? {} : readFrontMatter(yaml, yamlLine, faults);
  if (faults[0] !== undefined) {
    throw new Refused('card-invalid', faults[0].message, { faults });
  }
  return { frontMatter, body };
}

interface Parts {
  readonly yaml: string | null;
  readonly body: string;
  /** Lines of the whole text, from 1, at which the two begin. */
  readonly yamlLine: number;
  readonly bodyLine: number;
}

/**
 * Finds the front matter as Hub clients do: a line `---`, blank lines before it allowed, up to the
 * next line `---`. Where that never comes, the first one is a horizontal rule of the body.
 */
export function splitCard(markdown: string): Parts {
  const text = markdown.startsWith(byteOrderMark) ? markdown.slice(1) : markdown;
  const opening = /^\s*---[ \t]*\r?\n/.exec(text);
  if (opening === null) return { yaml: null, body: text, yamlLine: 1, bodyLine: 1 };
  const start = opening[0].length;
  const closing = /^---[ \t]*(?:\r?\n|$(?![\s\S]))/gm;
  closing.lastIndex = start;
  const end = closing.exec(text);
  if (end === null) return { yaml: null, body: text, yamlLine: 1, bodyLine: 1 };
  const bodyStart = end.index + end[0].length;
  return {
    yaml: text.slice(start, end.index),
    body: text.slice(bodyStart),
    yamlLine: lineAt(text, start),
    bodyLine: lineAt(text, bodyStart),
  };
}

function checkBody(body: string, firstLine: number): Fault[] {
  const faults: Fault[] = [];
  if (Buffer.byteLength(body) > maxBodyBytes) {
    const message = 'The text of README.md is longer than 1 MiB; move parts of it to other files.';
    faults.push(makeFault('README.md', 'card-body-too-large', message));
  }
  const zero = body.indexOf('\u0000');
  if (zero !== -1) {
    const line = firstLine - 1 + lineAt(body, zero);
    const message = `Line ${line} of README.md holds a NUL character; remove it.`;
    const facts = { line, where: 'text' } as const;
    faults.push({ ...makeFault('README.md', 'card-bad-character', message, facts), line });
  }
  return faults;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}
