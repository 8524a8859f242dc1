/** An object of data that somebody else wrote. */
export type PlainFields = Readonly<Record<string, unknown>>;

/** The object that `value` is; null for everything else, arrays as well. */
export function fieldsOf(value: unknown): PlainFields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as PlainFields)
    : null;
}

/** The text that `value` is, where it is not empty and not longer than anybody can want. */
export function textOf(value: unknown, maxLength = 500): string | null {
  return typeof value === 'string' && value !== '' && value.length <= maxLength ? value : null;
}

/** The members of `entries` that are not null. */
export function withoutNulls(entries: PlainFields): PlainFields {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null));
}
