import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type DoiState, doiStates } from '../../domain/registration/doi-state.js';
import { Clock, newId } from '../../foundations/clock/clock.js';
import { Database, sql } from '../../foundations/database/database.js';
import type { DoiCounts, DoiView, LeasedDoi } from './doi-view.js';

/** Longer than any attempt takes: the lease of a process that was killed ends by itself. */
const leaseMs = 120_000;

const columns = `doi, repository_id AS "repositoryId", release_id AS "releaseId", state, reason,
  registered_at AS "registeredAt", due_at AS "dueAt", attempts, last_error AS "lastError"`;

/** The DOIs that wait for their registrar, and what became of those that were sent. */
@Injectable()
export class DoiQueue {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds the DOI that is due for the longest and that nobody else is at; versions come before their
   * concept. Null where none is due. Served by doi_due.
   */
  async lease(): Promise<LeasedDoi | null> {
    const now = this.clock.now();
    const [leased] = await this.database.query<LeasedDoi>(
      `WITH due AS MATERIALIZED (
         SELECT doi FROM doi
         WHERE due_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
         ORDER BY due_at, release_id IS NULL, doi LIMIT 1
         FOR UPDATE SKIP LOCKED)
       UPDATE doi SET lease = $2, leased_until = $3 FROM due WHERE doi.doi = due.doi
       RETURNING doi.doi, repository_id AS "repositoryId", release_id AS "releaseId", state, lease,
         attempts, changes`,
      [now, newId(), new Date(now.getTime() + leaseMs)],
    );
    return leased ?? null;
  }

  /**
   * Notes what the registrar made of a DOI. What changed while it was sent is sent again.
   * @returns whether the registrar took it for the first time
   */
  async settle(
    manager: EntityManager,
    { doi, lease, changes }: LeasedDoi,
    state: 'registered' | 'findable',
  ): Promise<boolean> {
    const [row] = await sql<{ isFirst: boolean }>(
      manager,
      `WITH before AS (SELECT doi, registered_at FROM doi WHERE doi = $1 AND lease = $2 FOR UPDATE)
       UPDATE doi SET state = $3, reason = NULL, last_error = NULL, attempts = 0, ${released},
         registered_at = coalesce(doi.registered_at, $4),
         due_at = CASE WHEN changes = $5 THEN NULL ELSE due_at END
       FROM before WHERE doi.doi = before.doi
       RETURNING before.registered_at IS NULL AS "isFirst"`,
      [doi, lease, state, this.clock.now(), changes],
    );
    return row?.isFirst ?? false;
  }

  /** Notes that the registrar refuses a DOI as it is; the next change, or a retry, sends it again. */
  async fail({ doi, lease, changes }: LeasedDoi, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE doi SET
         state = CASE WHEN changes = $4 THEN 'failed' ELSE state END,
         reason = CASE WHEN changes = $4 THEN $3 END,
         due_at = CASE WHEN changes = $4 THEN NULL ELSE due_at END,
         last_error = $3, ${released}
       WHERE doi = $1 AND lease = $2`,
      [doi, lease, reason, changes],
    );
  }

  /** Puts a DOI off; one that changed meanwhile is due at once. */
  async postpone({ doi, lease, changes }: LeasedDoi, pauseMs: number, why: string): Promise<void> {
    await this.database.query(
      `UPDATE doi SET last_error = $3, attempts = attempts + 1, ${released},
         due_at = CASE WHEN changes = $5 THEN $4 ELSE due_at END
       WHERE doi = $1 AND lease = $2`,
      [doi, lease, why, new Date(this.clock.now().getTime() + pauseMs), changes],
    );
  }

  /** Gives a DOI back as it was. */
  async release({ doi, lease }: LeasedDoi, why: string): Promise<void> {
    await this.database.query(
      `UPDATE doi SET last_error = $3, ${released} WHERE doi = $1 AND lease = $2`,
      [doi, lease, why],
    );
  }

  /**
   * Makes those that failed, and those that wait for another attempt, due now.
   * @param doi only this one; all of them where null
   * @returns how many there were
   */
  async retry(doi: string | null): Promise<number> {
    const rows = await this.database.query<{ doi: string }>(
      `UPDATE doi SET due_at = $2, attempts = 0, reason = NULL,
         waiting_since = CASE WHEN due_at IS NULL THEN $2 ELSE waiting_since END,
         state = CASE WHEN state = 'failed' THEN 'pending' ELSE state END
       WHERE ($1::text IS NULL OR doi = lower($1))
         AND (state = 'failed' OR due_at IS NOT NULL) AND state <> 'reserved'
       RETURNING doi`,
      [doi, this.clock.now()],
    );
    return rows.length;
  }

  /**
   * DOIs by themselves, in order; served by the primary key and doi_by_state.
   * @param after the last one of the page before, or the empty text
   */
  list(page: {
    readonly state: DoiState | null;
    readonly after: string;
    readonly limit: number;
  }): Promise<DoiView[]> {
    return this.database.query<DoiView>(
      `SELECT ${columns} FROM doi
       WHERE ($1::text IS NULL OR state = $1) AND doi > $2 ORDER BY doi LIMIT $3`,
      [page.state, page.after, page.limit],
    );
  }

  /** How many there are. Served by doi_by_state and doi_due. */
  async count(): Promise<DoiCounts> {
    const [ofStates, [waiting]] = await Promise.all([
      this.database.query<{ state: DoiState; count: number }>(
        'SELECT state, count(*)::int AS count FROM doi GROUP BY state',
      ),
      this.database.query<{ count: number; since: Date | null }>(
        'SELECT count(*)::int AS count, min(waiting_since) AS since FROM doi WHERE due_at IS NOT NULL',
      ),
    ]);
    const counts = new Map(ofStates.map(({ state, count }) => [state, count]));
    const states = Object.fromEntries(doiStates.map((state) => [state, counts.get(state) ?? 0]));
    return {
      states: states as DoiCounts['states'],
      waiting: waiting?.count ?? 0,
      waitingSince: waiting?.since ?? null,
    };
  }
}

const released = 'lease = NULL, leased_until = NULL';
