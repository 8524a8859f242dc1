import { Injectable } from '@nestjs/common';
import { Database } from '../../../foundations/database/database.js';
import { filterToken } from './index-row.js';
import { type RecordDocument, readDocument } from './record-document.js';

/** Which papers to list. */
export interface PaperListing {
  /** Bounds on the first publication: `from` is included, `until` is not. */
  readonly from: Date | null;
  readonly until: Date | null;
  /** Handle of the namespace that published them, in any case. */
  readonly namespace: string | null;
  readonly sort: 'newest' | 'downloads';
  readonly offset: number;
  readonly limit: number;
}

/** Among so many of the newest is looked for what is downloaded most. */
const maxRanked = 1_000;

/** Published papers, by the day on which they appeared. */
@Injectable()
export class PapersService {
  constructor(private readonly database: Database) {}

  /** The paper of a repository; null where it is no paper, or shows no release. */
  async find(repositoryId: string): Promise<RecordDocument | null> {
    const [row] = await this.database.query<{ document: unknown }>(
      'SELECT document FROM record_document WHERE repository_id = $1',
      [repositoryId],
    );
    const document = row === undefined ? null : readDocument(row.document);
    return document?.kind === 'paper' ? document : null;
  }

  /** Served by `record_search_papers_by_first_publication`, and by `record_search_by_word` for one namespace. */
  async list({
    from,
    until,
    namespace,
    sort,
    offset,
    limit,
  }: PaperListing): Promise<RecordDocument[]> {
    const tokens = namespace === null ? [] : [filterToken('namespace', namespace)];
    const rows = await this.database.query<{ document: unknown }>(
      `WITH newest AS MATERIALIZED (
         SELECT repository_id, first_published_at AS at FROM record_search
         WHERE tokens @> '{kind:paper}' AND ($1::timestamptz IS NULL OR first_published_at >= $1)
           AND ($2::timestamptz IS NULL OR first_published_at < $2) AND tokens @> $3::text[]
         ORDER BY first_published_at DESC, repository_id DESC
         LIMIT ${sort === 'downloads' ? maxRanked : '$5 OFFSET $4'}
       )
       SELECT document FROM newest JOIN record_document USING (repository_id)
       ${
         sort === 'downloads'
           ? `LEFT JOIN record_popularity USING (repository_id)
              ORDER BY coalesce(recent_requests, 0) DESC, at DESC, repository_id DESC LIMIT $5 OFFSET $4`
           : 'ORDER BY at DESC, repository_id DESC'
       }`,
      [from, until, tokens, offset, limit],
    );
    return rows.map(({ document }) => readDocument(document));
  }
}
