import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../foundations/database/database.js';
import { harvestLock } from './harvest-lock.js';

/** A release that harvesters are to be told of. */
export interface HarvestedRelease {
  readonly releaseId: string;
  readonly pid: string;
  /** As `setsOf` makes them. */
  readonly sets: readonly string[];
  /** Withdrawn. */
  readonly isDeleted: boolean;
}

/** Keeps what harvesters are told in step with the releases. */
@Injectable()
export class HarvestIndex {
  /** As `stamp`, of releases that others now refer to otherwise; of live items only. */
  async restamp(manager: EntityManager, releaseIds: readonly string[]): Promise<void> {
    if (releaseIds.length === 0) return;
    await sql(manager, 'SELECT pg_advisory_xact_lock($1)', [harvestLock]);
    const items = await sql<HarvestedRelease>(
      manager,
      `SELECT release_id AS "releaseId", pid, sets, is_deleted AS "isDeleted" FROM harvest_item
       WHERE release_id = ANY ($1::uuid[]) AND superseded_at IS NULL AND NOT is_deleted`,
      [releaseIds],
    );
    await this.stamp(manager, items);
  }

  /**
   * Gives releases the datestamp of this moment, in the transaction that changed what is disseminated of
   * them. From here to the commit nobody else can, so that datestamps never overtake each other.
   */
  async stamp(manager: EntityManager, releases: readonly HarvestedRelease[]): Promise<void> {
    if (releases.length === 0) return;
    await sql(manager, 'SELECT pg_advisory_xact_lock($1)', [harvestLock]);
    const [stamp] = await sql<{ at: Date }>(manager, nextDatestamp);
    if (stamp === undefined) throw new Error('An aggregate gives one row.');
    await this.put(manager, releases, stamp);
  }

  /** Gives a release that comes back from a mirror the datestamp that harvesters know of it. */
  restore(manager: EntityManager, release: HarvestedRelease, at: Date): Promise<void> {
    return this.put(manager, [release], { at });
  }

  private async put(
    manager: EntityManager,
    releases: readonly HarvestedRelease[],
    stamp: { readonly at: Date },
  ): Promise<void> {
    const ids = releases.map(({ releaseId }) => releaseId);
    const deleted = releases.map(({ isDeleted }) => isDeleted);
    await sql(manager, supersede, [ids, deleted, stamp.at]);
    await sql(
      manager,
      'DELETE FROM harvest_membership WHERE release_id = ANY ($1::uuid[]) AND datestamp = $2',
      [ids, stamp.at],
    );
    await sql(manager, putItems, [
      ids,
      deleted,
      stamp.at,
      releases.map(({ pid }) => pid),
      releases.map(({ sets }) => JSON.stringify(sets)),
    ]);
    await sql(
      manager,
      `INSERT INTO harvest_membership (set_spec, datestamp, release_id)
       SELECT DISTINCT unnest(sets), datestamp, release_id FROM harvest_item
       WHERE release_id = ANY ($1::uuid[]) AND datestamp = $2`,
      [ids, stamp.at],
    );
  }
}

/** Never before one that was given out, also where the clock was set back. */
const nextDatestamp = `
  SELECT greatest(date_trunc('second', clock_timestamp()), max(datestamp)) AS at FROM harvest_item`;

/** Lists that began before must not show the metadata of what is withdrawn now, either. */
const supersede = `
  UPDATE harvest_item i SET
    is_deleted = row.is_deleted,
    superseded_at = CASE WHEN datestamp < $3 THEN coalesce(superseded_at, $3) END
  FROM unnest($1::uuid[], $2::boolean[]) AS row (id, is_deleted)
  WHERE i.release_id = row.id`;

const putItems = `
  INSERT INTO harvest_item (datestamp, release_id, pid, sets, is_deleted)
  SELECT $3, row.id, row.pid, ARRAY(SELECT jsonb_array_elements_text(row.sets)), row.is_deleted
  FROM unnest($1::uuid[], $2::boolean[], $4::text[], $5::jsonb[]) AS row (id, is_deleted, pid, sets)
  ON CONFLICT (datestamp, release_id) DO UPDATE SET sets = excluded.sets`;
