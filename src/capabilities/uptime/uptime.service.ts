import { Injectable, Logger } from '@nestjs/common';
import {
  type Availability,
  availabilityOf,
  type Stretch,
} from '../../domain/uptime/availability.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Rounds } from '../../foundations/clock/rounds.js';
import { Database } from '../../foundations/database/database.js';
import { ObjectStore } from '../../foundations/object-store/object-store.js';

/** How much of the time the service answered, as far as it could see that itself. */
export interface ObservedUptime {
  /** When it was first seen to answer; null before that. */
  readonly since: Date | null;
  /** When it was last seen to answer. */
  readonly asOf: Date | null;
  /** Of the last 30 and 365 days, or of the time since it was first seen; null where that is no time. */
  readonly last30Days: Availability | null;
  readonly last365Days: Availability | null;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** A note that is late by so much, or missing, begins a stretch of its own: in between nobody knows. */
const unbrokenMs = 2.5 * minuteMs;
const keptDays = 400;

/**
 * Notes once a minute that this process serves and reaches its database and its store, one row for each
 * unbroken stretch. What lies between service and reader is not seen from here.
 */
@Injectable()
export class UptimeService {
  private readonly logger = new Logger(UptimeService.name);
  private readonly rounds = new Rounds(
    () => this.note(),
    (error) => {
      this.logger.warn({ err: error }, 'The service does not reach its database or its store.');
    },
  );
  private stretch: { readonly id: string; seenAt: Date } | null = null;

  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** Notes from now on, every minute; called once the process serves. */
  begin(): void {
    this.rounds.begin(minuteMs);
    this.rounds.poke();
  }

  /** Notes a last time; called before the process serves no more. */
  async end(): Promise<void> {
    this.rounds.poke();
    await this.rounds.end();
  }

  /** Notes that the service answers now. Throws where the database or the store does not. */
  async note(): Promise<void> {
    await this.store.stat('readiness');
    const now = this.clock.now();
    const { stretch } = this;
    if (stretch !== null && now.getTime() - stretch.seenAt.getTime() <= unbrokenMs) {
      await this.database.query('UPDATE uptime_stretch SET seen_at = $2 WHERE id = $1', [
        stretch.id,
        now.toISOString(),
      ]);
      stretch.seenAt = now;
      return;
    }
    const id = newId();
    await this.database.query(
      'INSERT INTO uptime_stretch (id, began_at, seen_at) VALUES ($1, $2, $2)',
      [id, now.toISOString()],
    );
    this.stretch = { id, seenAt: now };
    await this.database.query('DELETE FROM uptime_stretch WHERE seen_at < $1', [
      new Date(now.getTime() - keptDays * dayMs).toISOString(),
    ]);
  }

  async read(): Promise<ObservedUptime> {
    const now = this.clock.now();
    const stretches = await this.database.query<Stretch>(
      `SELECT began_at AS "beganAt", seen_at AS "seenAt" FROM uptime_stretch
       WHERE began_at <= $1 ORDER BY began_at`,
      [now.toISOString()],
    );
    const since = stretches[0]?.beganAt ?? null;
    const asOf = stretches.reduce<Date | null>(
      (last, { seenAt }) => (last === null || seenAt > last ? seenAt : last),
      null,
    );
    if (since === null || asOf === null) {
      return { since, asOf, last30Days: null, last365Days: null };
    }
    // The minute that has not been noted yet is no outage.
    const to = now.getTime() - asOf.getTime() <= unbrokenMs ? asOf : now;
    const ofDays = (days: number): Availability | null => {
      const from = new Date(Math.max(since.getTime(), now.getTime() - days * dayMs));
      return availabilityOf(stretches, from, to);
    };
    return { since, asOf, last30Days: ofDays(30), last365Days: ofDays(365) };
  }
}
