import { InvalidInput } from '../../../domain/errors/sphere-error.js';

/** Id of the last entry of the page before, or null for the first page. Throws `InvalidInput`. */
export function readAfter(asked: unknown): string | null {
  if (asked === undefined || asked === '') return null;
  if (typeof asked === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(asked)) {
    return asked;
  }
  throw InvalidInput.field('after', 'cursor', 'Follow the link of the page before instead.');
}
