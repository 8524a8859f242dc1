import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../foundations/clock/clock.js';
import { sql } from '../../../foundations/database/database.js';
import { monthToken } from './index-row.js';
import type { SearchPlan } from './record-query.js';
import { estimateStatements } from './estimate-matches.js';
import type { NewestWindow } from './newest-in.js';
import type { Statement } from './search-conditions.js';
import { noWindows, reachesOf, type SearchWindows } from './search-statement.js';

/** How many of the newest records a window can hold. */
const windowSizes = [12_500, 25_000, 50_000, 100_000, 200_000] as const;
/** Fewer records are searched as they are. */
const smallest = 50_000;
/** Estimates of how common words are may be wrong by as much. */
const safety = 2;
const keptForMs = 600_000;
/** So many times what is looked for are soon read. */
const few = 4;

/** Where the newest records begin. */
export interface Bounds {
  readonly total: number;
  readonly from: readonly { readonly size: number; readonly at: Date }[];
  readonly latest: Date;
  readonly readAt: number;
}

/**
 * Parts of the records in which the newest matches of a word surely are. Finding the newest thousand of
 * a word that stands in some hundredth of a million records means to read thirty thousand rows, in the
 * order of dates or of the word; where the months are asked for with the word, the index of words reads
 * two thousand.
 */
@Injectable()
export class NewestWindows {
  private bounds: Bounds | null = null;

  constructor(private readonly clock: Clock) {}

  /**
   * The months in which a search looks first; null where it is cheaper to look everywhere: the matches
   * are few, or so many that the newest records are full of them.
   */
  async find(manager: EntityManager, plan: SearchPlan): Promise<SearchWindows> {
    const bounds = await this.read(manager);
    // What holds none of some words is not found by the index of words.
    const isExclusion = plan.text?.terms.length === 0;
    if (bounds.total < smallest || isExclusion) return noWindows;
    const estimates = estimateStatements(plan);
    const reaches = reachesOf(plan);
    const hasPrefix = plan.text?.hasPrefix ?? false;
    if (hasPrefix && estimates.filters !== null) {
      const left = await rowsOf(manager, estimates.filters);
      if (left <= few * reaches.matches) return { ...noWindows, testsWords: true };
    }
    const commonest = hasPrefix ? 1 / 25 : 1 / 4;
    const windowOf = async (name: 'matches' | 'titles') => {
      const estimate = estimates[name];
      if (estimate === null) return null;
      return windowFor(bounds, await rowsOf(manager, estimate), reaches[name], commonest);
    };
    return {
      ...noWindows,
      matches: await windowOf('matches'),
      titles: await windowOf('titles'),
    };
  }

  private async read(manager: EntityManager): Promise<Bounds> {
    const now = this.clock.now();
    if (this.bounds !== null && now.getTime() - this.bounds.readAt < keptForMs) return this.bounds;
    const [counted] = await sql<{ total: number }>(
      manager,
      `SELECT reltuples AS total FROM pg_class WHERE oid = 'record_search'::regclass`,
    );
    const rows = await sql<{ place: string; at: Date }>(manager, newestPlaces, [
      [1, ...windowSizes],
    ]);
    const latest = rows[0]?.at ?? now;
    this.bounds = {
      total: counted?.total ?? 0,
      from: rows.slice(1).map(({ place, at }) => ({ size: Number(place), at })),
      // A month begins while this is kept.
      latest: new Date(Math.max(latest.getTime(), now.getTime()) + keptForMs),
      readAt: now.getTime(),
    };
    return this.bounds;
  }
}

/**
 * The window for the `reach` newest of so many matches; null where it is cheaper to look everywhere.
 * @param commonest share of the records from which on the newest ones are full of matches
 */
export function windowFor(
  bounds: Bounds,
  matches: number,
  reach: number,
  commonest: number,
): NewestWindow | null {
  const share = matches / bounds.total;
  if (matches <= few * reach || share >= commonest) return null;
  const wanted = (safety * reach) / share;
  const found = bounds.from.find(({ size }) => size >= wanted);
  if (found === undefined || found.size > bounds.total / 3) return null;
  return monthsBetween(found.at, bounds.latest);
}

/** How many rows the planner expects. */
async function rowsOf(manager: EntityManager, { text, parameters }: Statement): Promise<number> {
  const [row] = await sql<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>(
    manager,
    text,
    parameters,
  );
  return row?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

/** Served by record_search_by_publication alone. */
const newestPlaces = `
  SELECT place, published_at AS at FROM (
    SELECT published_at, row_number() OVER (ORDER BY published_at DESC) AS place FROM (
      SELECT published_at FROM record_search
      ORDER BY published_at DESC LIMIT ${Math.max(...windowSizes)}) AS newest) AS placed
  WHERE place = ANY ($1::bigint[]) ORDER BY place`;

function monthsBetween(from: Date, until: Date): NewestWindow {
  const first = from.getUTCFullYear() * 12 + from.getUTCMonth();
  const last = until.getUTCFullYear() * 12 + until.getUTCMonth();
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const month = first + index;
    return monthToken(new Date(Date.UTC(Math.floor(month / 12), month % 12)));
  });
}
