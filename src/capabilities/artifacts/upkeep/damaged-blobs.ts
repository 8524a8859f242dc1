import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { Database, sql } from '../../../foundations/database/database.js';

/** A blob that was missing or corrupt when it was last looked at. */
export interface DamagedBlob {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
  readonly outcome: 'missing' | 'corrupt';
  /** What its bytes hashed to; null where there were none. */
  readonly actual: string | null;
  readonly checkedAt: Date;
}

// As blob_damaged has it, word by word.
const isDamaged = `inspection #>> '{fixity,outcome}' IN ('missing', 'corrupt')`;

/** What is damaged now. Everything here is served by blob_damaged, which holds nothing else. */
@Injectable()
export class DamagedBlobs {
  constructor(private readonly database: Database) {}

  /** How many blobs were missing or corrupt when they were last looked at. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ count: string }>(
      `SELECT count(*) FROM blob WHERE ${isDamaged}`,
    );
    return Number(row?.count ?? 0);
  }

  /**
   * A page of them by SHA-256.
   * @param page.after the last one of the page before; empty for the first page
   */
  async list(page: { readonly after: string; readonly limit: number }): Promise<DamagedBlob[]> {
    const rows = await this.database.query<
      Omit<DamagedBlob, 'sizeBytes'> & { readonly sizeBytes: string }
    >(
      `SELECT sha256, size_bytes AS "sizeBytes", inspection #>> '{fixity,outcome}' AS outcome,
         inspection #>> '{fixity,actual}' AS actual, last_checked_at AS "checkedAt"
       FROM blob WHERE ${isDamaged} AND sha256 > $1 ORDER BY sha256 LIMIT $2`,
      [page.after, page.limit],
    );
    return rows.map((row) => ({ ...row, sizeBytes: Number(row.sizeBytes) }));
  }

  /** Marks as told those that nobody was told of, and names them: each damage once, whoever asks. */
  async takeUntold(manager: EntityManager): Promise<Sha256[]> {
    const rows = await sql<{ sha256: Sha256 }>(
      manager,
      `UPDATE blob SET inspection = jsonb_set(inspection, '{fixity,isTold}', 'true')
       WHERE sha256 IN (
         SELECT sha256 FROM blob
         WHERE ${isDamaged} AND (inspection #>> '{fixity,isTold}') IS DISTINCT FROM 'true'
         ORDER BY sha256 FOR NO KEY UPDATE)
       RETURNING sha256`,
    );
    return rows.map(({ sha256 }) => sha256).toSorted();
  }
}
