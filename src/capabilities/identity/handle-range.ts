import { InvalidInput } from '../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../domain/identifiers/page-cursor.js';
import type { Page, PageRequest } from './identity-view.js';
import { mayBeHandle } from './namespace-rows.js';

/** Which handles, in the order of their bytes: what begins with a text, after the last one seen. */
export interface HandleQuestion extends PageRequest {
  /** In any case; the empty text asks for all. */
  readonly prefix: string;
}

/**
 * The parameters `$1` (first, inclusive), `$2` (last, exclusive), `$3` (seen) of a query over folded
 * handles; null where nothing can begin so. Throws `InvalidInput` for the cursor.
 */
export function handleRange({ prefix, cursor }: HandleQuestion): readonly string[] | null {
  const folded = prefix.trim().toLowerCase();
  if (folded !== '' && !mayBeHandle(folded)) return null;
  // Handles are ASCII: "~" comes after every character of theirs.
  return [folded, `${folded}~`, readHandleCursor(cursor)];
}

/** A page of rows that were read one beyond its limit. */
export function pageOfHandles<Item extends { readonly handle: string }>(
  found: readonly Item[],
  limit: number,
): Page<Item> {
  const items = found.slice(0, limit);
  const last = found.length > items.length ? items.at(-1) : undefined;
  return { items, next: last === undefined ? null : encodeCursor([last.handle.toLowerCase()]) };
}

/** The folded handle that a cursor stands for, or the empty text without one. Throws `InvalidInput`. */
export function readHandleCursor(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const [handle] = decodeCursor(cursor, ['string']);
  if (mayBeHandle(handle)) return handle;
  throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.', {});
}
