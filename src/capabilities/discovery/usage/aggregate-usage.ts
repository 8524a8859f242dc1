import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';
import { countHours } from './count-hours.js';
import { formatDay } from './usage-span.js';
import { usageLock } from './write-events.js';

/** Raw usage and hours are kept this long, so that figures can be computed again. */
export const retentionDays = 35;
const dayMs = 86_400_000;
/** Records are ranked by unique requests of so many days (scholarly E: never by raw downloads). */
const rankedDays = 365;
/** A buffered event of the last day may still want that day's salt. */
const saltGraceMs = 10 * 60_000;

/** Whoever changes figures holds this lock, and where both are needed takes it before the writers'. */
const figuresLock = 7_365_002;
/** A busy hour has millions of events. */
const longWork = "SET LOCAL statement_timeout = '10min'";

/** Keeps all others from changing figures until the transaction ends. */
async function lockFigures(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [figuresLock]);
}

/** Keeps all from writing events, too. */
export async function lockEvents(manager: EntityManager): Promise<void> {
  await lockFigures(manager);
  await manager.query('SELECT pg_advisory_xact_lock($1)', [usageLock]);
}

/** The last event up to which all are written: no writer is at work while it is read. */
export async function readHorizon(manager: EntityManager): Promise<string> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [usageLock]);
  const rows = await sql<{ seq: string }>(
    manager,
    'SELECT coalesce(max(seq), 0) AS seq FROM usage_event',
  );
  return rows[0]?.seq ?? '0';
}

/**
 * Brings the figures up to a horizon: computes again, from their events, the hours that have new ones,
 * and their days from their hours. Repeating it changes nothing. One process at a time; events are
 * written meanwhile, and counted for good in the next round.
 */
export async function aggregateUsage(
  manager: EntityManager,
  horizon: string,
  now: Date,
): Promise<void> {
  await manager.query(longWork);
  await lockFigures(manager);
  const hours = await sql<{ repository_id: string; hour: Date }>(manager, changedHours);
  const ids = [...new Set(hours.map(({ repository_id: id }) => id))];
  if (hours.length > 0) {
    await countHours(
      manager,
      'usage_event',
      hours.map(({ repository_id: repositoryId, hour }) => ({ repositoryId, hour })),
    );
  }
  await countDownloads(manager, ids, now);
  await manager.query('UPDATE usage_watermark SET as_of = $1, seq = greatest(seq, $2::bigint)', [
    now.toISOString(),
    horizon,
  ]);
}

/** What lists say of these repositories' downloads, ever and lately, from their days: unique requests. */
export async function countDownloads(
  manager: EntityManager,
  repositoryIds: readonly string[],
  now: Date,
): Promise<void> {
  const firstRanked = formatDay(now.getTime() - (rankedDays - 1) * dayMs);
  await manager.query(countPopularity, [repositoryIds, firstRanked]);
  await manager.query(countRecent, [repositoryIds, firstRecentDay(now)]);
}

/** The first of the 30 days whose downloads lists show, up to today. */
export function firstRecentDay(now: Date): string {
  return formatDay(now.getTime() - 29 * dayMs);
}

/** The first day (`YYYY-MM-DD`) whose raw usage is still kept. */
export function firstKeptDay(now: Date): string {
  return formatDay(now.getTime() - retentionDays * dayMs);
}

/** Forgets the salts of past days, and events and hours past their time. */
export async function forgetOldUsage(manager: EntityManager, now: Date): Promise<void> {
  const lastDay = formatDay(now.getTime() - saltGraceMs);
  const kept = firstKeptDay(now);
  await manager.query('DELETE FROM usage_salt WHERE day < $1::date', [lastDay]);
  await manager.query(
    `DELETE FROM usage_event WHERE at < ($1::date)::timestamp AT TIME ZONE 'UTC'`,
    [kept],
  );
  await manager.query(
    `DELETE FROM usage_hour WHERE hour < ($1::date)::timestamp AT TIME ZONE 'UTC'`,
    [kept],
  );
}

/**
 * An event just after the hour can make one just before it a double click. The events of days that are
 * filed are here no longer, and their figures stand.
 */
const changedHours = `
  SELECT DISTINCT repository_id, date_trunc('hour', at - lag, 'UTC') AS hour
  FROM usage_event, (VALUES (interval '0'), (interval '30 seconds')) AS reach (lag)
  WHERE seq > (SELECT seq FROM usage_watermark)
    AND at - lag >= (
      SELECT coalesce((max(day) + 1)::timestamp AT TIME ZONE 'UTC', '-infinity') FROM usage_file)
  ORDER BY repository_id, hour`;

/**
 * What searches rank by and lists show. Of the repositories given, and of those with a day that has left
 * the window since the count before. Served by usage_day_by_day and the primary keys.
 */
const countPopularity = `
  WITH counted AS (
    SELECT unnest($1::uuid[]) AS id
    UNION
    SELECT repository_id FROM usage_day, usage_watermark
    WHERE day >= (as_of AT TIME ZONE 'UTC')::date - ${rankedDays - 1} AND day < $2::date)
  UPDATE record_popularity SET downloads = used.ever, recent_requests = used.lately
  FROM (
    SELECT id, ever, lately FROM counted CROSS JOIN LATERAL (
      SELECT coalesce(sum(unique_requests), 0) AS ever,
        coalesce(sum(unique_requests) FILTER (WHERE day >= $2::date), 0) AS lately
      FROM usage_day
      WHERE repository_id = id AND version = '' AND agent IN ('regular', 'machine')) AS sums) AS used
  WHERE repository_id = used.id AND (downloads, recent_requests) <> (used.ever, used.lately)`;

/**
 * Of the repositories given, and of those with a day that has left the 30 since the count before. Served
 * by usage_day_by_day and the primary keys.
 */
const countRecent = `
  WITH counted AS (
    SELECT unnest($1::uuid[]) AS id
    UNION
    SELECT repository_id FROM usage_day, usage_watermark
    WHERE day >= (as_of AT TIME ZONE 'UTC')::date - 29 AND day < $2::date)
  UPDATE listing SET downloads = recent.downloads
  FROM (
    SELECT id, (
      SELECT coalesce(sum(unique_requests), 0) FROM usage_day
      WHERE repository_id = id AND day >= $2::date AND version = '' AND agent IN ('regular', 'machine')
    ) AS downloads FROM counted) AS recent
  WHERE repository_id = recent.id AND listing.downloads <> recent.downloads`;
