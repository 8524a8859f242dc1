import type { PageRequest } from '../../../capabilities/identity/index.js';

const pageSize = 20;

/** The page of a list that an address asks for by `cursor`; what is no text asks for the first. */
export function listPage(cursor: unknown): PageRequest {
  const page = { limit: pageSize };
  return typeof cursor === 'string' && cursor !== '' ? { ...page, cursor } : page;
}
