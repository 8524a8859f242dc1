import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChainedEvent } from '../../domain/release/event-chain.js';
import { eventHash, findBrokenLink } from '../../domain/release/event-chain.js';
import type { JsonValue } from '../../domain/release/canonical-json.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { requireSteward } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';

/** What a capability writes down of a change that it made. */
export interface NewEvent {
  /** Handle of whoever did it; null where nobody was signed in, or the service did it by itself. */
  readonly actor: string | null;
  /** Noun and verb: `release.published`. */
  readonly action: string;
  /** What it was done to: `model:namespace/name@v1.0`, `organisation:handle`. */
  readonly subject: string;
  /** Plain data without secrets and without anything personal: the log cannot forget. */
  readonly detail: Readonly<Record<string, JsonValue | undefined>>;
  /** False: for stewards only. */
  readonly isPublic: boolean;
}

/** Which events of the log, the last one first. */
export interface EventQuestion {
  /** What it was done to, exactly. */
  readonly subject?: string;
  /** Handle of whoever did it, as it was spelled then. */
  readonly actor?: string;
  /** Number of the last event already seen; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
}

/** One event as it stands in the log. */
export type EventView = ChainedEvent & { readonly isPublic: boolean };

/** As the table has it. */
export interface EventRow {
  readonly seq: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: JsonValue;
  readonly is_public: boolean;
  readonly previous_hash: Sha256;
  readonly hash: Sha256;
}

/** Any number that no other lock of the service uses; whoever holds it adds the next event. */
const chainLock = 7_310_443_001;
const verifiedPerPage = 1_000;
/** What the table holds as the hash before the first event, which has none. */
const noHash = '0'.repeat(64) as Sha256;

/** The append-only, hash-chained log of what was done by whom (design §3). */
@Injectable()
export class EventLog {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds an event to the transaction of `manager`. Call it last: from here to the commit, nobody else
   * can add one, so that numbers have no gap and readers see them in order.
   */
  async append(manager: EntityManager, event: NewEvent): Promise<void> {
    await this.write(manager, event, this.clock.now());
  }

  /**
   * Adds events that another log had, in their order, with the instants at which they happened, and keeps
   * where they stood there; as `append`.
   */
  async restore(
    manager: EntityManager,
    events: readonly (NewEvent & Pick<ChainedEvent, 'seq' | 'at' | 'previousHash' | 'hash'>)[],
  ): Promise<void> {
    for (const { seq, at, previousHash, hash, ...event } of events) {
      const here = await this.write(manager, event, at);
      await sql(
        manager,
        `INSERT INTO event_origin (seq, original_seq, original_previous_hash, original_hash)
         VALUES ($1, $2, $3, $4)`,
        [here, seq, previousHash, hash],
      );
    }
  }

  /**
   * The public events of a subject as the log had them in which they were first written, the oldest first;
   * served by `event_by_subject`.
   */
  async originals(subject: string): Promise<EventView[]> {
    const rows = await this.database.query<EventRow>(
      `SELECT coalesce(o.original_seq, e.seq) AS seq, at, actor, action, subject, detail, is_public,
              CASE WHEN o.seq IS NULL THEN e.previous_hash ELSE coalesce(o.original_previous_hash, $2) END
                AS previous_hash,
              coalesce(o.original_hash, e.hash) AS hash
         FROM event e LEFT JOIN event_origin o USING (seq)
        WHERE e.subject = $1 AND e.is_public ORDER BY e.seq`,
      [subject, noHash],
    );
    return rows.map(toView);
  }

  private async write(
    manager: EntityManager,
    { isPublic, ...rest }: NewEvent,
    at: Date,
  ): Promise<number> {
    await sql(manager, 'SELECT pg_advisory_xact_lock($1)', [chainLock]);
    const [last] = await sql<Pick<EventRow, 'seq' | 'hash'>>(
      manager,
      'SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1',
    );
    const previousHash = last?.hash ?? null;
    const event = { seq: Number(last?.seq ?? 0) + 1, at, ...rest };
    await sql(
      manager,
      `INSERT INTO event (seq, at, actor, action, subject, detail, is_public, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        event.seq,
        event.at,
        event.actor,
        event.action,
        event.subject,
        JSON.stringify(event.detail),
        isPublic,
        previousHash ?? noHash,
        eventHash(previousHash, event),
      ],
    );
    return event.seq;
  }

  /**
   * A page of the log, oldest first: public events, and for stewards all.
   * @param page.after number of the last event already seen; 0 for the beginning
   * @param page.subject only what was done to this, exactly; served by `event_by_subject`
   * @returns `next` is what to give as `after`, null at the end
   */
  async list(page: {
    readonly after?: number;
    readonly limit: number;
    readonly subject?: string;
    readonly viewerIsSteward: boolean;
  }): Promise<{ readonly items: readonly EventView[]; readonly next: number | null }> {
    const found = await this.read(
      page.after ?? 0,
      page.limit + 1,
      !page.viewerIsSteward,
      page.subject,
    );
    const items = found.slice(0, page.limit);
    return { items, next: found.length > items.length ? (items.at(-1)?.seq ?? null) : null };
  }

  /**
   * A page of the log, the last event first, public or not; stewards read it so. Served by the primary
   * key, `event_by_subject` and `event_by_actor`.
   * @returns `next` is what to give as `before`, null at the end
   * Throws `Unauthenticated`, `Forbidden`.
   */
  async search(
    viewer: Viewer,
    { subject, actor, before, limit }: EventQuestion,
  ): Promise<{ readonly items: readonly EventView[]; readonly next: number | null }> {
    requireSteward(viewer);
    const parameters: unknown[] = [before ?? Number.MAX_SAFE_INTEGER, limit + 1];
    const conditions = ['seq < $1'];
    for (const [column, value] of [
      ['subject', subject],
      ['actor', actor],
    ] as const) {
      if (value !== undefined) conditions.push(`${column} = $${parameters.push(value)}`);
    }
    const rows = await this.database.query<EventRow>(
      `SELECT seq, at, actor, action, subject, detail, is_public, previous_hash, hash
         FROM event WHERE ${conditions.join(' AND ')} ORDER BY seq DESC LIMIT $2`,
      parameters,
    );
    const items = rows.slice(0, limit).map(toView);
    return { items, next: rows.length > limit ? (items.at(-1)?.seq ?? null) : null };
  }

  /**
   * Walks the whole chain, a page at a time. It finds what was changed, inserted or taken out; events
   * cut off at the end are missed only by whoever kept a later hash.
   * @returns how many events hold, and the number of the first that does not follow, or null
   */
  async verify(): Promise<{ readonly verified: number; readonly brokenAt: number | null }> {
    let last: ChainedEvent | null = null;
    let verified = 0;
    for (;;) {
      const page: readonly ChainedEvent[] = await this.read(last?.seq ?? 0, verifiedPerPage, false);
      const broken = findBrokenLink(page, last);
      if (broken !== null) {
        return { verified: verified + page.indexOf(broken), brokenAt: broken.seq };
      }
      verified += page.length;
      last = page.at(-1) ?? last;
      if (page.length < verifiedPerPage) return { verified, brokenAt: null };
    }
  }

  /** Served by the primary key, and by `event_public` for public events. */
  private async read(
    after: number,
    limit: number,
    isPublicOnly: boolean,
    subject?: string,
  ): Promise<EventView[]> {
    const rows = await this.database.query<EventRow>(
      `SELECT seq, at, actor, action, subject, detail, is_public, previous_hash, hash
         FROM event
        WHERE seq > $1 ${isPublicOnly ? 'AND is_public' : ''}
          ${subject === undefined ? '' : 'AND subject = $3'}
        ORDER BY seq LIMIT $2`,
      [after, limit, ...(subject === undefined ? [] : [subject])],
    );
    return rows.map(toView);
  }
}

/** An event as it is told of. */
export function toView({ seq, is_public, previous_hash, ...rest }: EventRow): EventView {
  return {
    ...rest,
    seq: Number(seq),
    isPublic: is_public,
    previousHash: previous_hash === noHash ? null : previous_hash,
  };
}
