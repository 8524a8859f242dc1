import type { SearchPlan } from './record-query.js';
import { commonConditions, newParameters, type Statement, where } from './search-conditions.js';

/**
 * Statements whose plans tell how many matches there are about, by what PostgreSQL knows of the words;
 * null where nothing is asked.
 */
export function estimateStatements(plan: SearchPlan): {
  readonly filters: Statement | null;
  readonly matches: Statement | null;
  readonly titles: Statement | null;
} {
  const estimate = (vector: string | null): Statement | null => {
    const { parameters, bind } = newParameters();
    const conditions = commonConditions(plan, bind);
    if (vector !== null && plan.text !== null) {
      conditions.push(`${vector} @@ ${bind(plan.text.words, 'tsquery')}`);
    }
    const text = `EXPLAIN (FORMAT JSON) SELECT FROM record_search ${where(conditions)}`;
    return conditions.length === 0 ? null : { text, parameters };
  };
  return {
    filters: estimate(null),
    matches: estimate('full_vector'),
    titles: plan.text === null || plan.sort !== 'relevance' ? null : estimate('title_vector'),
  };
}
