import type { ListingPlan, ListingSort } from './listing-query.js';
import { gramsOf } from './listing-tokens.js';

/** Whose drafts a list may name besides what is public. */
export interface DraftAudience {
  /** Namespaces in which the viewer may read drafts. */
  readonly namespaceIds: readonly string[];
  /** Repositories to whose drafts the viewer was invited. */
  readonly repositoryIds: readonly string[];
}

/** SQL of one page, and of one row more where there is a next one. */
export interface ListingStatement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/**
 * The statement of a page. What is public is served by the index of its order, by
 * `listing_of_namespace`, or by `listing_by_token` for what is rare; drafts by `listing_of_drafts` and
 * the primary key, as many as the viewer has.
 * @param audience null for strangers
 */
export function listingStatement(
  plan: ListingPlan,
  audience: DraftAudience | null,
): ListingStatement {
  const parameters: unknown[] = [];
  const bind: Bind = (value, type) => {
    parameters.push(value);
    return `$${parameters.length}::${type}`;
  };
  const conditions = conditionsOf(plan, bind);
  const order = orderOf(plan);
  const limit = bind(plan.limit + 1, 'integer');
  const part = (audienceConditions: readonly string[]): string => `
    (SELECT ${columns}, ${keys[plan.sort].read} AS key, ${keys[plan.sort].column} AS position
     FROM listing WHERE ${[...audienceConditions, ...conditions].join(' AND ')}
     ORDER BY ${order(keys[plan.sort].column)} LIMIT ${limit})`;
  const parts = [part(['is_public'])];
  if (audience !== null) {
    const namespaces = bind(audience.namespaceIds, 'uuid[]');
    const guests = bind(audience.repositoryIds, 'uuid[]');
    parts.push(
      part([
        'NOT is_public',
        `(namespace_id = ANY (${namespaces}) OR repository_id = ANY (${guests}))`,
      ]),
    );
  }
  // The total by a subquery: joined, all totals would be read for a page of a short list.
  const text = `
    SELECT part.*, coalesce((
      SELECT total.downloads::float8 FROM record_popularity AS total
      WHERE total.repository_id = part."repositoryId"), 0) AS "allDownloads"
    FROM (${parts.join(' UNION ALL ')}) AS part
    ORDER BY ${order('position')} LIMIT ${limit}`;
  return { text, parameters };
}

type Bind = (value: unknown, type: string) => string;

interface Key {
  readonly column: string;
  /** As a number or text that keeps all of it. */
  readonly read: string;
  /** The same from a bound value. */
  readonly write: (value: number | string, bind: Bind) => string;
}

const instant = (column: string): Key => ({
  column,
  read: `(extract(epoch FROM ${column}) * 1000000)::float8`,
  write: (value, bind) =>
    `(timestamptz 'epoch' + ${bind(value, 'float8')} * interval '1 microsecond')`,
});
const count = (column: string): Key => ({
  column,
  read: `${column}::float8`,
  write: (value, bind) => bind(value, 'bigint'),
});

const keys: Readonly<Record<ListingSort, Key>> = {
  listed: instant('listed_at'),
  created: instant('created_at'),
  modified: instant('modified_at'),
  downloads: count('downloads'),
  parameters: count('parameters'),
  size: count('size_bytes'),
  name: {
    column: 'full_name_folded',
    read: 'full_name_folded',
    write: (value, bind) => bind(value, 'text'),
  },
};

const columns = `
  repository_id AS "repositoryId", commit_id AS "commitId", tree_id AS "treeId",
  modified_at AS "modifiedAt", downloads::float8 AS downloads, file_count AS "fileCount",
  description_length AS "descriptionLength"`;

function conditionsOf(plan: ListingPlan, bind: Bind): string[] {
  const { kind, search, author, tokens, parameters } = plan;
  const grams = [...new Set(search.flatMap(gramsOf))];
  return [
    `kind = ${bind(kind, 'text')}`,
    ...(author === null ? [] : [`namespace_folded = ${bind(author, 'text')}`]),
    ...(tokens.length === 0 ? [] : [`tokens @> ${bind(tokens, 'text[]')}`]),
    ...(grams.length === 0 ? [] : [`grams @> ${bind(grams, 'text[]')}`]),
    ...search.map((term) => `strpos(full_name_folded, ${bind(term, 'text')}) > 0`),
    ...(parameters === null ? [] : parameterConditions(parameters, bind)),
    ...afterConditions(plan, bind),
  ];
}

function parameterConditions(
  { min, max }: { readonly min: number | null; readonly max: number | null },
  bind: Bind,
): string[] {
  return [
    `parameters >= ${bind(Math.max(1, min ?? 1), 'bigint')}`,
    ...(max === null ? [] : [`parameters <= ${bind(max, 'bigint')}`]),
  ];
}

function afterConditions({ after, sort, isAscending }: ListingPlan, bind: Bind): string[] {
  if (after === null) return [];
  const { column, write } = keys[sort];
  const sign = isAscending ? '>' : '<';
  const value = write(after.value, bind);
  return [`(${column}, repository_id) ${sign} (${value}, ${bind(after.repositoryId, 'uuid')})`];
}

/** Names the table: without it ORDER BY would take a column of the answer, which no index knows. */
function orderOf({ isAscending }: ListingPlan): (column: string) => string {
  const direction = isAscending ? 'ASC' : 'DESC';
  return (column) =>
    column === 'position'
      ? `position ${direction}, "repositoryId" ${direction}`
      : `listing.${column} ${direction}, listing.repository_id ${direction}`;
}
