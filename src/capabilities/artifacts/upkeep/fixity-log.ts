import { Injectable } from '@nestjs/common';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { Database, sql } from '../../../foundations/database/database.js';
import { EventLog } from '../../audit/index.js';

/** What one look at a blob showed. */
export interface FixityEntry {
  readonly at: Date;
  readonly algorithm: string;
  /** Of what was stored; null where nothing was. */
  readonly actual: string | null;
  readonly outcome: 'intact' | 'missing' | 'corrupt';
}

/** So many looks at each blob are shown. */
const shownEntries = 10;

/** Keeps what every look at stored bytes showed. */
@Injectable()
export class FixityLog {
  constructor(
    private readonly database: Database,
    private readonly events: EventLog,
  ) {}

  /**
   * Notes a look at a blob, on its row as well; the checksum that was recorded stays as it is. Where the
   * outcome is another than last time, the audit log hears of it: publicly if the blob is public.
   */
  async note(
    sha256: Sha256,
    { at, actual, outcome }: Omit<FixityEntry, 'algorithm'>,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [before] = await sql<{ outcome: string | null; isPublic: boolean }>(
        manager,
        `SELECT inspection #>> '{fixity,outcome}' AS outcome, is_public AS "isPublic"
         FROM blob WHERE sha256 = $1 FOR UPDATE`,
        [sha256],
      );
      // Collected since it was read.
      if (before === undefined) return;
      await sql(
        manager,
        `INSERT INTO fixity_check (sha256, at, actual, outcome) VALUES ($1, $2, $3, $4)
         ON CONFLICT (sha256, at) DO NOTHING`,
        [sha256, at, actual, outcome],
      );
      await sql(
        manager,
        `UPDATE blob SET last_checked_at = $2,
           inspection = coalesce(inspection, '{}') || jsonb_build_object('fixity', $3::jsonb)
         WHERE sha256 = $1`,
        [sha256, at, JSON.stringify({ outcome, actual, at })],
      );
      if (outcome === (before.outcome ?? 'intact')) return;
      await this.events.append(manager, {
        actor: null,
        action: outcome === 'intact' ? 'blob.restored' : 'blob.damaged',
        subject: `blob:${sha256}`,
        detail: { outcome, expected: sha256, actual },
        isPublic: before.isPublic,
      });
    });
  }

  /** The last ten looks at each blob, the newest first; served by the primary key. */
  async latest(sha256s: readonly Sha256[]): Promise<ReadonlyMap<Sha256, readonly FixityEntry[]>> {
    const rows = await this.database.query<FixityEntry & { readonly sha256: Sha256 }>(
      `SELECT wanted.sha256, c.at, c.algorithm, c.actual, c.outcome
       FROM unnest($1::text[]) AS wanted (sha256) CROSS JOIN LATERAL (
         SELECT at, algorithm, actual, outcome FROM fixity_check
         WHERE sha256 = wanted.sha256 ORDER BY at DESC LIMIT ${shownEntries}) AS c
       ORDER BY wanted.sha256, c.at DESC`,
      [[...new Set(sha256s)]],
    );
    const entries = new Map<Sha256, FixityEntry[]>();
    for (const { sha256, ...entry } of rows) {
      entries.set(sha256, [...(entries.get(sha256) ?? []), entry]);
    }
    return entries;
  }

  /** How many blobs were missing or corrupt when they were last looked at; served by blob_damaged. */
  async countDamaged(): Promise<number> {
    const [row] = await this.database.query<{ count: string }>(
      `SELECT count(*) FROM blob WHERE inspection #>> '{fixity,outcome}' IN ('missing', 'corrupt')`,
    );
    return Number(row?.count ?? 0);
  }
}
