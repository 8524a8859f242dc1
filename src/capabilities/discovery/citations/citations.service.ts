import { Injectable } from '@nestjs/common';
import {
  type RepositoryKind,
  repositoryKinds,
} from '../../../domain/identifiers/repository-kind.js';
import { Database } from '../../../foundations/database/database.js';
import { type RecordDocument, readDocument } from '../search/record-document.js';

/** A published work that cites another. */
export interface CitingRecord {
  readonly document: RecordDocument;
  /** All that were ever counted. */
  readonly downloads: number;
}

/** The most downloaded of the works that cite another. */
export interface Citations {
  readonly items: readonly CitingRecord[];
  /** At most `maxCounted`. */
  readonly total: number;
}

/** More are not counted: a paper that half of all models come from is as well known as can be told. */
const maxCounted = 10_000;
/** Of each kind, for one identifier. */
const maxReferring = 50;

/** Finds works by what they are called elsewhere, and by what they refer to. */
@Injectable()
export class CitationsService {
  constructor(private readonly database: Database) {}

  /**
   * The repositories of the works that have these identifiers, by identifier; where several claim
   * one, the work that was published first, and one that is withdrawn only where no other is left.
   * Served by `record_identifier_by_identifier`.
   * @param keys as `ownIdentifiers` makes them
   */
  async findWorks(
    kind: RepositoryKind,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return new Map();
    const rows = await this.database.query<{ identifier: string; id: string }>(
      `SELECT DISTINCT ON (i.identifier) i.identifier, i.repository_id AS id
       FROM record_identifier i LEFT JOIN record_search s USING (repository_id)
       WHERE i.identifier = ANY ($1::text[]) AND i.role = 'own' AND i.kind = $2
       ORDER BY i.identifier, s.first_published_at NULLS LAST, i.repository_id`,
      [keys, kind],
    );
    return new Map(rows.map(({ identifier, id }) => [identifier, id]));
  }

  /** What there is to show of repositories, by id; those that show no release are left out. */
  async documentsOf(
    repositoryIds: readonly string[],
  ): Promise<ReadonlyMap<string, RecordDocument>> {
    if (repositoryIds.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; document: unknown }>(
      `SELECT repository_id AS id, document FROM record_document
       WHERE repository_id = ANY ($1::uuid[])`,
      [repositoryIds],
    );
    return new Map(rows.map(({ id, document }) => [id, readDocument(document)]));
  }

  /**
   * The repositories whose latest release refers to works by these identifiers, or says that it is the
   * same; of each kind the newest ones. Served by `record_identifier_by_identifier`.
   */
  async referringTo(
    keys: readonly string[],
  ): Promise<readonly { readonly key: string; readonly id: string }[]> {
    if (keys.length === 0) return [];
    return this.database.query<{ key: string; id: string }>(
      `SELECT asked.key, newest.repository_id AS id
       FROM unnest($1::text[]) AS asked (key)
       CROSS JOIN unnest(ARRAY['own', 'cited']) AS of_role (role)
       CROSS JOIN unnest($2::text[]) AS of_kind (kind)
       CROSS JOIN LATERAL (
         SELECT i.repository_id FROM record_identifier i
         WHERE i.identifier = asked.key AND i.role = of_role.role AND i.kind = of_kind.kind
         ORDER BY i.repository_id DESC LIMIT ${maxReferring}) AS newest`,
      [keys, repositoryKinds],
    );
  }

  /**
   * Published works of a kind that refer to any of these identifiers, the most downloaded first.
   * Served by `record_identifier_by_identifier`; looks at the newest 10,000 for each identifier.
   * @param keys of one and the same work
   */
  async citing(kind: RepositoryKind, keys: readonly string[], limit: number): Promise<Citations> {
    const rows = await this.database.query<{
      document: unknown;
      downloads: string;
      total: number;
    }>(
      `WITH citing AS MATERIALIZED (
         SELECT DISTINCT repository_id
         FROM unnest($1::text[]) AS asked (key) CROSS JOIN LATERAL (
           SELECT repository_id FROM record_identifier
           WHERE identifier = key AND role = 'cited' AND kind = $2
           ORDER BY repository_id DESC LIMIT ${maxCounted}) AS newest
         LIMIT ${maxCounted}
       ),
       shown AS MATERIALIZED (
         SELECT repository_id, coalesce(downloads, 0) AS downloads, coalesce(recent_requests, 0) AS rank
         FROM citing LEFT JOIN record_popularity USING (repository_id)
         ORDER BY rank DESC, repository_id DESC LIMIT $3
       )
       SELECT document, downloads, (SELECT count(*)::int FROM citing) AS total
       FROM shown JOIN record_document USING (repository_id)
       ORDER BY rank DESC, repository_id DESC`,
      [keys, kind, limit],
    );
    return {
      items: rows.map(({ document, downloads }) => ({
        document: readDocument(document),
        downloads: Number(downloads),
      })),
      total: rows[0]?.total ?? 0,
    };
  }
}
