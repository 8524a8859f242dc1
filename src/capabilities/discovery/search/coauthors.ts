import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';
import { filterToken } from './index-row.js';

/** Whoever published more is found out by the newest of it. */
const mostRecords = 500;

/** Who published together here, by ORCID. */
@Injectable()
export class Coauthors {
  /**
   * Those of some people with whom somebody is a creator of another record, in its latest release. Served
   * by `record_search_by_word`.
   * @param orcid of whoever is asked about
   * @param others ORCIDs; at most some hundreds
   * @param question.exceptId id of the repository that is looked at
   * @param question.since of the publication of what they share
   */
  async among(
    manager: EntityManager,
    orcid: string,
    others: readonly string[],
    question: { readonly exceptId: string; readonly since: Date },
  ): Promise<ReadonlySet<string>> {
    if (others.length === 0) return new Set();
    const rows = await sql<{ orcid: string }>(
      manager,
      `WITH shared AS MATERIALIZED (
         SELECT repository_id FROM record_search
         WHERE tokens @> $1::text[] AND tokens && $2::text[]
           AND published_at >= $3 AND repository_id <> $4
         ORDER BY published_at DESC LIMIT $5)
       SELECT DISTINCT creator AS orcid FROM shared
       JOIN record_document USING (repository_id)
       CROSS JOIN LATERAL jsonb_array_elements_text(document -> 'orcids') AS creator
       WHERE creator = ANY ($6::text[])`,
      [
        [filterToken('orcid', orcid)],
        others.map((other) => filterToken('orcid', other)),
        question.since,
        question.exceptId,
        mostRecords,
        others,
      ],
    );
    return new Set(rows.map((row) => row.orcid));
  }
}
