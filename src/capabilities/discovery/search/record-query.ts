import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { authorTokens, exactToken, filterToken, maxValueLength } from './index-row.js';

import { parseTextQuery, type TextQuery } from './text-query.js';

/** The orders in which a search can answer. */
export const recordSorts = ['relevance', 'newest', 'oldest', 'updated', 'downloads'] as const;

/**
 * `relevance` ranks the best of the newest matches, and is `updated` without a question; `newest` and
 * `oldest` go by the first release, `updated` by the latest; `downloads` by the unique requests of
 * the last 365 days, never by raw downloads (scholarly E).
 */
export type RecordSort = (typeof recordSorts)[number];

/** A search: all conditions must hold. Values are compared regardless of case. */
export interface RecordQuery {
  /** Words; "quoted phrases"; -excluded words. At most 500 characters. */
  readonly q?: string | undefined;
  readonly kind?: RepositoryKind | undefined;
  /** An SPDX identifier. */
  readonly licence?: string | undefined;
  /** All of them must be there. */
  readonly tags?: readonly string[] | undefined;
  readonly task?: string | undefined;
  readonly language?: string | undefined;
  /** Words of a creator's name, or the handle of a namespace. */
  readonly author?: string | undefined;
  readonly organisation?: string | undefined;
  /** The exact handle of a namespace. */
  readonly namespace?: string | undefined;
  /** Whatever stands in somebody's namespace, or names her ORCID among its creators. */
  readonly person?: { readonly handle: string; readonly orcid: string | null } | undefined;
  readonly year?: string | undefined;
  readonly openness?: string | undefined;
  /** Bounds on the publication of the release shown: `from` is included, `until` is not. */
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly sort?: RecordSort | undefined;
  /** 1 to 100; 20 where it is left out. */
  readonly limit?: number | undefined;
  /** `next` of the page before, with everything else as it was. */
  readonly cursor?: string | undefined;
}

/** The last row of a page, in the page's order. */
export interface PageKey {
  /** Score, download count, or 0 where the order is by date alone. */
  readonly rank: number;
  readonly at: Date;
  readonly repositoryId: string;
}

/** A search that has been read and found good. */
export interface SearchPlan {
  /** Null where nothing was asked; then records are only filtered. */
  readonly text: TextQuery | null;
  /** True for a question without a single word in it, such as "!?": it finds nothing. */
  readonly isWordless: boolean;
  readonly tokens: readonly string[];
  /** One of them must be there; null where nothing of the kind was asked. */
  readonly anyTokens: readonly string[] | null;
  /** Finds what bears exactly this title, name or PID. */
  readonly exact: string | null;
  readonly from: Date | null;
  readonly until: Date | null;
  readonly sort: RecordSort;
  readonly limit: number;
  readonly after: PageKey | null;
}

const maxTags = 20;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a search. Throws `InvalidInput` for values out of bounds and cursors of another list. */
export function planSearch(query: RecordQuery): SearchPlan {
  const asked = query.q?.trim() ?? '';
  const text = asked === '' ? null : parseTextQuery(query.q ?? '');
  const sort =
    text === null && (query.sort ?? 'relevance') === 'relevance'
      ? 'updated'
      : (query.sort ?? 'relevance');
  return {
    text,
    isWordless: asked !== '' && text === null,
    tokens: filterTokens(query),
    anyTokens: query.person === undefined ? null : personTokens(query.person),
    exact: text === null || text.hasExclusion ? null : exactToken(text.terms),
    from: instant('from', query.from),
    until: instant('until', query.until),
    sort,
    limit: readLimit(query.limit),
    after: query.cursor === undefined ? null : readCursor(query.cursor, sort),
  };
}

/** The cursor that goes on after `key`. */
export function writeCursor(sort: RecordSort, key: PageKey): string {
  return encodeCursor([sort, key.rank, key.at.getTime(), key.repositoryId]);
}

function readCursor(cursor: string, sort: RecordSort): PageKey {
  const [sorted, rank, time, repositoryId] = decodeCursor(cursor, [
    'string',
    'number',
    'number',
    'string',
  ]);
  const at = new Date(time);
  if (
    sorted !== sort ||
    !Number.isSafeInteger(rank) ||
    !isStorable(at) ||
    !uuid.test(repositoryId)
  ) {
    throw InvalidInput.field(
      'cursor',
      'cursor',
      `This cursor does not belong to a list by ${sort}; leave it out to start again.`,
      { sort },
    );
  }
  return { rank, at, repositoryId };
}

function filterTokens(query: RecordQuery): string[] {
  if ((query.tags?.length ?? 0) > maxTags) {
    throw InvalidInput.field(
      'tag',
      'too-many',
      `At most ${maxTags} tags can be asked for at once.`,
      { limit: maxTags },
    );
  }
  const single = (
    [
      'kind',
      'licence',
      'task',
      'language',
      'organisation',
      'namespace',
      'year',
      'openness',
    ] as const
  ).flatMap((name) => (query[name] === undefined ? [] : [bounded(name, query[name])]));
  const tags = (query.tags ?? []).map((tag) => bounded('tag', tag));
  return [...new Set([...single, ...tags, ...authors(query.author)])];
}

function personTokens({ handle, orcid }: NonNullable<RecordQuery['person']>): string[] {
  return [bounded('namespace', handle), ...(orcid === null ? [] : [bounded('orcid', orcid)])];
}

function authors(author: string | undefined): string[] {
  if (author === undefined) return [];
  bounded('author', author);
  const tokens = authorTokens(author);
  // A name without a letter belongs to nobody, and must not find everybody.
  return tokens.length === 0 ? [filterToken('author', author)] : tokens;
}

function bounded(name: string, value: string): string {
  if (value.length > maxValueLength) {
    throw InvalidInput.field(
      name,
      'filter',
      `"${value.slice(0, 80)}" is no ${name}: at most ${maxValueLength} characters of text are.`,
      { value: value.slice(0, 80), limit: maxValueLength },
    );
  }
  return filterToken(name, value);
}

function readLimit(limit: number | undefined): number {
  const wanted = limit ?? 20;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 100) {
    throw InvalidInput.field('limit', 'limit', `${wanted} is not a number from 1 to 100.`, {
      value: wanted,
      max: 100,
    });
  }
  return wanted;
}

function instant(field: string, value: Date | undefined): Date | null {
  if (value === undefined) return null;
  if (isStorable(value)) return value;
  throw InvalidInput.field(field, 'date', `"${field}" is not a date of the years 1 to 9999.`, {});
}

function isStorable(at: Date): boolean {
  const year = at.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
