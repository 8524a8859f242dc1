import { createHmac, randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';
import type { AgentLists } from './agent-lists.js';
import type { UsageBatch } from './usage-batch.js';

/**
 * Writers share this lock. Whoever takes it alone knows that no event is on its way: for a moment before
 * the sums, and while a day is closed or counted again.
 */
export const usageLock = 7_365_001;

/**
 * Writes a batch under the day's pseudonyms, its agents judged; what identifies a person goes no further
 * than here. Events of days that are filed come too late.
 * @returns how many were written
 */
export async function writeEvents(
  manager: EntityManager,
  batch: UsageBatch,
  lists: AgentLists,
): Promise<number> {
  await manager.query('SELECT pg_advisory_xact_lock_shared($1)', [usageLock]);
  const { day } = batch;
  const { filed, salt } = await readDay(manager, day);
  if (filed !== null && day <= filed) return 0;
  const key = salt ?? (await drawSalt(manager, day));
  await manager.query(insertEvents, [
    arrayOf(batch.at),
    arrayOf(batch.placeOf),
    arrayOf(batch.userOf),
    arrayOf(batch.agentOf),
    arrayOf(batch.bytes),
    JSON.stringify(batch.places),
    batch.users.map((user) => pseudonym(user, key)),
    JSON.stringify(batch.agents.map((agent) => lists.classify(agent))),
  ]);
  return batch.size;
}

/**
 * Places, users and agents come once each. Numbers are written as texts of arrays: the driver would quote
 * them one by one.
 */
const insertEvents = `
  INSERT INTO usage_event
    (at, repository_id, version, path, delivery, agent, is_strict, visitor, size_bytes, user_agent)
  SELECT to_timestamp(event.at / 1000), place."repositoryId", place.version, place.path, place.delivery,
    agent.agent, agent."isStrict", decode(visitor.pseudonym, 'hex'), event.size_bytes, agent."userAgent"
  FROM unnest($1::float8[], $2::integer[], $3::integer[], $4::integer[], $5::bigint[]) WITH ORDINALITY
      AS event (at, place, visitor, agent, size_bytes, number)
    JOIN ROWS FROM (json_to_recordset($6)
        AS ("repositoryId" uuid, version text, path text, delivery text)) WITH ORDINALITY
      AS place ("repositoryId", version, path, delivery, number) ON place.number = event.place + 1
    JOIN unnest($7::text[]) WITH ORDINALITY
      AS visitor (pseudonym, number) ON visitor.number = event.visitor + 1
    JOIN ROWS FROM (json_to_recordset($8)
        AS ("userAgent" text, agent text, "isStrict" boolean)) WITH ORDINALITY
      AS agent ("userAgent", agent, "isStrict", number) ON agent.number = event.agent + 1
  ORDER BY event.number`;

function arrayOf(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}

/** The last day whose events are in a file, null before the first; and the salt of a day that has one. */
async function readDay(
  manager: EntityManager,
  day: string,
): Promise<{ readonly filed: string | null; readonly salt: Buffer | null }> {
  const rows = await sql<{ filed: string | null; salt: Buffer | null }>(
    manager,
    `SELECT (SELECT max(day)::text FROM usage_file) AS filed,
       (SELECT salt FROM usage_salt WHERE day = $1::date) AS salt`,
    [day],
  );
  return rows[0] ?? { filed: null, salt: null };
}

/** The salt of a day, the same for all processes: the first that needs one draws it. */
async function drawSalt(manager: EntityManager, day: string): Promise<Buffer> {
  await manager.query(
    'INSERT INTO usage_salt (day, salt) VALUES ($1::date, $2) ON CONFLICT DO NOTHING',
    [day, randomBytes(32)],
  );
  const { salt } = await readDay(manager, day);
  if (salt === null) throw new Error('The salt of a day was drawn and is not there.');
  return salt;
}

/** Lower-case hex. */
function pseudonym(user: string, salt: Buffer): string {
  return createHmac('sha256', salt).update(user).digest('hex').slice(0, 32);
}
