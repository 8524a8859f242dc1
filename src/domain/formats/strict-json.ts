import type { FormatFaults } from '../refusals/format-faults.js';
import { FormatRefusal } from './format-fault.js';

/** JSON with its keys in order: integers are `bigint`, other numbers `number`, objects `Map`. */
export type StrictJson =
  string | bigint | number | boolean | null | readonly StrictJson[] | StrictJsonObject;
/** A `Map`, since `__proto__` and `constructor` are legal names of tensors. */
export type StrictJsonObject = ReadonlyMap<string, StrictJson>;

/** Codes that a reader gives to the two ways in which JSON can be at fault. */
interface StrictJsonCodes {
  readonly malformed: keyof FormatFaults;
  readonly duplicateKey: keyof FormatFaults;
}

const depthLimit = 32;
/** What almost every string is, up to its end: ASCII without escapes. */
const asciiToQuote = /[ !#-[\]-~]*"/y;
const plainRun = /[^"\\\p{Cc}]*/uy;
const numberToken = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const spaceRun = /[ \t\n\r]*/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/**
 * Parses RFC 8259 JSON and refuses what `JSON.parse` hides: a key that stands twice in one object,
 * and lone surrogates. Nesting deeper than 32 is malformed. Throws `FormatRefusal` with one of `codes`.
 */
export function parseStrictJson(text: string, codes: StrictJsonCodes): StrictJson {
  return new StrictJsonParser(text, codes).parse();
}

class StrictJsonParser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly codes: StrictJsonCodes,
  ) {}

  parse(): StrictJson {
    const value = this.value(0);
    this.skipSpace();
    if (this.at < this.text.length) this.fail('the end');
    return value;
  }

  private value(depth: number): StrictJson {
    if (depth > depthLimit) this.fail(`at most ${depthLimit} levels`);
    this.skipSpace();
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private object(depth: number): StrictJsonObject {
    const entries = new Map<string, StrictJson>();
    this.at += 1;
    this.skipSpace();
    if (this.take('}')) return entries;
    for (;;) {
      this.skipSpace();
      const key = this.string();
      if (entries.has(key)) {
        const shown = JSON.stringify(key.slice(0, 200));
        throw new FormatRefusal(
          this.codes.duplicateKey,
          `The key ${shown} stands twice in one object.`,
          shown,
        );
      }
      this.skipSpace();
      if (!this.take(':')) this.fail('":"');
      entries.set(key, this.value(depth + 1));
      this.skipSpace();
      if (this.take('}')) return entries;
      if (!this.take(',')) this.fail('"," or "}"');
    }
  }

  private array(depth: number): readonly StrictJson[] {
    const items: StrictJson[] = [];
    this.at += 1;
    this.skipSpace();
    if (this.take(']')) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      this.skipSpace();
      if (this.take(']')) return items;
      if (!this.take(',')) this.fail('"," or "]"');
    }
  }

  private string(): string {
    if (!this.take('"')) this.fail('a string');
    const start = this.at;
    asciiToQuote.lastIndex = start;
    if (asciiToQuote.test(this.text)) {
      this.at = asciiToQuote.lastIndex;
      return this.text.slice(start, this.at - 1);
    }
    let value = '';
    for (;;) {
      plainRun.lastIndex = this.at;
      const run = plainRun.exec(this.text)?.[0] ?? '';
      value += run;
      this.at += run.length;
      if (this.take('"')) break;
      if (this.text[this.at] !== '\\') {
        // DEL and C1 controls are legal inside a string, C0 controls are not.
        const character = this.text[this.at];
        if (character === undefined || character < ' ') this.fail('the end of a string');
        value += character;
        this.at += 1;
        continue;
      }
      value += this.escape();
    }
    if (/\p{Cs}/u.test(value)) this.fail('a string without lone surrogates');
    return value;
  }

  private escape(): string {
    const letter = this.text[this.at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.fail('four hexadecimal digits');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = escapes.get(letter);
    if (character === undefined) return this.fail('an escape');
    this.at += 2;
    return character;
  }

  private number(): bigint | number {
    numberToken.lastIndex = this.at;
    const match = numberToken.exec(this.text);
    if (match === null) return this.fail('a value');
    this.at += match[0].length;
    if (match[1] !== undefined || match[2] !== undefined) return Number(match[0]);
    // A number of a million digits would take minutes as a bigint and names no size of anything.
    if (match[0].length > 64) this.fail('an integer of at most 64 digits');
    return BigInt(match[0]);
  }

  private word<Value>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.at)) this.fail('a value');
    this.at += word.length;
    return value;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private skipSpace(): void {
    if (this.text.charCodeAt(this.at) > 0x20) return;
    spaceRun.lastIndex = this.at;
    this.at += spaceRun.exec(this.text)?.[0].length ?? 0;
  }

  private fail(expected: string): never {
    throw new FormatRefusal(
      this.codes.malformed,
      `The JSON is malformed at character ${this.at}: ${expected} was expected.`,
      `position ${this.at}`,
    );
  }
}
