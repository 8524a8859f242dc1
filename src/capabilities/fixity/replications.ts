import { Injectable } from '@nestjs/common';
import { Clock } from '../../foundations/clock/clock.js';
import { Database } from '../../foundations/database/database.js';
import type { ReleaseView } from '../releases/index.js';

/** That the bytes of a release were written to a place of the operators. */
export interface Replication {
  readonly kind: 'ocfl-mirror' | 'bag';
  /** The last time. */
  readonly at: Date;
}

/** Remembers of which releases there are copies; where they are is the operators' affair. */
@Injectable()
export class Replications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Notes that copies of releases were written, or found written; withdrawn ones are left out. */
  async note(releases: readonly ReleaseView[], kind: Replication['kind']): Promise<void> {
    const ids = releases.filter(({ state }) => state === 'published').map(({ id }) => id);
    await this.database.query(
      `INSERT INTO release_replica (release_id, kind, replicated_at)
       SELECT id, $2, $3 FROM unnest($1::uuid[]) AS id
       ON CONFLICT (release_id, kind) DO UPDATE SET replicated_at = excluded.replicated_at`,
      [ids, kind, this.clock.now()],
    );
  }

  /** Of a release, the oldest first; served by the primary key. */
  of({ id }: ReleaseView): Promise<Replication[]> {
    return this.database.query<Replication>(
      `SELECT kind, replicated_at AS at FROM release_replica WHERE release_id = $1
       ORDER BY replicated_at, kind`,
      [id],
    );
  }
}
