import type { SearchPlan } from './record-query.js';

/** A statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}

/** Puts a value among the parameters of a statement, and gives how the statement names it. */
export type Bind = (value: unknown, type: string) => string;

/** Parameters for a statement that is being written. */
export function newParameters(): { readonly parameters: unknown[]; readonly bind: Bind } {
  const parameters: unknown[] = [];
  return {
    parameters,
    bind: (value, type) => {
      parameters.push(value);
      return `$${parameters.length}::${type}`;
    },
  };
}

/** What a search asks of records besides words. */
export function commonConditions(plan: SearchPlan, bind: Bind): string[] {
  const { tokens, anyTokens, from, until } = plan;
  return [
    ...(tokens.length === 0 ? [] : [`tokens @> ${bind(tokens, 'text[]')}`]),
    ...(anyTokens === null ? [] : [`tokens && ${bind(anyTokens, 'text[]')}`]),
    ...(from === null ? [] : [`published_at >= ${bind(from.toISOString(), 'timestamptz')}`]),
    ...(until === null ? [] : [`published_at < ${bind(until.toISOString(), 'timestamptz')}`]),
  ];
}

/** A clause of conditions that must all hold; nothing where there are none. */
export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
