import { isFields } from '../../../domain/card/field-reader.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';

/**
 * Reads the fields of a JSON body. Hub clients send fields that no page documents, so that unknown
 * ones are passed over; a known one of a wrong type is `InvalidInput` that names it.
 */
export class HubBody {
  private constructor(
    private readonly fields: Readonly<Record<string, unknown>>,
    private readonly at: string,
  ) {}

  static of(body: unknown, at = ''): HubBody {
    if (!isFields(body)) {
      throw InvalidInput.field(at === '' ? 'body' : at, 'body', 'Send a JSON object.', {
        wanted: 'object',
      });
    }
    return new HubBody(body, at);
  }

  value(key: string): unknown {
    return Object.hasOwn(this.fields, key) ? (this.fields[key] ?? undefined) : undefined;
  }

  text(key: string, maxLength: number): string {
    const text = this.optionalText(key, maxLength);
    if (text === undefined) throw this.wrong(key, `Give "${key}" as text.`);
    return text;
  }

  optionalText(key: string, maxLength: number): string | undefined {
    const value = this.value(key);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw this.wrong(key, `"${key}" must be text.`);
    if (value.length > maxLength) {
      throw this.wrong(key, `"${key}" has ${value.length} characters; ${maxLength} are allowed.`);
    }
    return value;
  }

  wholeNumber(key: string): number {
    const value = this.value(key);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw this.wrong(key, `Give "${key}" as a whole number.`);
    }
    return value;
  }

  /** True for `true`, `"true"` and `1`. */
  flag(key: string): boolean {
    const value = this.value(key);
    return value === true || value === 'true' || value === 1 || value === '1';
  }

  list(key: string, maxItems: number): readonly unknown[] {
    const value = this.value(key) ?? [];
    if (!Array.isArray(value)) throw this.wrong(key, `"${key}" must be a list.`);
    if (value.length > maxItems) {
      throw this.wrong(key, `"${key}" has ${value.length} entries; ${maxItems} are allowed.`);
    }
    return value as unknown[];
  }

  objects(key: string, maxItems: number): HubBody[] {
    return this.list(key, maxItems).map((item, index) =>
      HubBody.of(item, `${this.at}${key}[${index}]`),
    );
  }

  private wrong(key: string, message: string): InvalidInput {
    return InvalidInput.field(this.at === '' ? key : `${this.at}.${key}`, 'field', message);
  }
}
