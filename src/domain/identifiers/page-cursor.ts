import { Buffer } from 'node:buffer';

import { InvalidInput } from '../errors/sphere-error.js';

type CursorPart = 'string' | 'number';
type CursorValues<Shape extends readonly CursorPart[]> = {
  -readonly [Index in keyof Shape]: Shape[Index] extends 'string' ? string : number;
};

/** Far above any cursor that is written here; a longer one is not worth decoding. */
const maxLength = 4096;

/** Writes the sort key of a page's last row as an opaque cursor that stands unescaped in a URL. */
export function encodeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor whose values have the types of `shape`, in order: `['string', 'number']`.
 * Throws `InvalidInput` for anything that `encodeCursor` did not write in that shape.
 */
export function decodeCursor<const Shape extends readonly CursorPart[]>(
  text: string,
  shape: Shape,
  field = 'cursor',
): CursorValues<Shape> {
  const values = readValues(text);
  if (
    !Array.isArray(values) ||
    values.length !== shape.length ||
    !shape.every((type, index) => typeof values[index] === type) ||
    encodeCursor(values as (string | number)[]) !== text
  ) {
    throw InvalidInput.field(
      field,
      'cursor',
      `"${text.slice(0, 80)}" is not a cursor of this list; take "next" of a page, or leave it out to start again.`,
      { value: text.slice(0, 80) },
    );
  }
  return values as CursorValues<Shape>;
}

function readValues(text: string): unknown {
  if (text.length > maxLength) return null;
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
