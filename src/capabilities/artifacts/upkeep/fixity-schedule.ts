import { Injectable } from '@nestjs/common';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { Clock } from '../../../foundations/clock/clock.js';
import { Database } from '../../../foundations/database/database.js';

/** A blob that is to be read again. */
export interface DueBlob {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly storageKey: string;
}

type DueRow = Omit<DueBlob, 'sizeBytes'> & { readonly sizeBytes: string };

/** After which another process takes it: whoever reads for longer renews it meanwhile. */
const leaseMs = 15 * 60_000;
const columns = 'blob.sha256, blob.size_bytes AS "sizeBytes", blob.storage_key AS "storageKey"';
/** What a mirror only names has no bytes here to be read. */
const isHeld = `state <> 'absent'`;
const isFree = '(check_leased_until IS NULL OR check_leased_until <= $1)';

/** Which blob is read again next, and by whom: any number of processes may ask. */
@Injectable()
export class FixitySchedule {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the blob whose last look is the oldest and that nobody is at, where that look was before
   * `checkedBefore`; served by blob_by_last_check, of which as many entries are read as there are leases.
   */
  lease(checkedBefore: Date): Promise<DueBlob | null> {
    return this.take(
      `SELECT sha256, last_checked_at FROM blob WHERE ${isHeld} AND ${isFree}
       ORDER BY last_checked_at NULLS FIRST, sha256 LIMIT 1`,
      checkedBefore,
    );
  }

  /** As `lease`, of those that are damaged: they are looked at more often; served by blob_damaged. */
  leaseDamaged(checkedBefore: Date): Promise<DueBlob | null> {
    return this.take(
      `SELECT sha256, last_checked_at FROM blob
       WHERE inspection #>> '{fixity,outcome}' IN ('missing', 'corrupt') AND ${isFree}
       ORDER BY last_checked_at, sha256 LIMIT 1`,
      checkedBefore,
    );
  }

  /** Keeps a blob from other processes for as long again. */
  async renew({ sha256 }: DueBlob): Promise<void> {
    await this.leaseUntil(sha256, new Date(this.clock.now().getTime() + leaseMs));
  }

  /** Leaves a blob to whoever comes next. */
  release({ sha256 }: DueBlob): Promise<void> {
    return this.leaseUntil(sha256, null);
  }

  /** Keeps everybody from a blob for a while, so that the others have their turn. */
  postpone({ sha256 }: DueBlob, pauseMs: number): Promise<void> {
    return this.leaseUntil(sha256, new Date(this.clock.now().getTime() + pauseMs));
  }

  /** When that blob was looked at whose last look is the oldest; null where there is none. */
  async oldestLook(): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(
      `SELECT coalesce(last_checked_at, created_at) AS at FROM blob WHERE ${isHeld}
       ORDER BY last_checked_at NULLS FIRST, sha256 LIMIT 1`,
    );
    return row?.at ?? null;
  }

  private async take(oldest: string, checkedBefore: Date): Promise<DueBlob | null> {
    const now = this.clock.now();
    const [row] = await this.database.query<DueRow>(
      `WITH oldest AS MATERIALIZED (${oldest} FOR NO KEY UPDATE SKIP LOCKED)
       UPDATE blob SET check_leased_until = $2 FROM oldest
       WHERE blob.sha256 = oldest.sha256
         AND (oldest.last_checked_at IS NULL OR oldest.last_checked_at < $3)
       RETURNING ${columns}`,
      [now, new Date(now.getTime() + leaseMs), checkedBefore],
    );
    return row === undefined ? null : { ...row, sizeBytes: Number(row.sizeBytes) };
  }

  private async leaseUntil(sha256: Sha256, until: Date | null): Promise<void> {
    await this.database.query('UPDATE blob SET check_leased_until = $2 WHERE sha256 = $1', [
      sha256,
      until,
    ]);
  }
}
