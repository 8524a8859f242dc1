import type { UsageHealth, UsageStatistics } from '../../../capabilities/discovery/index.js';
import { count, flag, instant, list, nullable, object, text } from '../openapi/schema.js';

/** Usage statistics (scholarly E): people and programs side by side, never added. */
export function presentStatistics({ asOf, ...statistics }: UsageStatistics) {
  return { asOf: asOf?.toISOString() ?? null, ...statistics };
}

export function presentHealth({ asOf, ...health }: UsageHealth) {
  return { asOf: asOf?.toISOString() ?? null, ...health };
}

const number = object({ total: count, unique: count });
const byAgent = object({ regular: number, machine: number, counterStrict: number });
const figures = {
  investigations: byAgent,
  requests: byAgent,
  volumeBytes: count,
  estimatedVolumeBytes: count,
};
const ofVersion = object({ version: text, ...figures });

/** The shapes above, for the OpenAPI document. */
export const statisticsSchemas = {
  Usage: object({
    asOf: nullable(instant),
    robotsListDate: text,
    toolListDate: text,
    instanceListDate: nullable(text),
    from: text,
    to: text,
    version: nullable(ofVersion),
    concept: object(figures),
    versions: list(ofVersion),
    series: list(object({ period: text, ...figures })),
  }),
  UsageHealth: object({
    asOf: nullable(instant),
    lagSeconds: nullable({ type: 'integer' }),
    waiting: count,
    lost: count,
    isStuck: flag,
  }),
};
