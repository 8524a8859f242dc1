import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';
import { usageLock } from './write-events.js';

/** Events and hours are kept this long, so that figures can be computed again. */
const retentionDays = 35;
/** A buffered event of the last day may still want that day's salt. */
const saltGraceMs = 10 * 60_000;

/**
 * Brings the figures up to the last event written: computes again, from their events, the hours that
 * have new ones, and their days from their hours. Repeating it changes nothing. One process at a time.
 */
export async function aggregateUsage(manager: EntityManager, now: Date): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [usageLock]);
  const hours = await sql<{ repository_id: string; hour: Date }>(manager, changedHours);
  if (hours.length > 0) {
    const ids = hours.map(({ repository_id: id }) => id);
    const instants = hours.map(({ hour }) => hour.toISOString());
    await manager.query(clearHours, [ids, instants]);
    await manager.query(countHours, [ids, instants]);
    await manager.query(clearDays, [ids, instants]);
    await manager.query(countDays, [ids, instants]);
    await manager.query(countPopularity, [[...new Set(ids)]]);
  }
  await manager.query(countRecent, [
    [...new Set(hours.map(({ repository_id: id }) => id))],
    firstRecentDay(now),
  ]);
  await manager.query(
    `UPDATE usage_watermark SET as_of = $1,
       seq = greatest(seq, (SELECT coalesce(max(seq), 0) FROM usage_event))`,
    [now.toISOString()],
  );
}

/** The first of the 30 days whose downloads lists show, up to today. */
export function firstRecentDay(now: Date): string {
  return new Date(now.getTime() - 29 * 86_400_000).toISOString().slice(0, 10);
}

/** Forgets the salts of past days, and events and hours past their time. */
export async function forgetOldUsage(manager: EntityManager, now: Date): Promise<void> {
  const lastDay = new Date(now.getTime() - saltGraceMs).toISOString().slice(0, 10);
  const kept = new Date(now.getTime() - retentionDays * 86_400_000).toISOString().slice(0, 10);
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

/** An event just after the hour can make one just before it a double click. */
const changedHours = `
  SELECT DISTINCT repository_id, date_trunc('hour', at - lag, 'UTC') AS hour
  FROM usage_event, (VALUES (interval '0'), (interval '30 seconds')) AS reach (lag)
  WHERE seq > (SELECT seq FROM usage_watermark)
  ORDER BY repository_id, hour`;

const changed = `
  changed AS (SELECT * FROM unnest($1::uuid[], $2::timestamptz[]) AS changed (repository_id, hour)),
  changed_day AS (
    SELECT DISTINCT repository_id, (hour AT TIME ZONE 'UTC')::date AS day FROM changed)`;

const clearHours = `
  WITH ${changed} DELETE FROM usage_hour USING changed
  WHERE (usage_hour.repository_id, usage_hour.hour) = (changed.repository_id, changed.hour)`;

const clearDays = `
  WITH ${changed} DELETE FROM usage_day USING changed_day
  WHERE (usage_day.repository_id, usage_day.day) = (changed_day.repository_id, changed_day.day)`;

/**
 * Of clicks less than 30 s apart the last counts; the parts of a file are one download in a session, as
 * are redirects to it, unless the whole of it was sent; a session (visitor and hour) counts once for
 * each version and once for the record. Served by usage_event_by_repository.
 */
const countHours = `
  WITH ${changed},
    click AS (
      SELECT event.*, hour, coalesce(
        lead(at) OVER (
          PARTITION BY event.repository_id, hour, visitor, agent, version, path, delivery ORDER BY at, seq
        ) - at < interval '30 seconds', false) AS is_repeated
      FROM changed JOIN usage_event AS event ON event.repository_id = changed.repository_id
        AND at >= hour AND at < hour + interval '1 hour 30 seconds'
    ),
    file AS (
      SELECT repository_id, hour, version, visitor, agent, is_strict,
        count(*) FILTER (WHERE delivery = 'view' AND NOT is_repeated) AS views,
        CASE
          WHEN bool_or(delivery = 'full' AND NOT is_repeated)
            THEN count(*) FILTER (WHERE delivery = 'full' AND NOT is_repeated)
          WHEN bool_or(delivery IN ('range', 'redirect')) THEN 1
          ELSE 0
        END AS requests,
        coalesce(sum(size_bytes) FILTER (WHERE delivery = 'full' AND NOT is_repeated), 0)
          + coalesce(sum(size_bytes) FILTER (WHERE delivery = 'range'), 0) AS sent_bytes,
        coalesce(max(size_bytes) FILTER (WHERE delivery = 'redirect'), 0) AS estimated_bytes
      FROM click WHERE at < hour + interval '1 hour'
      GROUP BY repository_id, hour, version, visitor, agent, is_strict, path
    )
  INSERT INTO usage_hour (repository_id, hour, version, agent, investigations, unique_investigations,
    requests, unique_requests, volume_bytes, estimated_bytes)
  SELECT repository_id, hour, CASE grouping(version) WHEN 1 THEN '' ELSE version END, counted.agent,
    sum(views + requests), count(DISTINCT visitor) FILTER (WHERE views + requests > 0),
    sum(requests), count(DISTINCT visitor) FILTER (WHERE requests > 0),
    sum(sent_bytes + estimated_bytes), sum(estimated_bytes)
  FROM file, LATERAL (
    SELECT file.agent UNION ALL SELECT 'strict' WHERE is_strict) AS counted (agent)
  GROUP BY GROUPING SETS (
    (repository_id, hour, counted.agent, version), (repository_id, hour, counted.agent))`;

/** A session never reaches over an hour, so a day is the sum of its hours. */
const countDays = `
  WITH ${changed}
  INSERT INTO usage_day (repository_id, day, version, agent, investigations, unique_investigations,
    requests, unique_requests, volume_bytes, estimated_bytes)
  SELECT repository_id, day, version, agent, sum(investigations), sum(unique_investigations),
    sum(requests), sum(unique_requests), sum(volume_bytes), sum(estimated_bytes)
  FROM changed_day JOIN usage_hour USING (repository_id)
  WHERE hour >= day::timestamp AT TIME ZONE 'UTC' AND hour < (day + 1)::timestamp AT TIME ZONE 'UTC'
  GROUP BY repository_id, day, version, agent`;

const countPopularity = `
  UPDATE record_popularity SET downloads = (
    SELECT coalesce(sum(requests), 0) FROM usage_day
    WHERE repository_id = record_popularity.repository_id AND version = '' AND agent IN ('regular', 'machine'))
  WHERE repository_id = ANY ($1::uuid[])`;

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
      SELECT coalesce(sum(requests), 0) FROM usage_day
      WHERE repository_id = id AND day >= $2::date AND version = '' AND agent IN ('regular', 'machine')
    ) AS downloads FROM counted) AS recent
  WHERE repository_id = recent.id AND listing.downloads <> recent.downloads`;
