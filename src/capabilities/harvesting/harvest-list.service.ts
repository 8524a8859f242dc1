import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { openAireSet } from '../../domain/scholarly/harvest-sets.js';
import { Database, sql } from '../../foundations/database/database.js';
import { harvestLock } from './harvest-lock.js';
import type { HarvestItem, HarvestPage, HarvestQuery } from './harvest-view.js';
import { ListTokens, ofAnotherList } from './list-tokens.js';

/** A list under way: what a token says. Instants are in seconds since 1970. */
interface ListState {
  readonly verb: string;
  readonly metadataPrefix: string;
  readonly set: string | null;
  readonly until: number;
  /** The end of the list's time: what happened later is for the next one. */
  readonly asOf: number;
  /** Where the page before ended. */
  readonly datestamp: number;
  readonly releaseId: string;
  readonly cursor: number;
  readonly total: number | null;
}

/** Sorts before every id. */
const noId = '00000000-0000-0000-0000-000000000000';
/** PostgreSQL takes years up to 294276, OAI-PMH four digits. */
const endOfTime = Date.UTC(9999, 11, 31, 23, 59, 59) / 1_000;

/** Lists releases by the time of their last change (OAI-PMH 2.0 §2.7, §3.5; README). */
@Injectable()
export class HarvestList {
  constructor(
    private readonly database: Database,
    private readonly tokens: ListTokens,
  ) {}

  /** The first page of a list, which may be empty. Takes up to a second where something just changed. */
  async begin(
    { verb, metadataPrefix, set, from, until }: HarvestQuery,
    pageSize: number,
  ): Promise<HarvestPage> {
    const respondedAt = await this.settled();
    const asOf = respondedAt - 1;
    const state: ListState = {
      verb,
      metadataPrefix,
      set: set === openAireSet ? null : set,
      until: until === null ? endOfTime : secondsOf(until),
      asOf,
      datestamp: from === null ? 0 : secondsOf(from),
      releaseId: noId,
      cursor: 0,
      total: null,
    };
    return this.page(state, respondedAt, pageSize);
  }

  /**
   * A further page; the same one whenever it is asked for, as far as nothing was withdrawn meanwhile.
   * Throws `Forbidden` (`url-invalid`, `url-expired`), also for a token of another verb.
   */
  async resume(verb: string, token: string, pageSize: number): Promise<HarvestPage> {
    const state = this.tokens.read(token) as unknown as ListState;
    if (state.verb !== verb) throw ofAnotherList();
    const respondedAt = await this.now();
    return this.page(state, secondsOf(respondedAt), pageSize);
  }

  /** The item of one release as it is now, or null; served by `harvest_item_by_pid`. */
  async find(pid: string): Promise<HarvestItem | null> {
    const [item] = await this.database.prepared<HarvestItem>(
      'harvest-item',
      `SELECT ${columns} FROM harvest_item i WHERE i.pid = $1 AND i.superseded_at IS NULL`,
      [pid],
    );
    return item ?? null;
  }

  /** When releases were last disseminated otherwise than before, by id; served by harvest_item_of_release_is_one. */
  async datestamps(releaseIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const rows = await this.database.query<Pick<HarvestItem, 'releaseId' | 'datestamp'>>(
      `SELECT release_id AS "releaseId", datestamp FROM harvest_item
       WHERE release_id = ANY ($1::uuid[]) AND superseded_at IS NULL`,
      [releaseIds],
    );
    return new Map(rows.map(({ releaseId, datestamp }) => [releaseId, datestamp]));
  }

  /** No item has an earlier datestamp; null where there is none. */
  async earliest(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      'SELECT min(datestamp) AS at FROM harvest_item',
    );
    return row?.at ?? null;
  }

  /** By the clock that datestamps are of. */
  async now(): Promise<Date> {
    const [row] = await this.database.prepared<{ now: Date }>(
      'harvest-now',
      'SELECT clock_timestamp() AS now',
      [],
    );
    if (row === undefined) throw new Error('There is always a now.');
    return row.now;
  }

  /**
   * The second before which nothing changes any more, with all that happened before the call in it: where
   * something did within the running second, its end is waited for.
   */
  private async settled(): Promise<number> {
    const first = await this.momentWithoutStamps();
    const second = Math.floor(first.now / 1_000);
    if (first.newest === null || first.newest < second * 1_000) return second;
    const end = (second + 1) * 1_000;
    let { now } = first;
    while (now < end) {
      await pause(end - now);
      ({ now } = await this.momentWithoutStamps());
    }
    return Math.floor(now / 1_000);
  }

  /** An instant at which no stamp was given out without being committed. */
  private momentWithoutStamps(): Promise<{ readonly now: number; readonly newest: number | null }> {
    return this.database.transaction(async (manager) => {
      await sql(manager, 'SELECT pg_advisory_xact_lock_shared($1)', [harvestLock]);
      const [row] = await sql<{ now: Date; newest: Date | null }>(
        manager,
        'SELECT clock_timestamp() AS now, (SELECT max(datestamp) FROM harvest_item) AS newest',
      );
      if (row === undefined) throw new Error('There is always a now.');
      return { now: row.now.getTime(), newest: row.newest?.getTime() ?? null };
    });
  }

  private async page(
    state: ListState,
    respondedAt: number,
    pageSize: number,
  ): Promise<HarvestPage> {
    const found = await this.read(state, pageSize + 1);
    const items = found.slice(0, pageSize);
    const last = items.at(-1);
    const { cursor, metadataPrefix } = state;
    const answer = { metadataPrefix, respondedAt: new Date(respondedAt * 1_000), items };
    if (found.length <= pageSize || last === undefined) {
      const { total } = state;
      return { ...answer, resumption: cursor === 0 ? null : { cursor, next: null, total } };
    }
    const total = state.total ?? (await this.count(state));
    const next = this.tokens.issue({
      ...state,
      datestamp: secondsOf(last.datestamp),
      releaseId: last.releaseId,
      cursor: cursor + items.length,
      total,
    });
    return { ...answer, resumption: { cursor, next, total } };
  }

  private read(state: ListState, limit: number): Promise<HarvestItem[]> {
    const { name, text } = pageStatement(state.set);
    return this.database.prepared(name, text, [...boundsOf(state), limit]);
  }

  private async count(state: ListState): Promise<number> {
    const { from, where } = selectionOf(state.set);
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${from} WHERE ${where}`,
      boundsOf(state),
    );
    return row?.count ?? 0;
  }
}

/** One page in the order of change; served by the primary keys of both tables. */
export function pageStatement(set: string | null): {
  readonly name: string;
  readonly text: string;
} {
  const { walked, from, where } = selectionOf(set);
  return {
    name: set === null ? 'harvest-page' : 'harvest-page-of-set',
    text: `SELECT ${columns} FROM ${from} WHERE ${where}
      ORDER BY ${walked}.datestamp, ${walked}.release_id LIMIT $${set === null ? 5 : 6}`,
  };
}

/** From, with the id after which to go on; until; the end of the list's time; the set. */
function boundsOf({ datestamp, releaseId, until, asOf, set }: ListState): (string | number)[] {
  const bounds = [datestamp, releaseId, Math.min(until, asOf), asOf];
  return set === null ? bounds : [...bounds, set];
}

/**
 * The items of a list; of a set its memberships are walked through, and give their items. Both sides of
 * that join are told where to begin: the planner does not conclude the one from the other.
 */
function selectionOf(set: string | null) {
  const where = `${isBetween('i')}
    AND (i.superseded_at IS NULL OR i.superseded_at > to_timestamp($4::float8))`;
  if (set === null) return { walked: 'i', from: 'harvest_item i', where };
  return {
    walked: 'm',
    from: `harvest_membership m JOIN harvest_item i
      ON i.datestamp = m.datestamp AND i.release_id = m.release_id`,
    where: `m.set_spec = $5 AND ${isBetween('m')} AND ${where}`,
  };
}

function isBetween(table: string): string {
  return `(${table}.datestamp, ${table}.release_id) > (to_timestamp($1::float8), $2::uuid)
    AND ${table}.datestamp <= to_timestamp($3::float8)`;
}

const columns = `
  i.release_id AS "releaseId", i.pid, i.datestamp, i.sets, i.is_deleted AS "isDeleted"`;

function secondsOf(instant: Date): number {
  return Math.floor(instant.getTime() / 1_000);
}
