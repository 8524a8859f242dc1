import { InvalidInput, makeFault } from '../errors/sphere-error.js';
import type { FactsArgument, Fault } from '../errors/sphere-error.js';
import type { FaultCode, Faults } from '../refusals/codes.js';

/** A plain object of unknown values. */
export type Fields = Readonly<Record<string, unknown>>;

/** True for an object that is no array. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Letters that no title, name or description holds: controls but tab and line ends, and what no XML takes. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/u;
/** White space, and marks of format such as U+200B. */
const hasNothingToSee = /^[\s\p{Cf}]*$/u;
const defaultMaxLength = 2_000;

/**
 * Reads the fields of one object of a card. What is absent, null or blank is left out; what is
 * stated and wrong becomes a fault at its path, and reading goes on.
 */
export class FieldReader {
  constructor(
    private readonly fields: Fields,
    private readonly path: string,
    private readonly faults: Fault[],
  ) {}

  /** Path of a field, as `metadata.creators[0].orcid`. */
  at(key: string): string {
    return `${this.path}.${key}`;
  }

  fault<Code extends FaultCode>(
    key: string,
    code: Code,
    message: string,
    ...facts: FactsArgument<Faults[Code]>
  ): void {
    this.faults.push(makeFault(this.at(key), code, message, ...facts));
  }

  /** The value as it stands; undefined where it says nothing. */
  value(key: string): unknown {
    const value = Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
    return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
  }

  /** Text in NFC without white space around it. */
  text(key: string, maxLength = defaultMaxLength): string | undefined {
    return this.asText(this.value(key), key, maxLength);
  }

  /** One of a closed list, whatever the case it is written in. */
  oneOf<Option extends string>(key: string, options: readonly Option[]): Option | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    const found = options.find((option) => option.toLowerCase() === text.toLowerCase());
    if (found === undefined) {
      this.fault(key, 'not-in-list', `"${text.slice(0, 80)}" is none of ${options.join(', ')}.`, {
        value: text.slice(0, 80),
        options,
      });
    }
    return found;
  }

  /** A number that is not negative, or text that spells one. */
  amount(key: string): number | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number) || number < 0) {
      this.fault(key, 'not-a-number', `${this.at(key)} must be a number that is not negative.`, {
        isWhole: false,
      });
      return undefined;
    }
    return number;
  }

  /** A list of texts; one text is a list of one. */
  texts(key: string, maxLength = defaultMaxLength): string[] {
    return this.items(key).flatMap(([item, at]) => this.asText(item, at, maxLength) ?? []);
  }

  /** A list of objects, each with its own reader; a text or number stands for an object that has only `short`. */
  objects(key: string, short: string): FieldReader[] {
    return this.items(key).flatMap(([item, at]) => {
      if (isFields(item)) return [new FieldReader(item, this.at(at), this.faults)];
      if (typeof item === 'string' || typeof item === 'number') {
        return [new FieldReader({ [short]: String(item) }, this.at(at), this.faults)];
      }
      this.fault(at, 'wrong-type', `${this.at(at)} must be a text or "key: value" lines.`, {
        takesLines: true,
      });
      return [];
    });
  }

  /** What a parser of an identifier makes of a text; its faults become ours. */
  parsed<Parsed>(key: string, parse: (text: string, field: string) => Parsed): Parsed | undefined {
    const text = this.text(key);
    if (text === undefined) return undefined;
    try {
      return parse(text, this.at(key));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      this.faults.push(...error.faults);
      return undefined;
    }
  }

  private items(key: string): [item: unknown, at: string][] {
    const value = this.value(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [[value, key]];
    return value.map((item: unknown, index) => [item, `${key}[${index}]`]);
  }

  private asText(value: unknown, key: string, maxLength: number): string | undefined {
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      this.fault(key, 'wrong-type', `${this.at(key)} must be a text.`, { takesLines: false });
      return undefined;
    }
    const text = String(value).normalize('NFC').trim();
    const length = lengthOf(text, maxLength);
    if (length > maxLength) {
      this.fault(
        key,
        'too-long',
        `${this.at(key)} has ${length} characters; ${maxLength} are allowed.`,
        { limit: maxLength, found: length },
      );
      return undefined;
    }
    if (controls.test(text)) {
      this.fault(key, 'bad-character', `${this.at(key)} holds a control character; remove it.`, {});
      return undefined;
    }
    return hasNothingToSee.test(text) ? undefined : text;
  }
}

/** Characters as Unicode counts them: one outside the basic plane is two to JavaScript. */
function lengthOf(text: string, maxLength: number): number {
  return text.length > maxLength && text.length <= 2 * maxLength
    ? Array.from(text).length
    : text.length;
}
