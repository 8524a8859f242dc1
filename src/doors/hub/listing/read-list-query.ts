import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import type { ListingQuery, ListingSort } from '../../../capabilities/discovery/index.js';
import { flagOf, type HubQuery, numberOf, valuesOf } from '../wire/hub-query.js';

/** As the Hub's own: clients that name no length read a list in as few requests. */
const pageSize = { fallback: 1_000, max: 1_000 };

/**
 * The names that clients give to orders. Nothing is liked here and no table is counted, so that all are
 * equal by these, and what was published last comes first.
 */
const sorts: Readonly<Record<string, ListingSort>> = {
  createdAt: 'created',
  created_at: 'created',
  lastModified: 'modified',
  last_modified: 'modified',
  downloads: 'downloads',
  likes: 'listed',
  likes7d: 'listed',
  likes30d: 'listed',
  trending: 'listed',
  trendingScore: 'listed',
  trending_score: 'listed',
  'datasetsServerInfo.numRows': 'listed',
  num_parameters: 'parameters',
  mainSize: 'size',
  id: 'name',
};

/**
 * What a client asks of a list (hf-hub C1); parameters that nobody here knows are passed over. Null
 * where only gated repositories are wanted. Throws `InvalidInput`: `sort-unknown`, `direction`,
 * `num-parameters`.
 */
export function readListQuery(query: HubQuery, kind: RepositoryKind): ListingQuery | null {
  const prefixed = (key: string, type: string) =>
    listOf(query, key).map((value) => (value.startsWith(`${type}:`) ? value : `${type}:${value}`));
  const asked: ListingQuery = {
    kind,
    search: valuesOf(query, 'search'),
    author: valuesOf(query, 'author')[0] ?? null,
    tags: [
      ...listOf(query, 'filter'),
      ...prefixed('pipeline_tag', 'pipeline_tag'),
      ...prefixed('library', 'library'),
    ],
    parameters: readParameters(valuesOf(query, 'num_parameters')[0]),
    sort: readSort(valuesOf(query, 'sort')[0]),
    isAscending: readDirection(valuesOf(query, 'direction')[0]),
    limit: Math.max(1, numberOf(query, 'limit', pageSize)),
    cursor: valuesOf(query, 'cursor')[0] ?? null,
  };
  return flagOf(query, 'gated') ? null : asked;
}

/** Lists repeat the key or stand behind commas. */
function listOf(query: HubQuery, key: string): string[] {
  return valuesOf(query, key)
    .flatMap((value) => value.split(','))
    .filter((value) => value.trim() !== '');
}

function readSort(name = 'trendingScore'): ListingSort {
  const sort = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
  if (sort !== undefined) return sort;
  throw InvalidInput.field(
    'sort',
    'sort-unknown',
    `Lists are not sorted by "${name.slice(0, 80)}"; there are ${Object.keys(sorts).join(', ')}.`,
  );
}

function readDirection(text = '-1'): boolean {
  if (text === '-1' || text === '1') return text === '1';
  throw InvalidInput.field(
    'direction',
    'direction',
    `"${text.slice(0, 80)}" is no direction; write -1 for the newest or biggest first, or 1.`,
  );
}

/** `min:6B,max:128B`, either of them or both. */
function readParameters(text?: string): ListingQuery['parameters'] {
  if (text === undefined || text === '') return null;
  const bounds = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, name, digits, unit] =
      /^(min|max):(\d{1,15}(?:\.\d{1,6})?)([KMBT]?)$/iu.exec(part.trim()) ?? [];
    const value = Math.round(Number(digits) * (units[unit?.toUpperCase() ?? ''] ?? NaN));
    if (name === undefined || !Number.isSafeInteger(value)) throw badParameters(text);
    bounds.set(name.toLowerCase(), value);
  }
  return { min: bounds.get('min') ?? null, max: bounds.get('max') ?? null };
}

const units: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

function badParameters(text: string): InvalidInput {
  return InvalidInput.field(
    'num_parameters',
    'num-parameters',
    `"${text.slice(0, 80)}" is no range of parameters; write as "min:6B,max:128B", with K, M, B or T.`,
  );
}
