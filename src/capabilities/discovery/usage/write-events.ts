import { createHmac, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';
import type { PendingEvent } from './usage-event.js';

/** Writers share this lock and the aggregation takes it alone, so that it never overtakes a writer. */
export const usageLock = 7_365_001;

/**
 * Writes events under the day's pseudonyms; what identifies a person goes no further than here. Events
 * of days that are filed come too late.
 * @returns how many were written
 */
export async function writeEvents(
  manager: EntityManager,
  waiting: readonly PendingEvent[],
): Promise<number> {
  await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [usageLock]);
  const filed = await lastFiledDay(manager);
  const events = waiting.filter((event) => filed === null || dayOf(event) > filed);
  if (events.length === 0) return 0;
  const salts = await findSalts(manager, [...new Set(events.map(dayOf))].sort());
  const visitors = pseudonymsOf(events, salts);
  // One JSON text: as arrays of ten columns, the events would take the driver several times as long.
  const rows = events.map((event, index) => ({
    at: event.at,
    repository_id: event.repositoryId,
    version: wellFormed(event.version),
    path: event.path === null ? null : wellFormed(event.path),
    delivery: event.delivery,
    agent: event.agent,
    is_strict: event.isStrict,
    visitor: visitors[index],
    size_bytes: event.bytes,
    user_agent: event.userAgent,
  }));
  await manager.query(
    `INSERT INTO usage_event
       (at, repository_id, version, path, delivery, agent, is_strict, visitor, size_bytes, user_agent)
     SELECT at, repository_id, version, path, delivery, agent, is_strict, decode(visitor, 'hex'),
       size_bytes, user_agent
     FROM json_to_recordset($1) AS event (at timestamptz, repository_id uuid, version text, path text,
       delivery text, agent text, is_strict boolean, visitor text, size_bytes bigint, user_agent text)`,
    [JSON.stringify(rows)],
  );
  return events.length;
}

/** The last day (`YYYY-MM-DD`) whose events are in a file; null before the first. */
async function lastFiledDay(manager: EntityManager): Promise<string | null> {
  const rows = await sql<{ day: string | null }>(
    manager,
    'SELECT max(day)::text AS day FROM usage_file',
  );
  return rows[0]?.day ?? null;
}

/** PostgreSQL takes no lone surrogates. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

function dayOf({ at }: PendingEvent): string {
  return at.toISOString().slice(0, 10);
}

/** The salts of days, the same for all processes; the first that needs one draws it. */
async function findSalts(
  manager: EntityManager,
  days: readonly string[],
): Promise<Map<string, Buffer>> {
  await manager.query(
    `INSERT INTO usage_salt (day, salt) SELECT * FROM unnest($1::date[], $2::bytea[])
     ON CONFLICT DO NOTHING`,
    [days, days.map(() => randomBytes(32))],
  );
  const rows = await sql<{ day: string; salt: Buffer }>(
    manager,
    'SELECT day::text, salt FROM usage_salt WHERE day = ANY ($1::date[])',
    [days],
  );
  return new Map(rows.map(({ day, salt }) => [day, salt]));
}

/** Of users seen before in the batch only once: they are what costs the most here. */
function pseudonymsOf(
  events: readonly PendingEvent[],
  salts: ReadonlyMap<string, Buffer>,
): readonly string[] {
  const known = new Map<string, string>();
  return events.map((event) => {
    const day = dayOf(event);
    const visitor = known.get(`${day} ${event.userKey}`) ?? pseudonym(event, salts.get(day));
    known.set(`${day} ${event.userKey}`, visitor);
    return visitor;
  });
}

function pseudonym({ userKey }: PendingEvent, salt: Buffer | undefined): string {
  if (salt === undefined) throw new Error('The salt of a day was drawn and is not there.');
  return createHmac('sha256', salt).update(userKey).digest('hex').slice(0, 32);
}
