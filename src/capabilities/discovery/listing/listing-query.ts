import { createHash } from 'node:crypto';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { toToken } from './listing-tokens.js';

/**
 * By which lists can be ordered: `listed` is since when everybody may see it. None of them moves with the
 * draft of what is released.
 */
export type ListingSort =
  'listed' | 'created' | 'modified' | 'downloads' | 'parameters' | 'size' | 'name';

/** A list of repositories of one kind: all conditions must hold, regardless of case. */
export interface ListingQuery {
  readonly kind: RepositoryKind;
  /** Each stands somewhere in `namespace/name`. */
  readonly search: readonly string[];
  /** Handle of a namespace. */
  readonly author: string | null;
  /** Tags, with or without their type in front. */
  readonly tags: readonly string[];
  /** Bounds on the parameters of the weights, included; whose number is not known is in none. */
  readonly parameters: { readonly min: number | null; readonly max: number | null } | null;
  readonly sort: ListingSort;
  readonly isAscending: boolean;
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor: string | null;
}

/** Where a page ends. */
export interface ListingKey {
  /** Microseconds since 1970 for instants, the folded name for names, else the number itself. */
  readonly value: number | string;
  readonly repositoryId: string;
}

/** A query ready to be asked. */
export interface ListingPlan {
  readonly kind: RepositoryKind;
  readonly search: readonly string[];
  readonly author: string | null;
  readonly tokens: readonly string[];
  readonly parameters: ListingQuery['parameters'];
  readonly sort: ListingSort;
  readonly isAscending: boolean;
  readonly limit: number;
  readonly after: ListingKey | null;
}

const maxTags = 50;
const maxTerms = 10;
/** `namespace/name` holds nothing else and is not longer (design §1). */
const partOfName = /^[a-z0-9._/-]{1,140}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads a query. Null where nothing can match it. Throws `InvalidInput`: `cursor` for one that was not
 * written for this query, `too-many` for more conditions than anybody needs.
 */
export function planListing(query: ListingQuery): ListingPlan | null {
  requireFew('filter', query.tags, maxTags);
  requireFew('search', query.search, maxTerms);
  const search = query.search.map((term) => term.trim().toLowerCase()).filter((t) => t !== '');
  const author = query.author === null ? null : query.author.trim().toLowerCase();
  const tokens = query.tags.map(toToken);
  const conditions = { ...query, search, author, tags: tokens };
  const after = query.cursor === null ? null : readCursor(query.cursor, conditions);
  const names = author === null ? search : [...search, author];
  if (!names.every((name) => partOfName.test(name))) return null;
  const known = tokens.filter((token) => token !== null);
  if (known.length < tokens.length) return null;
  const { kind, parameters, sort, isAscending, limit } = query;
  return { kind, search, author, tokens: known, parameters, sort, isAscending, limit, after };
}

/** The cursor of the page behind `key`, for this query alone. */
export function writeCursor(plan: ListingPlan, { value, repositoryId }: ListingKey): string {
  const check = checkOf({ ...plan, tags: plan.tokens }, value, repositoryId);
  return encodeCursor([check, value, repositoryId]);
}

type Conditions = Pick<
  ListingPlan,
  'kind' | 'search' | 'author' | 'parameters' | 'sort' | 'isAscending'
> & { readonly tags: readonly (string | null)[] };

function readCursor(text: string, conditions: Conditions): ListingKey {
  const type = conditions.sort === 'name' ? 'string' : 'number';
  const [check, value, repositoryId] = decodeCursor(text, ['string', type, 'string']);
  const isValue = typeof value === 'string' ? partOfName.test(value) : Number.isSafeInteger(value);
  if (!isValue || !uuid.test(repositoryId) || check !== checkOf(conditions, value, repositoryId)) {
    throw InvalidInput.field(
      'cursor',
      'cursor',
      'This cursor belongs to another list; follow the "next" link of a page as it is, or leave the cursor out to start again.',
      {},
    );
  }
  return { value, repositoryId };
}

/** Ties a cursor to its query, so that none leads silently to the wrong page of another one. */
function checkOf(
  { kind, search, author, tags, parameters, sort, isAscending }: Conditions,
  value: number | string,
  repositoryId: string,
): string {
  const asked = [kind, search, author, tags, parameters, sort, isAscending, value, repositoryId];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 16);
}

function requireFew(field: string, values: readonly string[], limit: number): void {
  if (values.length <= limit) return;
  throw InvalidInput.field(
    field,
    'too-many',
    `"${field}" takes at most ${limit} values, and this request has ${values.length}.`,
    { limit, found: values.length },
  );
}
