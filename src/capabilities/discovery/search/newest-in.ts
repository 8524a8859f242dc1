import { type Bind, where } from './search-conditions.js';

/** Months of publication, as tokens; what has one of them is among the newest. */
export type NewestWindow = readonly string[];

/**
 * A part of the statement with the newest rows that meet the conditions: those within a window where
 * that has enough of them, else those of all records.
 */
export function newestIn({
  name,
  columns,
  conditions,
  window,
  reach,
  bind,
}: {
  readonly name: string;
  readonly columns: string;
  readonly conditions: readonly string[];
  readonly window: NewestWindow | null;
  readonly reach: number;
  readonly bind: Bind;
}): string {
  const among = (all: readonly string[]): string => `
    SELECT ${columns} FROM record_search ${where(all)}
    ORDER BY published_at DESC, repository_id DESC LIMIT ${reach}`;
  if (window === null) return `${name} AS MATERIALIZED (${among(conditions)})`;
  const isShort = `(SELECT count(*) FROM ${name}_in_window) < ${reach}`;
  return `
    ${name}_in_window AS MATERIALIZED (${among([...conditions, `tokens && ${bind(window, 'text[]')}`])}),
    ${name}_anywhere AS MATERIALIZED (${among([isShort, ...conditions])}),
    ${name} AS MATERIALIZED (
      TABLE ${name}_anywhere UNION ALL SELECT * FROM ${name}_in_window WHERE NOT (${isShort}))`;
}
