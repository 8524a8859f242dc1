import { Injectable } from '@nestjs/common';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { requireSteward } from '../../domain/release/require-ability.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { Clock } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';
import type { PaperTextState } from './paper-readings.js';

/** A paper whose PDF waits to be read, or gives no text. */
export interface UnreadPaper {
  readonly repositoryId: string;
  readonly namespace: string;
  readonly name: string;
  readonly version: string;
  readonly state: 'waiting' | 'unreadable';
  readonly reason: PaperTextState['reason'];
  /** Lower-case hex of the PDF. */
  readonly sha256: string;
  readonly attempts: number;
  /** Of one that waits. */
  readonly dueAt: Date | null;
  readonly settledAt: Date | null;
}

/** How many papers are without a text, and since when the one that waits longest is due. */
export interface PaperStanding {
  readonly waiting: number;
  readonly unreadable: number;
  readonly waitingSince: Date | null;
}

/** The papers that search knows by their metadata alone, for those who run the service. */
@Injectable()
export class PaperQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Served by `paper_reading_due` and `paper_reading_unreadable`. */
  async standing(): Promise<PaperStanding> {
    const [row] = await this.database.query<PaperStanding>(
      `SELECT
         (SELECT count(*)::int FROM paper_reading WHERE state = 'waiting') AS waiting,
         (SELECT count(*)::int FROM paper_reading WHERE state = 'unreadable') AS unreadable,
         (SELECT min(due_at) FROM paper_reading WHERE state = 'waiting' AND due_at <= $1)
           AS "waitingSince"`,
      [this.clock.now()],
    );
    return row ?? { waiting: 0, unreadable: 0, waitingSince: null };
  }

  /**
   * Papers of a state, in a lasting order; served by `paper_reading_unreadable` and `paper_reading_due`.
   * @param after repository of the last one of the page before; null for the first page
   */
  list(page: {
    readonly state: UnreadPaper['state'];
    readonly after: string | null;
    readonly limit: number;
  }): Promise<UnreadPaper[]> {
    return this.database.query<UnreadPaper>(
      `SELECT p.repository_id AS "repositoryId", n.handle AS namespace, r.name, x.version, p.state,
              p.reason, p.sha256, p.attempts,
              CASE WHEN p.state = 'waiting' THEN p.due_at END AS "dueAt",
              p.settled_at AS "settledAt"
       FROM paper_reading p
       JOIN repository r ON r.id = p.repository_id
       JOIN namespace n ON n.id = r.namespace_id
       JOIN release x ON x.id = p.release_id
       WHERE p.state = $1 AND ($2::uuid IS NULL OR p.repository_id > $2)
       ORDER BY p.repository_id LIMIT $3`,
      [page.state, page.after, page.limit],
    );
  }

  /** As `retry`, for stewards. Throws `Unauthenticated`, `Forbidden` besides. */
  async retryAs(viewer: Viewer, paper: string | null): Promise<number> {
    requireSteward(viewer);
    return this.retry(paper);
  }

  /**
   * Has those that gave no text read once more, and those that wait read now, by the running service;
   * answers with their number. Throws `NotFound` (`paper-not-unread`) for one that needs nothing.
   * @param paper `namespace/name` in any case, only this one; all of them where null
   */
  async retry(paper: string | null): Promise<number> {
    const [namespace = '', name = ''] = (paper ?? '').replaceAll('\0', '').split('/');
    const rows = await this.database.query<{ id: string }>(
      `UPDATE paper_reading SET state = 'waiting', attempts = 0, due_at = $1, reason = NULL,
         page_count = NULL, is_cut = false, settled_at = NULL
       FROM repository r JOIN namespace n ON n.id = r.namespace_id
       WHERE r.id = paper_reading.repository_id AND paper_reading.state IN ('waiting', 'unreadable')
         AND ($2 OR n.handle_folded = lower($3) AND lower(r.name) = lower($4))
       RETURNING r.id`,
      [this.clock.now(), paper === null, namespace, name],
    );
    if (paper === null || rows.length > 0) return rows.length;
    const shown = paper.slice(0, 200);
    throw new NotFound('paper-not-unread', `"${shown}" is no paper without a text.`, {
      remedy: 'Write it as namespace/name; "sphere papers list" names those that there are.',
      facts: { paper: shown },
    });
  }
}
