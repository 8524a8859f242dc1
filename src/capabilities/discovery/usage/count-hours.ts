import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';

/** Where events are counted from: what was written lately, or a day that is read again from its file. */
export type EventSource = 'usage_event' | 'usage_replay';

/** One hour (its beginning, UTC) of one repository. */
export interface UsageHour {
  readonly repositoryId: string;
  readonly hour: Date;
}

/**
 * Computes hours again from their events, and their days from their hours. What stood there before is
 * taken away first, so that repeating it changes nothing.
 */
export async function countHours(
  manager: EntityManager,
  source: EventSource,
  hours: readonly UsageHour[],
): Promise<void> {
  const parameters = [
    hours.map(({ repositoryId }) => repositoryId),
    hours.map(({ hour }) => hour.toISOString()),
  ];
  for (const statement of [clearHours, clearDays, countHoursFrom(source), countDays]) {
    await sql(manager, statement, parameters);
  }
}

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
const countHoursFrom = (source: EventSource): string => `
  WITH ${changed},
    click AS (
      SELECT event.*, hour, coalesce(
        lead(at) OVER (
          PARTITION BY event.repository_id, hour, visitor, agent, version, path, delivery ORDER BY at, seq
        ) - at < interval '30 seconds', false) AS is_repeated
      FROM changed JOIN ${source} AS event ON event.repository_id = changed.repository_id
        AND at >= hour AND at < hour + interval '1 hour 30 seconds'
      WHERE agent <> 'robot'
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
