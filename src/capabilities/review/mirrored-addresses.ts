import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { RebuildDocument } from '../../domain/preservation/rebuild-document.js';
import { sql } from '../../foundations/database/database.js';

/** Which opinions versions answer, as mirrors keep it: said by the version and by the opinion. */
@Injectable()
export class MirroredAddresses {
  /**
   * Puts back what a release answers and by which versions the opinions on it are answered, as far as both
   * ends are here: whichever end comes last, since a later version may have been published first. Throws
   * `RangeError` for an opinion on anything but an earlier version of the same record.
   */
  async restore(
    manager: EntityManager,
    releaseId: string,
    { addresses, opinions }: Pick<RebuildDocument, 'addresses' | 'opinions'>,
  ): Promise<void> {
    const answered = await sql<{ id: string; isEarlier: boolean }>(manager, findAnswered, [
      releaseId,
      addresses,
    ]);
    const other = answered.find(({ isEarlier }) => !isEarlier);
    if (other !== undefined) {
      throw new RangeError(`it answers the opinion ${other.id}, which is on no earlier version`);
    }
    await sql(
      manager,
      `INSERT INTO opinion_addressed (release_id, opinion_id)
       SELECT $1, id FROM unnest($2::uuid[]) AS id ON CONFLICT DO NOTHING`,
      [releaseId, answered.map(({ id }) => id)],
    );
    for (const { id, addressedBy } of opinions) {
      await sql(manager, insertAnswering, [releaseId, id, addressedBy]);
    }
  }
}

const findAnswered = `
  SELECT o.id, e.repository_id = r.repository_id AND e.version_index < r.version_index
               AND e.state IN ('published', 'withdrawn') AS "isEarlier"
  FROM release r, opinion o JOIN release e ON e.id = o.release_id
  WHERE r.id = $1 AND o.id = ANY ($2::uuid[])`;

/** Served by release_pid_is_unique. */
const insertAnswering = `
  INSERT INTO opinion_addressed (release_id, opinion_id)
  SELECT r.id, $2 FROM release e JOIN release r ON r.repository_id = e.repository_id
  WHERE e.id = $1 AND r.pid = ANY ($3::text[]) AND r.version_index > e.version_index
    AND r.state IN ('published', 'withdrawn')
  ON CONFLICT DO NOTHING`;
