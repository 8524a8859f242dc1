import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { AgentLists } from './agent-lists.js';
import { countDownloads, firstKeptDay, lockEvents, retentionDays } from './aggregate-usage.js';
import { countHours, type EventSource } from './count-hours.js';
import { replayEvents } from './raw-events.js';
import { UsageFiles } from './usage-files.service.js';
import { formatDay, readDay } from './usage-span.js';

/** What became of a day (`YYYY-MM-DD`). */
export interface RebuiltDay {
  readonly day: string;
  /** `none`: there is no raw usage of it, and its figures stay what they were. */
  readonly source: 'file' | 'events' | 'none';
  /** Robots among them. */
  readonly events: number;
}

const dayMs = 86_400_000;
/** A whole day is counted at once. */
const longWork = "SET LOCAL statement_timeout = '30min'";

/** Computes figures again from raw usage, by the lists of agents of today (scholarly E). */
@Injectable()
export class UsageRebuild {
  constructor(
    private readonly database: Database,
    private readonly files: UsageFiles,
    private readonly agents: AgentLists,
    private readonly clock: Clock,
  ) {}

  /**
   * Rebuilds the figures of days, both ends included; of all days that are kept where they are left
   * out. Repeated with the same lists it changes nothing. Each day is one transaction, during which
   * the service counts in memory. Throws `InvalidInput` for days that are none, or that are not kept.
   */
  async *rebuild(span: {
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  }): AsyncGenerator<RebuiltDay> {
    const now = this.clock.now();
    const kept = firstKeptDay(now);
    const first = readDay('from', span.from) ?? Date.parse(kept);
    const last = readDay('to', span.to) ?? now.getTime();
    if (first < Date.parse(kept)) {
      const message = `Raw usage is kept ${retentionDays} days, from ${kept} on.`;
      throw InvalidInput.field('from', 'span', message, { days: retentionDays });
    }
    if (first > last) {
      throw InvalidInput.field('from', 'span', '"from" must not come after "to".', {});
    }
    for (let time = first; time <= last; time += dayMs) {
      yield await this.rebuildDay(formatDay(time), now);
    }
  }

  private rebuildDay(day: string, now: Date): Promise<RebuiltDay> {
    return this.database.transaction(async (manager) => {
      await manager.query(longWork);
      const pages = await this.files.read(day);
      if (pages !== null) {
        await manager.query(createReplay);
        for await (const page of pages) await replayEvents(manager, page, this.agents);
        await manager.query('CREATE INDEX ON usage_replay (repository_id, at)');
        await manager.query('ANALYZE usage_replay');
      }
      await lockEvents(manager);
      if (pages === null) await judgeAgain(manager, day, this.agents);
      const events = await recount(
        manager,
        pages === null ? 'usage_event' : 'usage_replay',
        day,
        now,
      );
      const source = pages !== null ? 'file' : events > 0 ? 'events' : 'none';
      return { day, source, events };
    });
  }
}

const createReplay = `
  CREATE TEMPORARY TABLE usage_replay (LIKE usage_event INCLUDING DEFAULTS) ON COMMIT DROP`;

const ofDay = `
  at >= $1::date::timestamp AT TIME ZONE 'UTC' AND at < ($1::date + 1)::timestamp AT TIME ZONE 'UTC'`;

/** Judges the events of a day that is in no file yet by the lists of today. */
async function judgeAgain(manager: EntityManager, day: string, agents: AgentLists): Promise<void> {
  const known = await sql<{ userAgent: string }>(
    manager,
    `SELECT DISTINCT user_agent AS "userAgent" FROM usage_event WHERE user_agent IS NOT NULL AND ${ofDay}`,
    [day],
  );
  const judged = known.map(({ userAgent }) => agents.classify(userAgent));
  await sql(
    manager,
    `UPDATE usage_event SET agent = judged.agent, is_strict = judged.is_strict
     FROM unnest($2::text[], $3::text[], $4::boolean[]) AS judged (user_agent, agent, is_strict)
     WHERE usage_event.user_agent = judged.user_agent AND ${ofDay}
       AND (usage_event.agent, usage_event.is_strict) <> (judged.agent, judged.is_strict)`,
    [
      day,
      known.map(({ userAgent }) => userAgent),
      judged.map(({ agent }) => agent),
      judged.map(({ isStrict }) => isStrict),
    ],
  );
}

/** @returns how many events the day has; where it has none, nothing is changed */
async function recount(
  manager: EntityManager,
  source: EventSource,
  day: string,
  now: Date,
): Promise<number> {
  const hours = await sql<{ repositoryId: string; hour: Date; events: number }>(
    manager,
    `SELECT repository_id AS "repositoryId", date_trunc('hour', at, 'UTC') AS hour, count(*)::int AS events
     FROM ${source} WHERE ${ofDay} GROUP BY 1, 2 ORDER BY 1, 2`,
    [day],
  );
  if (hours.length === 0) return 0;
  await countHours(manager, source, hours);
  await countDownloads(manager, [...new Set(hours.map(({ repositoryId }) => repositoryId))], now);
  return hours.reduce((sum, { events }) => sum + events, 0);
}
