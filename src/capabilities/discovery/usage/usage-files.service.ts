import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../foundations/clock/clock.js';
import { Rounds } from '../../../foundations/clock/rounds.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { ObjectStore, type StoredObject } from '../../../foundations/object-store/object-store.js';
import { firstKeptDay, lockEvents } from './aggregate-usage.js';
import { parseRawEvents, type RawEvent, readEventsOfDay } from './raw-events.js';
import { formatDay } from './usage-span.js';

/** Raw usage lies here in the object store, one file a day, and no other upkeep touches it. */
const usagePrefix = 'usage/';

const hourMs = 3_600_000;
/** A day is over for its events so long after midnight; what comes later is lost. */
const lateMs = 2 * hourMs;
const dayMs = 24 * hourMs;
const deletedAtOnce = 20_000;

/** What was written of a day. */
interface Written extends StoredObject {
  readonly day: string;
  readonly storageKey: string;
  readonly eventCount: number;
  readonly lastSeq: number;
}

/**
 * Keeps raw usage as files (scholarly E): once a day is over its events, robots among them, become one
 * object of gzipped JSON lines, and leave the database. Files are kept 35 days.
 */
@Injectable()
export class UsageFiles implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(UsageFiles.name);
  private readonly rounds = new Rounds(
    () => this.fileDays(),
    (error) => {
      this.logger.warn({ err: error }, 'Raw usage is not filed; the next round tries again.');
    },
  );

  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Files the days that are over and counted, and deletes files past their time. Every process may do
   * it at any time: the first to file a day has filed it. The timer does the same.
   */
  async fileDays(): Promise<void> {
    const now = this.clock.now();
    const until = formatDay(now.getTime() - lateMs);
    for (;;) {
      const day = await this.oldestDay();
      if (day === null || day >= until || !(await this.file(day))) break;
      await this.deleteEvents(day);
    }
    await this.deleteOldFiles(firstKeptDay(now));
    await this.deleteUnknownFiles(now);
  }

  /** The events of a filed day (`YYYY-MM-DD`) in pages; null where there is no file of it. */
  async read(day: string): Promise<AsyncIterable<readonly RawEvent[]> | null> {
    const [file] = await this.database.query<{ key: string }>(
      'SELECT storage_key AS key FROM usage_file WHERE day = $1::date',
      [day],
    );
    if (file === undefined) return null;
    const packed = await this.store.open(file.key);
    const text = createGunzip();
    packed.once('error', (error) => text.destroy(error));
    return parseRawEvents(packed.pipe(text));
  }

  onApplicationBootstrap(): void {
    this.rounds.begin(hourMs);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.end();
  }

  /** Served by usage_event_by_instant. */
  private async oldestDay(): Promise<string | null> {
    const [row] = await this.database.query<{ day: string | null }>(
      `SELECT (min(at) AT TIME ZONE 'UTC')::date::text AS day FROM usage_event`,
    );
    return row?.day ?? null;
  }

  /** @returns false where the day has events that no figure counts yet, or was written to meanwhile */
  private async file(day: string): Promise<boolean> {
    if (await this.isFiled(day)) return true;
    const written = await this.write(day);
    const outcome = await this.database.transaction((manager) =>
      register(manager, written, this.clock.now()),
    );
    if (outcome !== 'registered') await this.store.delete(written.storageKey);
    return outcome !== 'unsettled';
  }

  private async isFiled(day: string): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM usage_file WHERE day = $1::date', [day]);
    return rows.length > 0;
  }

  private async write(day: string): Promise<Written> {
    const storageKey = `${usagePrefix}${day}.${randomUUID()}.ndjson.gz`;
    let eventCount = 0;
    let lastSeq = 0;
    const { database } = this;
    async function* lines(): AsyncGenerator<string> {
      for await (const events of readEventsOfDay(database, day)) {
        eventCount += events.length;
        lastSeq = events.reduce((last, { seq }) => Math.max(last, seq), lastSeq);
        yield events.map((event) => `${JSON.stringify(event)}\n`).join('');
      }
    }
    const packed = createGzip();
    const [stored] = await Promise.all([
      this.store.put(storageKey, packed),
      pipeline(Readable.from(lines()), packed),
    ]);
    return { ...stored, day, storageKey, eventCount, lastSeq };
  }

  /** A batch at a time: writers of new events never wait for it. */
  private async deleteEvents(day: string): Promise<void> {
    for (;;) {
      const rows = await this.database.query(
        `DELETE FROM usage_event WHERE seq IN (
           SELECT seq FROM usage_event WHERE at < ($1::date + 1)::timestamp AT TIME ZONE 'UTC'
           LIMIT ${deletedAtOnce})
         RETURNING seq`,
        [day],
      );
      if (rows.length < deletedAtOnce) return;
    }
  }

  private async deleteOldFiles(firstKept: string): Promise<void> {
    const rows = await this.database.query<{ key: string }>(
      'DELETE FROM usage_file WHERE day < $1::date RETURNING storage_key AS key',
      [firstKept],
    );
    for (const { key } of rows) await this.store.delete(key);
  }

  /** Left behind by a process that ended between writing a file and registering it. */
  private async deleteUnknownFiles(now: Date): Promise<void> {
    const rows = await this.database.query<{ key: string }>(
      'SELECT storage_key AS key FROM usage_file',
    );
    const known = new Set(rows.map(({ key }) => key));
    const before = new Date(now.getTime() - dayMs);
    for await (const { key, modifiedAt } of this.store.list(usagePrefix)) {
      if (!known.has(key) && modifiedAt < before) await this.store.delete(key);
    }
  }
}

/** From here on no event of the day is written any more, and none is counted. */
async function register(
  manager: EntityManager,
  { day, storageKey, sha256, sizeBytes, eventCount, lastSeq }: Written,
  now: Date,
): Promise<'registered' | 'present' | 'unsettled'> {
  await lockEvents(manager);
  const [found] = await sql<{ isSettled: boolean }>(
    manager,
    `SELECT count(*) = $2 AND coalesce(max(seq) <= $3 AND max(seq) <= (SELECT seq FROM usage_watermark), true)
       AS "isSettled"
     FROM usage_event
     WHERE at >= $1::date::timestamp AT TIME ZONE 'UTC'
       AND at < ($1::date + 1)::timestamp AT TIME ZONE 'UTC'`,
    [day, eventCount, lastSeq],
  );
  const rows = await sql(
    manager,
    `INSERT INTO usage_file (day, storage_key, sha256, size_bytes, event_count, written_at)
     SELECT $1::date, $2, $3, $4, $5, $6 WHERE $7 ON CONFLICT DO NOTHING RETURNING day`,
    [day, storageKey, sha256, sizeBytes, eventCount, now.toISOString(), found?.isSettled === true],
  );
  if (rows.length > 0) return 'registered';
  const present = await sql(manager, 'SELECT 1 FROM usage_file WHERE day = $1::date', [day]);
  return present.length > 0 ? 'present' : 'unsettled';
}
