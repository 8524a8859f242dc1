import { Buffer } from 'node:buffer';

import { Lexer, LineCounter, Parser, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, Scalar } from 'yaml';

import type { Fault } from '../errors/sphere-error.js';
import type { CardFaults } from '../refusals/card-faults.js';
import { textKeys } from './text-keys.js';

const maxBytes = 1024 * 1024;
const maxCardDepth = 20;
/** A megabyte of benchmark results has some 370,000. */
const maxTokens = 400_000;
const maxAliases = 100;
/** More would only repeat that the text is no YAML. */
const maxProblems = 20;
/** What aliases may make of the text: characters and values after expansion. */
const maxExpandedWeight = 4 * maxBytes;
const badCharacter = /\0|\p{Cs}/u;

/**
 * Reads front matter as YAML 1.2 core data (supply-chain §8): no tags of one's own, at most 100
 * aliases, depth 20, 1 MiB, no key twice. Time is linear in the text, whatever it holds.
 * @param firstLine line of the file, from 1, at which the YAML begins
 * @param faults receives what is wrong, each with its `line`; the result is then empty
 */
export function readFrontMatter(
  yaml: string,
  firstLine: number,
  faults: Fault[],
): Record<string, unknown> {
  const lines = new LineCounter();
  const fault: Report = (problem, what, offset) => {
    const line = firstLine - 1 + Math.max(1, lines.linePos(offset).line);
    const { code, ...facts } = problem;
    const message = `Line ${line} of README.md: ${what}`;
    faults.push({ field: 'README.md', code, message, facts: { ...facts, line }, line });
  };
  if (Buffer.byteLength(yaml) > maxBytes) {
    fault({ code: 'card-front-matter-too-large' }, 'the front matter is longer than 1 MiB.', 0);
    return {};
  }
  const excess = findExcess(yaml);
  if (excess !== null) {
    fault(...excess, 0);
    return {};
  }
  const document = parseDocument(yaml, {
    version: '1.2',
    schema: 'core',
    // The library compares each key with each other; `inspect` asks a set.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    lineCounter: lines,
  });
  for (const problem of [...document.errors, ...document.warnings].slice(0, maxProblems)) {
    const said = firstSentence(problem.message);
    fault({ code: 'card-yaml', problem: said }, `${said}.`, problem.pos[0]);
  }
  if (faults.length > 0) return {};
  inspect(document.contents, fault);
  return faults.length > 0 ? {} : toRecord(document, fault, faults);
}

/**
 * Looks at nesting and number of tokens before anything is composed: the composer recurses, so that
 * a megabyte of brackets would exhaust the stack of the process, and takes its time for each token.
 * The parser's own stack has one entry for the document, one for each open collection and one for
 * a scalar.
 */
function findExcess(yaml: string): [problem: Problem, what: string] | null {
  const parser = new Parser();
  let tokens = 0;
  for (const lexeme of new Lexer().lex(yaml)) {
    tokens += 1;
    if (tokens > maxTokens) {
      return [
        { code: 'card-front-matter-too-large', tokens: maxTokens },
        `the front matter has more than ${maxTokens} tokens.`,
      ];
    }
    Array.from(parser.next(lexeme));
    if (parser.stack.length > maxCardDepth + 2) {
      return [tooDeep, tooDeepSentence];
    }
  }
  return null;
}

type ProblemCode = Extract<keyof CardFaults, `card-${string}`>;

/** A code with what it speaks of, but for the line. */
type Problem = {
  readonly [Code in ProblemCode]: { readonly code: Code } & Omit<CardFaults[Code], 'line'>;
}[ProblemCode];

type Report = (problem: Problem, what: string, offset: number) => void;

const tooDeep = { code: 'card-too-deep', limit: maxCardDepth } as const;
const tooDeepSentence = `values are nested deeper than ${maxCardDepth} levels.`;

/** Looks at the tree before aliases are followed, and keeps the spelling of what is text. */
function inspect(root: Node | null, report: Report): void {
  let count = 0;
  const visit = (node: unknown, key: string, depth: number): void => {
    if (isAlias(node)) {
      count += 1;
      if (count === maxAliases + 1) {
        report(aliases('many'), `more than ${maxAliases} aliases.`, node.range?.[0] ?? 0);
      }
    } else if (isScalar(node)) {
      inspectScalar(node, key, report);
    } else if (isMap(node) || isSeq(node)) {
      if (depth === maxCardDepth) {
        const offset = node.range?.[0] ?? 0;
        report(tooDeep, tooDeepSentence, offset);
      } else if (isSeq(node)) {
        for (const item of node.items) visit(item, key, depth + 1);
      } else {
        const seen = new Set<string>();
        for (const pair of node.items) {
          visit(pair.value, inspectKey(pair.key, seen, report), depth + 1);
        }
      }
    }
  };
  visit(root, '', 0);
}

function aliases(flaw: CardFaults['card-aliases']['flaw']) {
  return { code: 'card-aliases', flaw, limit: maxAliases } as const;
}

function inspectKey(key: unknown, seen: Set<string>, report: Report): string {
  if (!isScalar(key)) {
    const offset = isMap(key) || isSeq(key) || isAlias(key) ? (key.range?.[0] ?? 0) : 0;
    report({ code: 'card-key' }, 'a key must be a plain word.', offset);
    return '';
  }
  const name = String(key.value);
  const offset = key.range?.[0] ?? 0;
  if (badCharacter.test(name))
    report(
      { code: 'card-bad-character', where: 'key' },
      'a key holds a forbidden character.',
      offset,
    );
  if (seen.has(name)) {
    const key = name.slice(0, 80);
    report({ code: 'card-duplicate-key', key }, `the key "${key}" stands twice.`, offset);
  }
  seen.add(name);
  return name;
}

function inspectScalar(node: Scalar, key: string, report: Report): void {
  const { value, source } = node;
  if (typeof value === 'string') {
    if (badCharacter.test(value)) {
      report(
        { code: 'card-bad-character', where: 'value' },
        'a value holds a forbidden character.',
        node.range?.[0] ?? 0,
      );
    }
  } else if (source !== undefined && value !== null) {
    // `version: 1.0` is the text "1.0"; infinity and NaN have no place in JSON.
    if (textKeys.has(key) || !Number.isFinite(Number(value))) node.value = source;
  }
}

function toRecord(
  document: Document.Parsed,
  report: Report,
  faults: Fault[],
): Record<string, unknown> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: maxAliases });
  } catch (error) {
    // What the library throws for aliases that multiply, and for those without an anchor.
    if (!(error instanceof ReferenceError)) throw error;
    report(aliases('dangling'), 'aliases that multiply or that name no anchor.', 0);
    return {};
  }
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    report({ code: 'card-not-a-mapping' }, 'front matter is "key: value" lines.', 0);
    return {};
  }
  if (weigh(value, 0, 0) > maxExpandedWeight) {
    report(aliases('growing'), 'aliases that contain themselves or make too much of the text.', 0);
  }
  return faults.length > 0 ? {} : (value as Record<string, unknown>);
}

/** Characters and values, counted until the limit is passed; infinite where it is too deep. */
function weigh(value: unknown, depth: number, sofar: number): number {
  if (depth > maxCardDepth) return Infinity;
  let weight = sofar + 1;
  if (typeof value === 'string') return weight + value.length;
  if (typeof value !== 'object' || value === null) return weight;
  for (const [key, item] of Object.entries(value)) {
    weight = weigh(item, depth + 1, weight + key.length);
    if (weight > maxExpandedWeight) return weight;
  }
  return weight;
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 200).replace(/[.:]$/, '');
}
