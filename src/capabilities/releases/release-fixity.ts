import { Injectable } from '@nestjs/common';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { Database } from '../../foundations/database/database.js';
import type { ReleaseView } from './release-view.js';

/** What was found when the bytes of a release were read again, all files together. */
export interface FixitySummary {
  readonly fileCount: number;
  /** Of that file which was read longest ago; null for a release without files. */
  readonly oldestLookAt: Date | null;
  readonly newestLookAt: Date | null;
  /** Files that were missing or corrupt at the last look. */
  readonly damagedFiles: number;
}

/** Of so many blobs of a release the damage is told. */
const toldBlobs = 100;

/** How the bytes of a release were found, as a whole. */
@Injectable()
export class ReleaseFixity {
  constructor(private readonly database: Database) {}

  /** Reads a row for each file of the release. */
  async summary({ id }: ReleaseView): Promise<FixitySummary> {
    const [row] = await this.database.query<FixitySummary>(
      `SELECT count(*)::int AS "fileCount",
         min(coalesce(b.last_checked_at, b.created_at)) AS "oldestLookAt",
         max(coalesce(b.last_checked_at, b.created_at)) AS "newestLookAt",
         (count(*) FILTER (
           WHERE b.inspection #>> '{fixity,outcome}' IN ('missing', 'corrupt')))::int AS "damagedFiles"
       FROM release_file f JOIN blob b USING (sha256) WHERE f.release_id = $1`,
      [id],
    );
    if (row === undefined) throw new Error('An aggregate gives one row.');
    return row;
  }

  /** Blobs of a release that were ever damaged, some of them; served by fixity_check_of_damage. */
  async everDamaged({ id }: ReleaseView): Promise<Sha256[]> {
    const rows = await this.database.query<{ sha256: Sha256 }>(
      `SELECT DISTINCT c.sha256 FROM fixity_check c
       WHERE c.outcome <> 'intact' AND EXISTS (
         SELECT 1 FROM release_file f WHERE f.sha256 = c.sha256 AND f.release_id = $1)
       ORDER BY c.sha256 LIMIT $2`,
      [id, toldBlobs],
    );
    return rows.map(({ sha256 }) => sha256);
  }
}
