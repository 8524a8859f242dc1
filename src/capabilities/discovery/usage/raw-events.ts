import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../foundations/database/database.js';
import type { AgentClass, AgentLists } from './agent-lists.js';
import type { Delivery } from './usage-event.js';

/** An event as a file keeps it, one JSON object a line; it names nobody. */
export interface RawEvent {
  /** The order in which events were written. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly repositoryId: string;
  readonly version: string;
  /** Null for a view. */
  readonly path: string | null;
  readonly delivery: Delivery;
  /** As it was judged when it was written. */
  readonly agent: AgentClass['agent'];
  readonly isStrict: boolean;
  /** Null for events from before agents were kept. */
  readonly userAgent: string | null;
  /** HMAC under the day's salt, which is gone; lower-case hex. */
  readonly visitor: string;
  readonly bytes: number;
}

/** How many events are in memory at a time. */
const pageSize = 5_000;

/** The events of a day (`YYYY-MM-DD`) in their order. Served by usage_event_by_instant. */
export async function* readEventsOfDay(
  database: Database,
  day: string,
): AsyncGenerator<readonly RawEvent[]> {
  let after: readonly [string, number] = [`${day}T00:00:00Z`, 0];
  for (;;) {
    const rows = await database.query<Omit<RawEvent, 'at'> & { readonly at: Date }>(
      `SELECT seq::float8 AS seq, at, repository_id AS "repositoryId", version, path, delivery, agent,
         is_strict AS "isStrict", user_agent AS "userAgent", encode(visitor, 'hex') AS visitor,
         size_bytes::float8 AS bytes
       FROM usage_event
       WHERE (at, seq) > ($2::timestamptz, $3::bigint)
         AND at < ($1::date + 1)::timestamp AT TIME ZONE 'UTC'
       ORDER BY at, seq LIMIT ${pageSize}`,
      [day, ...after],
    );
    const events = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    if (events.length > 0) yield events;
    const last = events.at(-1);
    if (last === undefined || events.length < pageSize) return;
    after = [last.at, last.seq];
  }
}

/** The events of a file of raw usage, in pages. */
export async function* parseRawEvents(text: Readable): AsyncGenerator<readonly RawEvent[]> {
  let page: RawEvent[] = [];
  for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
    if (line === '') continue;
    page.push(JSON.parse(line) as RawEvent);
    if (page.length < pageSize) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Puts events into `usage_replay`, judged by the lists of today where their agents are known. */
export async function replayEvents(
  manager: EntityManager,
  events: readonly RawEvent[],
  agents: AgentLists,
): Promise<void> {
  const judged = events.map((event) =>
    event.userAgent === null ? event : { ...event, ...agents.classify(event.userAgent) },
  );
  await manager.query(
    `INSERT INTO usage_replay
       (seq, at, repository_id, version, path, delivery, agent, is_strict, visitor, size_bytes)
     SELECT seq, at, repository_id, version, path, delivery, agent, is_strict, decode(visitor, 'hex'),
       size_bytes
     FROM unnest($1::bigint[], $2::timestamptz[], $3::uuid[], $4::text[], $5::text[], $6::text[],
       $7::text[], $8::boolean[], $9::text[], $10::bigint[])
       AS event (seq, at, repository_id, version, path, delivery, agent, is_strict, visitor, size_bytes)`,
    [
      judged.map(({ seq }) => seq),
      judged.map(({ at }) => at),
      judged.map(({ repositoryId }) => repositoryId),
      judged.map(({ version }) => version),
      judged.map(({ path }) => path),
      judged.map(({ delivery }) => delivery),
      judged.map(({ agent }) => agent),
      judged.map(({ isStrict }) => isStrict),
      judged.map(({ visitor }) => visitor),
      judged.map(({ bytes }) => bytes),
    ],
  );
}
