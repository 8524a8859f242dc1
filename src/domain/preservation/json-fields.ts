/** Reads JSON that strangers may have changed. Throws `RangeError`, in a sentence that names the place. */
export class JsonFields {
  private constructor(
    private readonly fields: Readonly<Record<string, unknown>>,
    private readonly place: string,
  ) {}

  /** @param place what the document is called in sentences */
  static parse(text: string, place: string): JsonFields {
    try {
      return JsonFields.of(JSON.parse(text), place);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      throw new RangeError(`${place} is no JSON`, { cause: error });
    }
  }

  static of(value: unknown, place: string): JsonFields {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return new JsonFields(value as Readonly<Record<string, unknown>>, place);
    }
    throw new RangeError(`${place} is no object`);
  }

  /** Undefined where there is none of its own. */
  value(key: string): unknown {
    return Object.hasOwn(this.fields, key) ? this.fields[key] : undefined;
  }

  object(key: string): JsonFields {
    return JsonFields.of(this.value(key), `"${key}" of ${this.place}`);
  }

  /** As `list`; none where there is no such member, which documents of earlier versions of Sphere lack. */
  listOrNone(key: string): JsonFields[] {
    return this.isNothing(key) ? [] : this.list(key);
  }

  objectOrNull(key: string): JsonFields | null {
    return this.isNothing(key) ? null : this.object(key);
  }

  list(key: string): JsonFields[] {
    return this.values(key).map((item, index) =>
      JsonFields.of(item, `"${key}[${index}]" of ${this.place}`),
    );
  }

  /** Texts; none where there is no such member, which documents of earlier versions of Sphere lack. */
  textsOrNone(key: string, pattern: RegExp, what: string): string[] {
    if (this.isNothing(key)) return [];
    return this.values(key).map((item) => {
      if (typeof item === 'string' && pattern.test(item)) return item;
      throw this.wrong(key, `list of ${what}s`);
    });
  }

  values(key: string): readonly unknown[] {
    const value = this.value(key);
    if (Array.isArray(value)) return value as readonly unknown[];
    throw this.wrong(key, 'list');
  }

  text(key: string): string {
    const value = this.value(key);
    // PostgreSQL holds no NUL, and half a surrogate pair is no text.
    if (typeof value === 'string' && !/\0|\p{Cs}/u.test(value)) return value;
    throw this.wrong(key, 'text');
  }

  textOrNull(key: string): string | null {
    return this.isNothing(key) ? null : this.text(key);
  }

  oneOf<Word extends string>(key: string, words: readonly Word[]): Word {
    const text = this.text(key);
    const word = words.find((known) => known === text);
    if (word !== undefined) return word;
    throw this.wrong(key, words.join(' or '));
  }

  /** Text that a pattern matches. */
  matching(key: string, pattern: RegExp, what: string): string {
    const text = this.text(key);
    if (pattern.test(text)) return text;
    throw this.wrong(key, what);
  }

  /** A whole number that is not negative. */
  count(key: string): number {
    const value = this.value(key);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    throw this.wrong(key, 'whole number');
  }

  flag(key: string): boolean {
    const value = this.value(key);
    if (typeof value === 'boolean') return value;
    throw this.wrong(key, 'true or false');
  }

  /** An instant as ISO 8601 in UTC has it. */
  instant(key: string): string {
    return this.matching(key, instantShape, 'instant');
  }

  instantOrNull(key: string): string | null {
    return this.isNothing(key) ? null : this.instant(key);
  }

  private isNothing(key: string): boolean {
    return (this.value(key) ?? null) === null;
  }

  private wrong(key: string, what: string): RangeError {
    return new RangeError(`"${key}" of ${this.place} is no ${what}`);
  }
}

const instantShape =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
