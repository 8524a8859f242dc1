import { Injectable } from '@nestjs/common';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';
import { ObjectStore } from '../../../foundations/object-store/object-store.js';
import { fingerprintStream } from '../fingerprint.js';
import { FixityLog } from './fixity-log.js';

/** What looking at one blob showed. */
export interface FixityResult {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly checkedAt: Date;
  readonly outcome: 'intact' | 'missing' | 'corrupt';
  /** SHA-256 of what is stored now; null where nothing is. */
  readonly actual: Sha256 | null;
}

export interface FixityOptions {
  /** Only blobs last checked before this instant (supply-chain §9: each at least every 90 days). */
  readonly checkedBefore?: Date;
  /** Hears how far the bytes of the blob at hand are read. */
  readonly onProgress?: (sha256: Sha256, readBytes: number) => void;
}

interface Due {
  readonly sha256: Sha256;
  readonly size_bytes: string;
  readonly storage_key: string;
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
      for (const blob of page) yield await this.check(blob, options);
      page = await this.due(options, page.at(-1)?.sha256 ?? '');
    }
  }

  private due(options: FixityOptions, after: string): Promise<Due[]> {
    return this.database.query<Due>(
      `SELECT sha256, size_bytes, storage_key FROM blob WHERE ${isDue} AND sha256 > $2
       ORDER BY sha256 LIMIT $3`,
      [options.checkedBefore ?? null, after, pageSize],
    );
  }

  private async check(blob: Due, { onProgress }: FixityOptions): Promise<FixityResult> {
    const actual = await this.readAgain(blob, (readBytes) => onProgress?.(blob.sha256, readBytes));
    const checkedAt = this.clock.now();
    const outcome =
      actual === null ? 'missing' : actual === blob.sha256 ? 'intact' : ('corrupt' as const);
    await this.log.note(blob.sha256, { at: checkedAt, actual, outcome });
    return { sha256: blob.sha256, sizeBytes: Number(blob.size_bytes), checkedAt, outcome, actual };
  }

  private async readAgain(
    blob: Due,
    onProgress: (readBytes: number) => void,
  ): Promise<Sha256 | null> {
    if ((await this.store.stat(blob.storage_key)) === null) return null;
    const stream = await this.store.open(blob.storage_key);
    return (await fingerprintStream(stream, onProgress)).sha256;
  }
}
