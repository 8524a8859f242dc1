import type { ProfileView } from '../../../capabilities/identity/index.js';
import { addressWith } from '../pages/paging.js';
import type { PlaceQuestion, PlaceSource } from './place-source.js';

/** The address of the page with another part of one of its lists; the others stay where they are. */
export function placeAddress(
  { profile: { handle }, question }: Pick<PlaceSource, 'profile' | 'question'>,
  changes: Partial<PlaceQuestion>,
): string {
  return addressWith(`/${handle}`, { ...question, ...changes });
}

/** Whether a search of the namespace finds all that the page lists: an ORCID may stand elsewhere too. */
export function isOneNamespace({ kind, orcid }: ProfileView): boolean {
  return kind === 'organisation' || orcid === null;
}
