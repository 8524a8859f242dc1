import { Injectable } from '@nestjs/common';
import { InvalidInput, Unavailable } from '../../../domain/errors/sphere-error.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { FixityOutcome } from '../../../domain/preservation/fixity-outcome.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { ObjectMissing, ObjectStore } from '../../../foundations/object-store/object-store.js';
import { fingerprintStream } from '../fingerprint.js';
import { blobPrefix } from '../storage-key.js';
import { FixityLog } from './fixity-log.js';
import type { DueBlob } from './fixity-schedule.js';

/** What looking at one blob showed. */
export interface FixityResult {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly checkedAt: Date;
  readonly outcome: FixityOutcome;
  /** SHA-256 of what is stored now; null where nothing is. */
  readonly actual: Sha256 | null;
}

/** Hears how far the bytes of the blob at hand are read; awaited, and what it throws ends the reading. */
export type ReadProgress = (sha256: Sha256, readBytes: number) => Promise<void> | void;

export interface FixityOptions {
  /** Only blobs last checked before this instant (supply-chain §9: each at least every 90 days). */
  readonly checkedBefore?: Date;
  readonly onProgress?: ReadProgress;
  /** Hears of each blob that is damaged, and may restore it; gives what it is then. */
  readonly onDamage?: (blob: DueBlob, result: FixityResult) => Promise<FixityResult>;
}

/** Bytes of a replica, which are believed once they are hashed. */
export interface ReplicaCopy {
  /** The kind of replica; public. */
  readonly from: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const pageSize = 100;
const isDue = `state <> 'absent'
  AND ($1::timestamptz IS NULL OR last_checked_at IS NULL OR last_checked_at < $1)`;

/**
 * Re-reads blobs and compares them with their SHA-256. Notes on each blob what was found and when, and
 * never changes the checksum that was recorded.
 */
@Injectable()
export class FixityCheck {
  constructor(
    private readonly database: Database,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
    private readonly log: FixityLog,
  ) {}

  /** How many blobs and bytes a run with these options reads. */
  async extent(options: FixityOptions = {}): Promise<{ blobs: number; bytes: number }> {
    const [row] = await this.database.query<{ blobs: string; bytes: string }>(
      `SELECT count(*) AS blobs, coalesce(sum(size_bytes), 0) AS bytes FROM blob WHERE ${isDue}`,
      [options.checkedBefore ?? null],
    );
    return { blobs: Number(row?.blobs ?? 0), bytes: Number(row?.bytes ?? 0) };
  }

  /** Checks one blob after another in the order of their SHA-256, and tells of each, intact or not. */
  async *run(options: FixityOptions = {}): AsyncGenerator<FixityResult> {
    for (let page = await this.due(options, ''); page.length > 0;) {
      for (const blob of page) {
        const result = await this.look(blob, options.onProgress);
        const isSound = result.outcome === 'intact';
        yield isSound ? result : ((await options.onDamage?.(blob, result)) ?? result);
      }
      page = await this.due(options, page.at(-1)?.sha256 ?? '');
    }
  }

  /**
   * Reads one blob to its end, a piece at a time, and notes what that showed.
   * Throws `Unavailable`, or what else kept it from being read, and notes nothing: an outage is no damage.
   */
  async look(blob: DueBlob, onProgress?: ReadProgress): Promise<FixityResult> {
    const actual = await this.readAgain(blob, onProgress);
    const checkedAt = this.clock.now();
    const outcome =
      actual === null ? 'missing' : actual === blob.sha256 ? 'intact' : ('corrupt' as const);
    await this.log.note(blob.sha256, { at: checkedAt, actual, outcome, restoredFrom: null });
    return { sha256: blob.sha256, sizeBytes: blob.sizeBytes, checkedAt, outcome, actual };
  }

  /**
   * Puts a replica's bytes in the place of damaged ones, in one step, once they hash to what was recorded,
   * and notes that; null where they do not: what is stored stays as it is then.
   */
  async restore(blob: DueBlob, { from, bytes }: ReplicaCopy): Promise<FixityResult | null> {
    const { sha256, sizeBytes, storageKey } = blob;
    try {
      await this.store.put(storageKey, bytes, { sha256, sizeBytes });
    } catch (error) {
      if (error instanceof InvalidInput) return null;
      throw error;
    }
    const checkedAt = this.clock.now();
    const outcome = 'restored';
    await this.log.note(sha256, { at: checkedAt, actual: sha256, outcome, restoredFrom: from });
    return { sha256, sizeBytes, checkedAt, outcome, actual: sha256 };
  }

  /** Whether the store answers, and holds anything: one that is not mounted holds nothing at all. */
  async isStoreThere(): Promise<boolean> {
    try {
      for await (const _ of this.store.list(blobPrefix)) return true;
    } catch {
      return false;
    }
    return false;
  }

  private async due(options: FixityOptions, after: string): Promise<DueBlob[]> {
    const rows = await this.database.query<
      Omit<DueBlob, 'sizeBytes'> & { readonly sizeBytes: string }
    >(
      `SELECT sha256, size_bytes AS "sizeBytes", storage_key AS "storageKey"
       FROM blob WHERE ${isDue} AND sha256 > $2 ORDER BY sha256 LIMIT $3`,
      [options.checkedBefore ?? null, after, pageSize],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }

  private async readAgain(blob: DueBlob, onProgress?: ReadProgress): Promise<Sha256 | null> {
    try {
      const stream = await this.store.open(blob.storageKey);
      const report = (readBytes: number) => onProgress?.(blob.sha256, readBytes);
      return (await fingerprintStream(stream, report)).sha256;
    } catch (error) {
      if (!(error instanceof ObjectMissing)) throw error;
      if (await this.isStoreThere()) return null;
      throw new Unavailable('The object store holds nothing at all: is it mounted?', 60, {
        cause: error,
        facts: { what: 'object-store' },
      });
    }
  }
}
