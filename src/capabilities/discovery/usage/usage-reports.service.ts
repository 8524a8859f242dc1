import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../domain/identifiers/page-cursor.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { formatDay } from './usage-span.js';

/** The use of one release in a month, by one access method. */
export interface UsageCounts {
  readonly investigations: number;
  readonly uniqueInvestigations: number;
  readonly requests: number;
  readonly uniqueRequests: number;
}

/** The use of one release in a month; people and programs side by side. */
export interface UsedRelease {
  readonly repositoryId: string;
  readonly version: string;
  readonly regular: UsageCounts;
  readonly machine: UsageCounts;
}

/** A page of the report of a month. */
export interface UsageReportPage {
  /** Days (`YYYY-MM-DD`), both included. */
  readonly begin: string;
  readonly end: string;
  /** Up to when events are counted; null before the first count. */
  readonly asOf: Date | null;
  readonly items: readonly UsedRelease[];
  /** `cursor` of the next page; null at the end. */
  readonly next: string | null;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const month = /^([1-9]\d{3})-(0[1-9]|1[0-2])$/;
const none: UsageCounts = {
  investigations: 0,
  uniqueInvestigations: 0,
  requests: 0,
  uniqueRequests: 0,
};

/** Monthly reports of usage for those who gather them from many repositories (scholarly E). */
@Injectable()
export class UsageReports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * What was used in a month such as `2026-03`, a page at a time. Throws `InvalidInput` for what is no
   * month, or none that has begun, and for a cursor of another list.
   */
  async page(
    asked: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<UsageReportPage> {
    const { begin, end } = readMonth(asked, this.clock.now());
    const after = readAfter(cursor);
    const [rows, watermark] = await Promise.all([
      this.database.query<UsedRow>(usedReleases, [begin, end, ...after, limit + 1]),
      this.database.query<{ asOf: Date | null }>('SELECT as_of AS "asOf" FROM usage_watermark'),
    ]);
    const items = rows.slice(0, limit).map(({ repositoryId, version, counts }) => ({
      repositoryId,
      version,
      regular: counts.regular ?? none,
      machine: counts.machine ?? none,
    }));
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      begin,
      end,
      asOf: watermark[0]?.asOf ?? null,
      items,
      next: last === undefined ? null : encodeCursor([last.repositoryId, last.version]),
    };
  }
}

interface UsedRow {
  readonly repositoryId: string;
  readonly version: string;
  readonly counts: { readonly regular?: UsageCounts; readonly machine?: UsageCounts };
}

/**
 * Walks the primary key of usage_day from where the page before ended, and stops after a page: the
 * versions of a record are put in order, the records are.
 */
const usedReleases = `
  SELECT repository_id AS "repositoryId", version, json_object_agg(agent, counts) AS counts
  FROM (
    SELECT repository_id, version, agent, json_build_object(
        'investigations', sum(investigations), 'uniqueInvestigations', sum(unique_investigations),
        'requests', sum(requests), 'uniqueRequests', sum(unique_requests)) AS counts
    FROM usage_day
    WHERE day BETWEEN $1::date AND $2::date AND version <> '' AND agent IN ('regular', 'machine')
      AND repository_id >= $3::uuid AND (repository_id, version) > ($3::uuid, $4::text)
    GROUP BY repository_id, version, agent ORDER BY repository_id, version, agent) AS used
  GROUP BY repository_id, version ORDER BY repository_id, version LIMIT $5`;

function readMonth(asked: string, now: Date): { readonly begin: string; readonly end: string } {
  const [, year, number] = month.exec(asked) ?? [];
  const thisMonth = formatDay(now.getTime()).slice(0, 7);
  if (year === undefined || number === undefined || asked > thisMonth) {
    const shown = asked.slice(0, 40);
    const message = `"${shown}" is no month that has begun, such as ${thisMonth}.`;
    throw InvalidInput.field('month', 'date', message, { value: shown, example: thisMonth });
  }
  // Day 0 of the month after is the last of this one.
  return { begin: `${asked}-01`, end: formatDay(Date.UTC(Number(year), Number(number), 0)) };
}

function readAfter(cursor: string | undefined): readonly [string, string] {
  if (cursor === undefined) return ['00000000-0000-0000-0000-000000000000', ''];
  const [id, version] = decodeCursor(cursor, ['string', 'string']);
  if (uuid.test(id) && !version.includes('\0')) return [id, version];
  const message =
    'This is not a cursor of this list; take "next" of a page, or leave it out to start again.';
  throw InvalidInput.field('cursor', 'cursor', message, {});
}
