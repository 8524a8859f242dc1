import { addressWith } from '../pages/paging.js';
import type { PlaceQuestion, PlaceSource } from './place-source.js';

/** The address of the page with another part of one of its lists; the others stay where they are. */
export function placeAddress(
  { profile: { handle }, question }: Pick<PlaceSource, 'profile' | 'question'>,
  changes: Partial<PlaceQuestion>,
): string {
  return addressWith(`/${handle}`, { ...question, ...changes });
}
