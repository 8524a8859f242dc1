import type { EntityManager } from 'typeorm';
import type { MirroredRelease } from '../../../domain/preservation/mirrored-release.js';
import { type Database, sql } from '../../../foundations/database/database.js';

/** Those of the authenticated iDs of a release whose owners published it; served by the primary key. */
export async function readPublisherOrcids(
  database: Database,
  releaseId: string,
): Promise<readonly string[]> {
  const rows = await database.query<{ orcid: string }>(
    'SELECT orcid FROM release_credit WHERE release_id = $1 AND is_publisher ORDER BY orcid',
    [releaseId],
  );
  return rows.map(({ orcid }) => orcid);
}

/**
 * Notes again who stood by a release. The iDs were authenticated where the mirror comes from; accounts that
 * sign in with them here are not known yet (decision 18).
 */
export async function restoreCredit(
  manager: EntityManager,
  releaseId: string,
  { authenticatedOrcids, rebuild }: MirroredRelease,
): Promise<void> {
  await sql(
    manager,
    `INSERT INTO release_credit (release_id, orcid, is_publisher, confirmed_at)
     SELECT $1, orcid, orcid = ANY ($4::text[]), confirmed_at
     FROM unnest($2::text[], $3::timestamptz[]) AS credit (orcid, confirmed_at)`,
    [
      releaseId,
      authenticatedOrcids.map(({ orcid }) => orcid),
      authenticatedOrcids.map(({ creditConfirmedAt }) => creditConfirmedAt),
      rebuild.publisherOrcids,
    ],
  );
}
