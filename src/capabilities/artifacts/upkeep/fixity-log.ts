import { Injectable } from '@nestjs/common';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { type FixityOutcome, isDamage } from '../../../domain/preservation/fixity-outcome.js';
import { announce, Database, sql } from '../../../foundations/database/database.js';
import { EventLog } from '../../audit/index.js';
import { restoredChannel } from './restored-blobs.js';

/** What one look at a blob showed. */
export interface FixityEntry {
  readonly at: Date;
  readonly algorithm: string;
  /** Of what was stored; null where nothing was. */
  readonly actual: string | null;
  readonly outcome: FixityOutcome;
  /** The kind of replica that the bytes came from, of those that were restored. */
  readonly restoredFrom: string | null;
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
   * Notes a look at a blob, on its row as well; the checksum that was recorded stays as it is. Where bytes
   * are damaged that were not, or otherwise than last time, or sound again, the audit log hears of it:
   * publicly if the blob is public. Nobody reads the blob any more.
   */
  async note(
    sha256: Sha256,
    { at, actual, outcome, restoredFrom }: Omit<FixityEntry, 'algorithm'>,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [before] = await sql<{ outcome: FixityOutcome; isPublic: boolean; isTold: boolean }>(
        manager,
        `SELECT coalesce(inspection #>> '{fixity,outcome}', 'intact') AS outcome,
           coalesce((inspection #>> '{fixity,isTold}')::boolean, false) AS "isTold",
           is_public AS "isPublic"
         FROM blob WHERE sha256 = $1 FOR UPDATE`,
        [sha256],
      );
      // Collected since it was read.
      if (before === undefined) return;
      await sql(
        manager,
        `INSERT INTO fixity_check (sha256, at, actual, outcome, restored_from)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sha256, at) DO UPDATE
         SET actual = excluded.actual, outcome = excluded.outcome, restored_from = excluded.restored_from`,
        [sha256, at, actual, outcome, restoredFrom],
      );
      const isTold = isDamage(outcome) && before.isTold;
      await sql(
        manager,
        `UPDATE blob SET last_checked_at = $2, check_leased_until = NULL,
           inspection = coalesce(inspection, '{}') || jsonb_build_object('fixity', $3::jsonb)
         WHERE sha256 = $1`,
        [sha256, at, JSON.stringify({ outcome, actual, at, isTold })],
      );
      const isNews = isDamage(outcome) ? outcome !== before.outcome : isDamage(before.outcome);
      if (!isNews) return;
      if (!isDamage(outcome)) await announce(manager, restoredChannel, sha256);
      await this.events.append(manager, {
        actor: null,
        action: isDamage(outcome) ? 'blob.damaged' : 'blob.restored',
        subject: `blob:${sha256}`,
        detail: {
          ...{ outcome, expected: sha256, actual },
          ...(restoredFrom !== null && { source: restoredFrom }),
        },
        isPublic: before.isPublic,
      });
    });
  }

  /** The last ten looks at each blob, the newest first; served by the primary key. */
  async latest(sha256s: readonly Sha256[]): Promise<ReadonlyMap<Sha256, readonly FixityEntry[]>> {
    const rows = await this.database.query<FixityEntry & { readonly sha256: Sha256 }>(
      `SELECT wanted.sha256, c.at, c.algorithm, c.actual, c.outcome, c.restored_from AS "restoredFrom"
       FROM unnest($1::text[]) AS wanted (sha256) CROSS JOIN LATERAL (
         SELECT at, algorithm, actual, outcome, restored_from FROM fixity_check
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
}
