import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import { NumberField, TextField } from './fields.js';

const defaultLimit = 20;

/** Which page of a list. */
export class PageQuery {
  @NumberField({ min: 1, max: 100, isOptional: true, description: 'Entries of a page; 20.' })
  readonly limit: number = defaultLimit;

  @TextField({ max: 4096, isOptional: true, description: '"next" of the page before.' })
  readonly cursor?: string;
}

/** A page of a list, as every list is answered. */
export interface PageAnswer<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/**
 * Makes a page of rows that were read one beyond its limit.
 * @param keyOf sort key of a row, for the cursor
 */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  present: (row: Row) => Item,
): PageAnswer<Item> {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(present),
    next: last === undefined ? null : encodeCursor(keyOf(last)),
  };
}

/** The number that a cursor stands for, or null without one. Throws `InvalidInput`. */
export function numberAfter(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const [number] = decodeCursor(cursor, ['number']);
  if (!Number.isInteger(number) || number < 0 || number > 2_147_483_647) throw badCursor();
  return number;
}

/** The text that a cursor stands for, or the empty text without one. Throws `InvalidInput`. */
export function textAfter(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const [text] = decodeCursor(cursor, ['string']);
  if (text.includes('\0')) throw badCursor();
  return text;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The row id and text that a cursor stands for, or null without one. Throws `InvalidInput`. */
export function rowAfter(cursor: string | undefined): readonly [string, string] | null {
  if (cursor === undefined) return null;
  const [id, text] = decodeCursor(cursor, ['string', 'string']);
  if (!uuid.test(id) || text.includes('\0')) throw badCursor();
  return [id, text];
}

/** The row id that a cursor stands for, or null without one. Throws `InvalidInput`. */
export function idAfter(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const [id] = decodeCursor(cursor, ['string']);
  if (!uuid.test(id)) throw badCursor();
  return id;
}

function badCursor(): InvalidInput {
  return InvalidInput.field(
    'cursor',
    'cursor',
    'This is not a cursor of this list; take "next" of a page, or leave it out to start again.',
    {},
  );
}
