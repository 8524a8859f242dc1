import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { sql } from '../../../foundations/database/database.js';
import { type FacetName, type IndexRow, toIndexRow } from './index-row.js';
import { type RecordDocument, storeDocument } from './record-document.js';

interface FacetChange {
  readonly token: string;
  readonly facet: FacetName | null;
  readonly label: string;
  readonly difference: number;
}

/** Keeps what search knows in step with what is published, inside the transaction that publishes. */
@Injectable()
export class RecordsIndex {
  /** Puts the latest published release of a repository in the place of what stood there. */
  put(manager: EntityManager, document: RecordDocument): Promise<void> {
    return this.putAll(manager, [document]);
  }

  /** Puts many documents, of different repositories, at the price of a few statements. */
  async putAll(manager: EntityManager, documents: readonly RecordDocument[]): Promise<void> {
    const rows = documents.map((document) => ({ document, row: toIndexRow(document) }));
    const ids = documents.map(({ repositoryId }) => repositoryId);
    const before = await shownTokens(manager, ids);
    await manager.query(putRows, [
      ids,
      documents.map(({ publishedAt }) => publishedAt.toISOString()),
      documents.map(({ firstPublishedAt }) => firstPublishedAt.toISOString()),
      rows.map(({ row }) => row.shown.length),
      rows.map(({ row }) => JSON.stringify(row.tokens)),
      rows.map(({ row }) => row.titleVector),
      rows.map(({ row }) => row.fullVector),
    ]);
    await manager.query(putDocuments, [ids, documents.map(storeDocument)]);
    await manager.query(putPopularity, [ids]);
    await changeFacets(
      manager,
      before,
      rows.map(({ row }) => row),
    );
  }

  /** Takes a repository out of search; its download figures stay. Harmless where it was not in. */
  async remove(manager: EntityManager, repositoryId: string): Promise<void> {
    const before = await shownTokens(manager, [repositoryId]);
    await manager.query('DELETE FROM record_search WHERE repository_id = $1', [repositoryId]);
    await changeFacets(manager, before, []);
  }
}

const putRows = `
  INSERT INTO record_search
    (repository_id, published_at, first_published_at, shown_count, tokens, title_vector, full_vector)
  SELECT id, published_at, first_published_at, shown_count,
    ARRAY(SELECT jsonb_array_elements_text(tokens)), title_vector::tsvector, full_vector::tsvector
  FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::smallint[], $5::jsonb[], $6::text[], $7::text[])
    AS row (id, published_at, first_published_at, shown_count, tokens, title_vector, full_vector)
  ON CONFLICT (repository_id) DO UPDATE SET
    published_at = excluded.published_at,
    first_published_at = excluded.first_published_at,
    shown_count = excluded.shown_count,
    tokens = excluded.tokens,
    title_vector = excluded.title_vector,
    full_vector = excluded.full_vector
`;

const putDocuments = `
  INSERT INTO record_document (repository_id, document)
  SELECT * FROM unnest($1::uuid[], $2::jsonb[])
  ON CONFLICT (repository_id) DO UPDATE SET document = excluded.document
`;

const putPopularity = `
  INSERT INTO record_popularity (repository_id) SELECT unnest($1::uuid[]) ON CONFLICT DO NOTHING
`;

/**
 * The facet values that the repositories count under, once for each. Others who would put the same
 * repositories wait from here on, also where there is no row yet that could be locked.
 */
async function shownTokens(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
  await manager.query(
    `SELECT pg_advisory_xact_lock(hashtextextended('record_search ' || id, 0))
     FROM (SELECT unnest($1::uuid[]) AS id ORDER BY 1) AS ordered`,
    [ids],
  );
  const rows = await sql<{ tokens: string[] }>(
    manager,
    `SELECT tokens[1:shown_count] AS tokens FROM record_search
     WHERE repository_id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.flatMap(({ tokens }) => tokens);
}

/**
 * Counts facet values up and down, always in the same order, so that publications that touch the same
 * values wait for each other and never lock each other out.
 */
async function changeFacets(
  manager: EntityManager,
  before: readonly string[],
  after: readonly IndexRow[],
): Promise<void> {
  const changes = facetChanges(before, after);
  if (changes.length === 0) return;
  await manager.query(
    `INSERT INTO record_facet (token, facet, label, record_count)
     SELECT token, facet, label, 0 FROM unnest($1::text[], $2::text[], $3::text[]) AS change (token, facet, label)
     WHERE facet IS NOT NULL ORDER BY token
     ON CONFLICT DO NOTHING`,
    [
      changes.map(({ token }) => token),
      changes.map(({ facet }) => facet),
      changes.map(({ label }) => label),
    ],
  );
  await manager.query(
    `WITH change AS (SELECT * FROM unnest($1::text[], $2::integer[]) AS change (token, difference)),
       locked AS MATERIALIZED (
         SELECT token FROM record_facet WHERE token IN (SELECT token FROM change)
         ORDER BY token FOR UPDATE)
     UPDATE record_facet SET record_count = record_count + difference
     FROM locked JOIN change USING (token) WHERE record_facet.token = locked.token`,
    [changes.map(({ token }) => token), changes.map(({ difference }) => difference)],
  );
}

function facetChanges(before: readonly string[], after: readonly IndexRow[]): FacetChange[] {
  const changes = new Map<string, FacetChange>();
  for (const token of before) {
    const difference = (changes.get(token)?.difference ?? 0) - 1;
    changes.set(token, { token, facet: null, label: '', difference });
  }
  for (const { token, facet, label } of after.flatMap(({ shown }) => shown)) {
    const difference = (changes.get(token)?.difference ?? 0) + 1;
    changes.set(token, { token, facet, label, difference });
  }
  return [...changes.values()].filter(({ difference }) => difference !== 0);
}
