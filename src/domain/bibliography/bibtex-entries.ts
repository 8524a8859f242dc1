import { unreadable } from './unreadable.js';

/** One entry of a BibTeX file, as it is written. */
export interface BibtexEntry {
  /** Lower case, such as `article`. */
  readonly type: string;
  /** In TeX, by name in lower case; the first of a name counts. */
  readonly fields: ReadonlyMap<string, string>;
  readonly hasFollower: boolean;
}

const maxValueLength = 1_000_000;
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The first entry of a BibTeX file, with the abbreviations before it. Linear in the text. Throws
 * `Refused` (`bibliography-unreadable`) naming the line where there is none, or where it breaks off.
 */
export function firstEntry(text: string): BibtexEntry {
  const scanner = new Scanner(text);
  const macros = new Map(months.map((month) => [month, month]));
  for (;;) {
    if (!scanner.toEntry()) throw unreadable('bibtex', scanner.line, 'nothing-found');
    const line = scanner.line;
    const type = scanner.word().toLowerCase();
    if (!scanner.open()) continue;
    if (type === 'comment' || type === 'preamble') {
      scanner.block(line);
    } else if (type === 'string') {
      for (const [name, value] of scanner.fields(macros, line)) macros.set(name, value);
    } else if (type !== '') {
      scanner.key();
      const fields = scanner.fields(macros, line);
      return { type, fields, hasFollower: scanner.hasMore() };
    }
  }
}

class Scanner {
  private at = 0;
  private closing = '}';

  constructor(private readonly text: string) {}

  get line(): number {
    return this.text.slice(0, this.at).split('\n').length;
  }

  toEntry(): boolean {
    const place = this.text.indexOf('@', this.at);
    this.at = place === -1 ? this.text.length : place + 1;
    return place !== -1;
  }

  word(): string {
    return this.take(/[^\s"#%'(),={}@]*/y);
  }

  open(): boolean {
    this.take(/\s*/y);
    const sign = this.text.charAt(this.at);
    if (sign !== '{' && sign !== '(') return false;
    this.closing = sign === '{' ? '}' : ')';
    this.at += 1;
    return true;
  }

  /** What nobody reads, up to its end. */
  block(line: number): void {
    if (this.closing === '}') this.braced(line);
    else this.at = Math.max(this.text.indexOf(')', this.at) + 1, this.at);
  }

  key(): void {
    this.take(/[^,={}()]*,?/y);
  }

  fields(macros: ReadonlyMap<string, string>, line: number): Map<string, string> {
    const fields = new Map<string, string>();
    for (;;) {
      this.take(/[\s,]*/y);
      if (this.at >= this.text.length) throw unreadable('bibtex', line, 'unclosed');
      if (this.text.charAt(this.at) === this.closing) {
        this.at += 1;
        return fields;
      }
      const name = this.word().toLowerCase();
      this.take(/\s*/y);
      if (name === '' || this.text.charAt(this.at) !== '=') {
        throw unreadable('bibtex', this.line, 'field');
      }
      this.at += 1;
      const value = this.value(macros, line);
      if (!fields.has(name)) fields.set(name, value);
    }
  }

  hasMore(): boolean {
    return /@(?!comment|preamble|string)[a-z]+\s*[{(]/i.test(this.text.slice(this.at));
  }

  private value(macros: ReadonlyMap<string, string>, line: number): string {
    let value = '';
    for (;;) {
      this.take(/\s*/y);
      value += this.part(macros, line);
      if (value.length > maxValueLength) throw unreadable('bibtex', this.line, 'field');
      this.take(/\s*/y);
      if (this.text.charAt(this.at) !== '#') return value;
      this.at += 1;
    }
  }

  private part(macros: ReadonlyMap<string, string>, line: number): string {
    const sign = this.text.charAt(this.at);
    if (sign === '{') {
      this.at += 1;
      return this.braced(line);
    }
    if (sign === '"') {
      this.at += 1;
      return this.quoted(line);
    }
    const word = this.word();
    if (word === '') throw unreadable('bibtex', this.line, 'field');
    return macros.get(word.toLowerCase()) ?? word;
  }

  /** From after a brace to after the one that closes it. */
  private braced(line: number): string {
    const from = this.at;
    this.toEndOf('}', line);
    return this.text.slice(from, this.at - 1);
  }

  private quoted(line: number): string {
    const from = this.at;
    this.toEndOf('"', line);
    return this.text.slice(from, this.at - 1);
  }

  private toEndOf(end: string, line: number): void {
    for (let depth = 0; this.at < this.text.length; this.at += 1) {
      const sign = this.text.charAt(this.at);
      if (depth === 0 && sign === end) {
        this.at += 1;
        return;
      }
      // Escaped braces count as well: so BibTeX has it.
      if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
    }
    throw unreadable('bibtex', line, 'unclosed');
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}
