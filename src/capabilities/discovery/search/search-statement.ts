import { facetNames } from './index-row.js';
import { newestIn, type NewestWindow } from './newest-in.js';
import type { SearchPlan } from './record-query.js';
import {
  type Bind,
  commonConditions,
  newParameters,
  type Statement,
  where,
} from './search-conditions.js';

/** How many matches a count can state; one more tells that there are more. */
export const maxCount = 1_000;
/** The newest matches, which are counted into facets. */
const countedMatches = maxCount + 1;
/** The newest matches of a phrase's words, in which the phrase itself is looked for. */
const testedMatches = 2_000;
const rankedMatches = 500;
const rankedTitles = 300;
const rankedExact = 20;
/** Where fewer records match by what they say of themselves, the text of papers is looked in as well. */
const fewMatches = 100;
const textMatches = 300;
const valuesPerFacet = 20;

/** A row of a page, and what goes into its cursor. */
export interface RankedRow {
  readonly id: string;
  readonly rank: number;
  readonly at: string;
}

/** What the search statement answers, in its one row. */
export interface SearchAnswer {
  readonly page: readonly RankedRow[];
  readonly facets: readonly {
    readonly facet: string;
    readonly label: string;
    readonly count: number;
  }[];
  readonly found: number;
  /** True where older matches were not looked at. */
  readonly is_cut: boolean;
  /** Where a page by date stopped looking for a phrase, when it stopped early. */
  readonly edge: RankedRow | null;
  /** Repositories that match by the text of their paper alone. */
  readonly in_text: readonly string[];
}

/** Where the newest matches, and those in a title, are looked for first; null for everywhere. */
export interface SearchWindows {
  readonly matches: NewestWindow | null;
  readonly titles: NewestWindow | null;
  /** True where the filters leave so few records that the words are best tested on each of them. */
  readonly testsWords: boolean;
}

/** Everywhere, by the index of words. */
export const noWindows: SearchWindows = { matches: null, titles: null, testsWords: false };

/** How many newest matches of each kind a search looks at. */
export function reachesOf({ text }: SearchPlan): { matches: number; titles: number } {
  const hasPhrases = text !== null && text.phrases !== null;
  return { matches: hasPhrases ? testedMatches : countedMatches, titles: rankedTitles };
}

/**
 * The statement of one search. Every part of it reads at most 2,000 matches: in the order of an
 * index by date, or all matches of a rare word from the index of words, as the planner estimates.
 */
export function searchStatement(plan: SearchPlan, windows: SearchWindows = noWindows): Statement {
  const { parameters, bind } = newParameters();
  const conditions = commonConditions(plan, bind);
  const query = plan.text === null ? null : bind(plan.text.words, 'tsquery');
  const asked = plan.text?.phrases ?? null;
  const phrases = asked === null ? null : bind(asked, 'tsquery');
  const matches =
    query === null ? conditions : [holds('full_vector', query, windows), ...conditions];
  const reach = reachesOf(plan).matches;
  const isUnfiltered = matches.length === 0;
  const input: Parts = { plan, bind, conditions, matches, query, phrases, windows };

  const text = `
    WITH ${isUnfiltered ? `newest AS (${emptyWindow})` : newestMatches(input, reach)},
      hits AS MATERIALIZED (${phrases === null ? 'TABLE newest' : phraseHits(phrases)}),
      text_hits AS MATERIALIZED (${query === null ? emptyWindow : textHits(query, phrases, conditions)}),
      matched AS (TABLE hits UNION ALL TABLE text_hits),
      ${plan.sort === 'relevance' ? relevantPage(input) : sortedPage(input)},
      shown_facet AS (${isUnfiltered ? maintainedFacets : countedFacets})
    SELECT
      (SELECT coalesce(json_agg(page ORDER BY place), '[]') FROM page) AS page,
      (SELECT coalesce(json_agg(shown_facet), '[]') FROM shown_facet) AS facets,
      ${isUnfiltered ? countOfAll : '(SELECT count(*)::integer FROM matched)'} AS found,
      (SELECT count(*) = ${reach} FROM newest) AS is_cut,
      ${plan.sort === 'relevance' || phrases === null ? 'NULL::json' : edgeOfPage} AS edge,
      (SELECT coalesce(json_agg(repository_id), '[]') FROM text_hits) AS in_text
  `;
  return { text, parameters };
}

/** An index of words does not serve the second form: the beginning of a common word costs it most. */
function holds(vector: string, query: string | null, { testsWords }: SearchWindows): string {
  return testsWords ? `(${vector} @@ ${query}) IS TRUE` : `${vector} @@ ${query}`;
}

interface Parts {
  readonly plan: SearchPlan;
  readonly bind: Bind;
  readonly conditions: readonly string[];
  readonly matches: readonly string[];
  readonly query: string | null;
  readonly phrases: string | null;
  readonly windows: SearchWindows;
}

const emptyWindow = `
  SELECT NULL::uuid AS repository_id, NULL::timestamptz AS published_at, NULL::text[] AS shown WHERE false`;

/** Served by record_search_by_publication for common words, by record_search_by_word for rare ones. */
function newestMatches({ matches, windows, bind }: Parts, reach: number): string {
  return newestIn({
    name: 'newest',
    columns: 'repository_id, published_at, tokens[1:shown_count] AS shown',
    conditions: matches,
    window: windows.matches,
    reach,
    bind,
  });
}

/** A phrase of common words is never looked for in the whole index: only among the newest matches. */
function phraseHits(phrases: string): string {
  return `
    SELECT newest.* FROM newest JOIN record_search USING (repository_id)
    WHERE full_vector @@ ${phrases}`;
}

/**
 * What matches only with the text of its paper. The index of texts is not touched where there are enough
 * matches without it, so that common words cost what they did.
 */
function textHits(query: string, phrases: string | null, conditions: readonly string[]): string {
  const inText = [query, ...(phrases === null ? [] : [phrases])];
  const inRecord = inText.map((one) => `full_vector @@ ${one}`).join(' AND ');
  return `
    SELECT repository_id, published_at, tokens[1:shown_count] AS shown
    FROM (
      SELECT repository_id FROM record_text
      ${where([`(SELECT count(*) FROM newest) < ${fewMatches}`, ...inText.map((one) => `text_vector @@ ${one}`)])}
      LIMIT ${textMatches}) AS in_text
    JOIN record_search USING (repository_id)
    ${where([`NOT (${inRecord})`, ...conditions])}`;
}

/**
 * Ranks the newest matches, the newest matches in a title and what bears exactly that title or name.
 * A title that holds all the words comes before everything but an exact one, shorter titles first.
 */
function relevantPage({ plan, bind, conditions, query, phrases, windows }: Parts): string {
  const exact = plan.exact === null ? null : bind([plan.exact], 'text[]');
  const byExact =
    exact === null
      ? ''
      : `UNION (SELECT repository_id FROM record_search
           ${where([`tokens @> ${exact}`, ...conditions])}
           ORDER BY published_at DESC, repository_id DESC LIMIT ${rankedExact})`;
  const isExact = exact === null ? '0' : `(tokens @> ${exact})::integer`;
  const titled = newestIn({
    name: 'titled',
    columns: 'repository_id, published_at',
    conditions: [holds('title_vector', query, windows), ...conditions],
    window: windows.titles,
    reach: rankedTitles,
    bind,
  });
  return `
    ${titled},
    candidate AS (
      (SELECT repository_id FROM hits ORDER BY published_at DESC, repository_id DESC LIMIT ${rankedMatches})
      UNION
      SELECT repository_id FROM titled
      ${byExact}
    ),
    ranked AS (
      SELECT repository_id, published_at, (1e6 * (
          ${isExact} * 4
          + 2 * ts_rank_cd('{0,0,0,1}', title_vector, ${query}, 2 | 32)
          + ts_rank_cd('{0.1,0.25,0.5,1}', full_vector, ${query}, 32)))::bigint AS rank
      FROM candidate JOIN record_search USING (repository_id)
      ${where(phrases === null ? [] : [`full_vector @@ ${phrases}`])}
      UNION ALL
      SELECT repository_id, published_at, 0 FROM text_hits
      WHERE repository_id NOT IN (SELECT repository_id FROM candidate)
    ),
    page AS (
      SELECT repository_id AS id, rank, published_at AS at, row_number() OVER () AS place FROM (
        SELECT * FROM ranked ${where(after(plan, bind, ['rank', 'published_at', 'repository_id'], '<'))}
        ORDER BY rank DESC, published_at DESC, repository_id DESC LIMIT ${plan.limit + 1}) AS sorted)`;
}

/** Served by the index of that order, or by the index of words for a rare one. */
function sortedPage(parts: Parts): string {
  const { plan, bind, matches, query, phrases } = parts;
  const order = orders[plan.sort];
  const reach = phrases === null ? plan.limit + 1 : testedMatches;
  const direction = order.isAscending ? 'ASC' : 'DESC';
  const keyset = after(plan, bind, order.columns, order.isAscending ? '>' : '<');
  const sorting = order.columns.map((column) => `${column} ${direction}`).join(', ');
  const inText = 'repository_id IN (SELECT repository_id FROM text_hits)';
  const rows = `SELECT repository_id, ${order.fields} FROM ${order.tables}`;
  const ofRecords = `${rows} ${where([...matches, ...keyset])} ORDER BY ${sorting} LIMIT ${reach}`;
  const sorted =
    query === null
      ? ofRecords
      : `(${ofRecords}) UNION ALL (${rows} ${where([inText, ...keyset])})
         ORDER BY ${sorting} LIMIT ${reach}`;
  return `
    reached AS MATERIALIZED (
      SELECT repository_id, ${order.rank} AS rank, ${order.at} AS at, row_number() OVER () AS place FROM (
        ${sorted}) AS sorted
    ),
    page AS (
      SELECT repository_id AS id, rank, at, place FROM reached
      ${phrases === null ? '' : `JOIN record_search USING (repository_id) WHERE (full_vector @@ ${phrases} OR ${inText})`}
      ORDER BY place LIMIT ${plan.limit + 1})`;
}

interface Order {
  readonly tables: string;
  readonly columns: readonly string[];
  readonly fields: string;
  readonly rank: string;
  readonly at: string;
  readonly isAscending: boolean;
}

const byFirst = {
  tables: 'record_search',
  columns: ['first_published_at', 'repository_id'],
  fields: 'first_published_at',
  rank: '0',
  at: 'first_published_at',
};
const byLatest = {
  tables: 'record_search',
  columns: ['published_at', 'repository_id'],
  fields: 'published_at',
  rank: '0',
  at: 'published_at',
  isAscending: false,
};

const orders: Readonly<Record<SearchPlan['sort'], Order>> = {
  relevance: byLatest,
  updated: byLatest,
  newest: { ...byFirst, isAscending: false },
  oldest: { ...byFirst, isAscending: true },
  downloads: {
    tables: 'record_search JOIN record_popularity USING (repository_id)',
    columns: ['recent_requests', 'repository_id'],
    fields: 'recent_requests, published_at',
    rank: 'recent_requests',
    at: 'published_at',
    isAscending: false,
  },
};

function after(
  { after: key }: SearchPlan,
  bind: Bind,
  columns: readonly string[],
  sign: '<' | '>',
): string[] {
  if (key === null) return [];
  const values: Readonly<Record<string, () => string>> = {
    rank: () => bind(key.rank, 'bigint'),
    recent_requests: () => bind(key.rank, 'bigint'),
    published_at: () => bind(key.at.toISOString(), 'timestamptz'),
    first_published_at: () => bind(key.at.toISOString(), 'timestamptz'),
    repository_id: () => bind(key.repositoryId, 'uuid'),
  };
  const bound = columns.map((column) => values[column]?.());
  return [`(${columns.join(', ')}) ${sign} (${bound.join(', ')})`];
}

const edgeOfPage = `
  (SELECT json_build_object('id', repository_id, 'rank', rank, 'at', at)
   FROM reached WHERE place = ${testedMatches})`;

const countOfAll = `
  (SELECT coalesce(sum(record_count), 0)::integer FROM record_facet WHERE facet = 'kind')`;

const listOfFacets = facetNames.map((facet) => `('${facet}')`).join(', ');

const maintainedFacets = `
  SELECT value.facet, label, record_count AS count
  FROM (VALUES ${listOfFacets}) AS name (facet), LATERAL (
    SELECT * FROM record_facet
    WHERE facet = name.facet AND record_count > 0
    ORDER BY record_count DESC, token LIMIT ${valuesPerFacet}) AS value`;

const countedFacets = `
  SELECT facet, label, count FROM (
    SELECT facet, label, count,
      row_number() OVER (PARTITION BY facet ORDER BY count DESC, token) AS place
    FROM (SELECT token, count(*)::integer AS count FROM matched, unnest(shown) AS token GROUP BY token) AS counted
    JOIN record_facet USING (token)) AS placed
  WHERE place <= ${valuesPerFacet} ORDER BY facet, place`;
