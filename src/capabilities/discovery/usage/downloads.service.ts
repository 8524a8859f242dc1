import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { AgentLists } from './agent-lists.js';
import { aggregateUsage, firstRecentDay, forgetOldUsage, readHorizon } from './aggregate-usage.js';
import { UsageBatch } from './usage-batch.js';
import type { DownloadEvent, ViewEvent, VisitEvent } from './usage-event.js';
import { readStatistics, type StatisticsQuery, type UsageStatistics } from './usage-statistics.js';
import { writeEvents } from './write-events.js';

/** Downloads of a record, one at most for each session (unique requests); people and programs side by side. */
export interface DownloadTotals {
  readonly last30Days: { readonly regular: number; readonly machine: number };
  readonly allTime: { readonly regular: number; readonly machine: number };
}

/** Whether the counters keep up. */
export interface UsageHealth {
  /** Up to when events are counted; null before the first count. */
  readonly asOf: Date | null;
  readonly lagSeconds: number | null;
  /** Events of this process that wait to be written. */
  readonly waiting: number;
  /** Events of this process that were given up, because too many waited, or for too long. */
  readonly lost: number;
  /** Whether the figures are so far behind that it is an incident. */
  readonly isStuck: boolean;
}

/** Some 10 MiB, or 100 of the longest. Where the database stays away longer, further events are lost. */
const maxWaiting = 50_000;
const flushEveryMs = 5_000;
const aggregateEveryMs = 60_000;
/** As long as that no count fails to come but by a fault. */
const stuckAfterSeconds = 15 * 60;
/** Sums that take long are done less often, so that they take at most so much of the database's time. */
const restPerWork = 10;
const longestRestMs = 5 * 60_000;

/**
 * Counts views and downloads (scholarly E). Counting never waits and never fails: events gather in
 * memory, and are written every five seconds and at shutdown. A process that is killed loses what it
 * has gathered since.
 */
@Injectable()
export class DownloadsService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DownloadsService.name);
  private readonly timers: NodeJS.Timeout[] = [];
  private open = new UsageBatch(0);
  private closed: UsageBatch[] = [];
  private writing: Promise<void> = Promise.resolve();
  private isSettling = false;
  private settledAt: Date | null = null;
  private restUntilMs = 0;
  private lost = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly agents: AgentLists,
  ) {}

  /** Counts a file that was sent, or redirected to. */
  count(event: DownloadEvent): void {
    this.keep({ ...event, delivery: event.delivery ?? 'full' });
  }

  /** Counts a landing page that was shown. */
  view(event: ViewEvent): void {
    this.keep({ ...event, path: null, delivery: 'view', bytes: 0 });
  }

  /** Throws `InvalidInput` for days that are none, or too many of them. */
  stats(query: StatisticsQuery): Promise<UsageStatistics> {
    return readStatistics(this.database, query, this.clock.now(), this.agents.dates);
  }

  /** The downloads of many records for a listing; records without any are there, with zeros. */
  async totalDownloads(repositoryIds: readonly string[]): Promise<Map<string, DownloadTotals>> {
    const rows = await this.database.prepared<TotalsRow>('discovery-total-downloads', totals, [
      repositoryIds,
      firstRecentDay(this.clock.now()),
    ]);
    return new Map(rows.map((row) => [row.repository_id, presentTotals(row)]));
  }

  /** Writes what waits, then brings the figures up to it. The timers do the same. */
  async settle(): Promise<void> {
    const now = this.clock.now();
    await this.flush();
    const horizon = await this.database.transaction(readHorizon);
    await this.database.transaction((manager) => aggregateUsage(manager, horizon, now));
    await this.database.transaction((manager) => forgetOldUsage(manager, now));
    this.settledAt = now;
  }

  /** Whether this process has not come to count for so long that it is an incident. */
  get isStuck(): boolean {
    return this.settledAt !== null && this.secondsSince(this.settledAt) > stuckAfterSeconds;
  }

  async health(): Promise<UsageHealth> {
    const [row] = await this.database.query<{ as_of: Date | null }>(
      'SELECT as_of FROM usage_watermark',
    );
    const asOf = row?.as_of ?? null;
    const lagSeconds = asOf === null ? null : this.secondsSince(asOf);
    return {
      asOf,
      lagSeconds,
      waiting: this.waiting,
      lost: this.lost,
      isStuck: this.isStuck || (lagSeconds ?? 0) > stuckAfterSeconds,
    };
  }

  onApplicationBootstrap(): void {
    this.settledAt = this.clock.now();
    this.every(flushEveryMs, () => this.flush());
    this.every(aggregateEveryMs, () => this.settleInTurn());
  }

  async beforeApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.flush().catch((error: unknown) => {
      this.logger.error({ err: error, lost: this.waiting }, 'Usage events are lost.');
    });
  }

  private secondsSince(at: Date): number {
    return Math.round((this.clock.now().getTime() - at.getTime()) / 1_000);
  }

  private get waiting(): number {
    return this.closed.reduce((sum, { size }) => sum + size, this.open.size);
  }

  private keep(event: VisitEvent): void {
    const at = this.clock.now().getTime();
    if (!this.open.takes(at)) {
      if (this.open.size > 0) this.closed.push(this.open);
      this.open = new UsageBatch(at);
    }
    if (this.waiting >= maxWaiting || !this.open.add(event, at)) this.lost += 1;
  }

  /** One flush at a time; what could not be written waits for the next. */
  private flush(): Promise<void> {
    this.writing = this.writing.catch(() => undefined).then(() => this.writeWaiting());
    return this.writing;
  }

  private async writeWaiting(): Promise<void> {
    if (this.open.size > 0) {
      this.closed.push(this.open);
      this.open = new UsageBatch(this.clock.now().getTime());
    }
    for (const batch of [...this.closed]) {
      const written = await this.database.transaction((manager) =>
        writeEvents(manager, batch, this.agents),
      );
      this.lost += batch.size - written;
      this.closed = this.closed.filter((waiting) => waiting !== batch);
    }
  }

  private async settleInTurn(): Promise<void> {
    const started = performance.now();
    if (this.isSettling || started < this.restUntilMs) return;
    this.isSettling = true;
    try {
      await this.settle();
    } finally {
      const ended = performance.now();
      const restMs = Math.min((ended - started) * restPerWork, longestRestMs);
      this.restUntilMs = ended + restMs - aggregateEveryMs;
      this.isSettling = false;
    }
  }

  private every(milliseconds: number, work: () => Promise<void>): void {
    const timer = setInterval(() => {
      work().catch((error: unknown) => {
        if (this.isStuck) this.logger.error({ err: error }, 'Usage is not counted any more.');
        else
          this.logger.warn({ err: error }, 'Usage figures are behind; the next round tries again.');
      });
    }, milliseconds);
    timer.unref();
    this.timers.push(timer);
  }
}

interface TotalsRow {
  readonly repository_id: string;
  readonly regular: string;
  readonly machine: string;
  readonly recent_regular: string;
  readonly recent_machine: string;
}

/** Served by the primary key of usage_day. */
const totals = `
  SELECT asked.id AS repository_id,
    coalesce(sum(unique_requests) FILTER (WHERE agent = 'regular'), 0) AS regular,
    coalesce(sum(unique_requests) FILTER (WHERE agent = 'machine'), 0) AS machine,
    coalesce(sum(unique_requests) FILTER (WHERE agent = 'regular' AND day >= $2::date), 0) AS recent_regular,
    coalesce(sum(unique_requests) FILTER (WHERE agent = 'machine' AND day >= $2::date), 0) AS recent_machine
  FROM unnest($1::uuid[]) AS asked (id)
    LEFT JOIN usage_day ON repository_id = asked.id AND version = ''
  GROUP BY asked.id`;

function presentTotals(row: TotalsRow): DownloadTotals {
  return {
    last30Days: { regular: Number(row.recent_regular), machine: Number(row.recent_machine) },
    allTime: { regular: Number(row.regular), machine: Number(row.machine) },
  };
}
