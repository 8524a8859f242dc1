import { FormatRefusal } from './format-fault.js';
import { parseStrictJson, type StrictJson } from './strict-json.js';

const codes = { malformed: 'json-malformed', duplicateKey: 'json-duplicate-key' } as const;

/**
 * JSON that somebody stored, as plain data; undefined where it is none, by the strict rules of
 * `parseStrictJson`. NUL characters are replaced, since PostgreSQL stores none.
 */
export function readPlainJson(text: string): unknown {
  try {
    return toPlain(parseStrictJson(text, codes));
  } catch (error) {
    if (error instanceof FormatRefusal) return undefined;
    throw error;
  }
}

/** A text as it can be stored: NUL becomes U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

function toPlain(value: StrictJson): unknown {
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: StrictJson) => toPlain(item));
  // `fromEntries` defines `__proto__` as a property like any other.
  return Object.fromEntries(
    [...(value as ReadonlyMap<string, StrictJson>)].map(([key, item]) => [
      storableText(key),
      toPlain(item),
    ]),
  );
}
