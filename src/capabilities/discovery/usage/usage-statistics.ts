import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import type { Database } from '../../../foundations/database/database.js';
import type { AgentLists } from './agent-lists.js';
import { formatDay, readDay } from './usage-span.js';

/** What figures are asked for. Days are `YYYY-MM-DD`, UTC, both included; the last 30 where left out. */
export interface StatisticsQuery {
  readonly repositoryId: string;
  /** Label of a release; without it, the series is that of the record. */
  readonly version?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly granularity?: 'day' | 'month' | undefined;
}

/** All events without double clicks, and at most one for a session and record. */
interface UsageCount {
  readonly total: number;
  readonly unique: number;
}

/** By agent: people, programs run on purpose, and what the COUNTER list alone would count. */
interface UsageByAgent {
  readonly regular: UsageCount;
  readonly machine: UsageCount;
  readonly counterStrict: UsageCount;
}

/** The figures of a version or a record in a span of time. A request is also an investigation. */
export interface UsageFigures {
  readonly investigations: UsageByAgent;
  readonly requests: UsageByAgent;
  /** Sent to people and programs together. */
  readonly volumeBytes: number;
  /** The part of `volumeBytes` that the store sent, and that is taken from the sizes of files. */
  readonly estimatedVolumeBytes: number;
}

/** Usage statistics of a record (scholarly E). */
export interface UsageStatistics {
  /** Up to when events are counted; null before the first count. */
  readonly asOf: Date | null;
  /** The days of the lists by which agents are told apart now. */
  readonly robotsListDate: string;
  readonly toolListDate: string;
  /** Null where the instance has no list of robots of its own. */
  readonly instanceListDate: string | null;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  /** Null where no version was asked for. */
  readonly version: (UsageFigures & { readonly version: string }) | null;
  /** The record: the union of its versions. */
  readonly concept: UsageFigures;
  readonly versions: readonly (UsageFigures & { readonly version: string })[];
  /** Of the version asked for, or of the record; periods without any use are left out. */
  readonly series: readonly (UsageFigures & { readonly period: string })[];
}

const defaultDays = 30;
const maxDays = { day: 1_100, month: 36_600 } as const;
const dayMs = 86_400_000;

/** Reads the figures of a record. Throws `InvalidInput` for days that are none, or too many of them. */
export async function readStatistics(
  database: Database,
  query: StatisticsQuery,
  today: Date,
  listDates: AgentLists['dates'],
): Promise<UsageStatistics> {
  const granularity = query.granularity ?? 'day';
  const { from, to } = readSpan(query, today, maxDays[granularity]);
  const [totals, periods, watermark] = await Promise.all([
    database.query<UsageRow>(totalsByVersion, [query.repositoryId, from, to]),
    database.query<UsageRow>(series, [
      query.repositoryId,
      from,
      to,
      query.version ?? '',
      granularity === 'day' ? 'YYYY-MM-DD' : 'YYYY-MM',
    ]),
    database.query<{ as_of: Date | null }>('SELECT as_of FROM usage_watermark'),
  ]);
  const { version } = query;
  return {
    asOf: watermark[0]?.as_of ?? null,
    ...listDates,
    from,
    to,
    version: version === undefined ? null : { version, ...figuresOf(totals, version) },
    concept: figuresOf(totals, ''),
    versions: keysOf(totals)
      .filter((key) => key !== '')
      .map((key) => ({ version: key, ...figuresOf(totals, key) })),
    series: keysOf(periods).map((key) => ({ period: key, ...figuresOf(periods, key) })),
  };
}

interface UsageRow {
  readonly key: string;
  readonly agent: 'regular' | 'machine' | 'strict';
  readonly investigations: string;
  readonly unique_investigations: string;
  readonly requests: string;
  readonly unique_requests: string;
  readonly volume_bytes: string;
  readonly estimated_bytes: string;
}

const sums = `
  sum(investigations) AS investigations, sum(unique_investigations) AS unique_investigations,
  sum(requests) AS requests, sum(unique_requests) AS unique_requests,
  sum(volume_bytes) AS volume_bytes, sum(estimated_bytes) AS estimated_bytes`;

/** Served by the primary key of usage_day. */
const totalsByVersion = `
  SELECT version AS key, agent, ${sums} FROM usage_day
  WHERE repository_id = $1 AND day BETWEEN $2::date AND $3::date
  GROUP BY version, agent ORDER BY version`;

/** Served by the primary key of usage_day. */
const series = `
  SELECT to_char(day, $5) AS key, agent, ${sums} FROM usage_day
  WHERE repository_id = $1 AND day BETWEEN $2::date AND $3::date AND version = $4
  GROUP BY key, agent ORDER BY key`;

function keysOf(rows: readonly UsageRow[]): string[] {
  return [...new Set(rows.map(({ key }) => key))];
}

function figuresOf(rows: readonly UsageRow[], key: string): UsageFigures {
  const of = (agent: UsageRow['agent']): UsageRow | undefined =>
    rows.find((row) => row.key === key && row.agent === agent);
  const [regular, machine, strict] = [of('regular'), of('machine'), of('strict')];
  const byAgent = (count: (row: UsageRow | undefined) => UsageCount): UsageByAgent => ({
    regular: count(regular),
    machine: count(machine),
    counterStrict: count(strict),
  });
  return {
    investigations: byAgent((row) => ({
      total: Number(row?.investigations ?? 0),
      unique: Number(row?.unique_investigations ?? 0),
    })),
    requests: byAgent((row) => ({
      total: Number(row?.requests ?? 0),
      unique: Number(row?.unique_requests ?? 0),
    })),
    volumeBytes: Number(regular?.volume_bytes ?? 0) + Number(machine?.volume_bytes ?? 0),
    estimatedVolumeBytes:
      Number(regular?.estimated_bytes ?? 0) + Number(machine?.estimated_bytes ?? 0),
  };
}

function readSpan(
  query: StatisticsQuery,
  today: Date,
  longest: number,
): { readonly from: string; readonly to: string } {
  const last = readDay('to', query.to) ?? today.getTime();
  const first = readDay('from', query.from) ?? last - (defaultDays - 1) * dayMs;
  if (first > last) {
    throw InvalidInput.field('from', 'span', '"from" must not come after "to".', {});
  }
  if (last - first > longest * dayMs) {
    const message = `At most ${longest} days can be asked for at once; ask by month, or for fewer.`;
    throw InvalidInput.field('from', 'span', message, { days: longest });
  }
  return { from: formatDay(first), to: formatDay(last) };
}
