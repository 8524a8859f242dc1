import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What published works are called elsewhere, and what they refer to: by this a paper is found by its
 * arXiv id, and the models and datasets that cite it. Filled for what is published already.
 */
export class CreateRecordIdentifiers1790000012000 implements MigrationInterface {
  readonly name = 'CreateRecordIdentifiers1790000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE record_identifier (
        repository_id uuid NOT NULL
          CONSTRAINT record_identifier_repository_exists REFERENCES repository (id) ON DELETE CASCADE,
        role text NOT NULL
          CONSTRAINT record_identifier_role_is_known CHECK (role IN ('own', 'cited')),
        identifier text NOT NULL
          CONSTRAINT record_identifier_is_short CHECK (length(identifier) <= 300),
        kind text NOT NULL,
        PRIMARY KEY (repository_id, role, identifier)
      );
    `);
    await runner.query(fill);
    await runner.query(`
      CREATE INDEX record_identifier_by_identifier
        ON record_identifier (identifier, role, kind, repository_id);

      -- Papers alone, by the day on which they appeared, among ten times as many models.
      CREATE INDEX record_search_papers_by_first_publication
        ON record_search (first_published_at DESC, repository_id DESC)
        WHERE tokens @> '{kind:paper}';

      CREATE INDEX repository_public_by_namespace
        ON repository (namespace_id, kind) WHERE public_commit IS NOT NULL;
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

/** The keys that the card rooms make since, of the metadata as it was amended last. */
const fill = `
  WITH shown AS MATERIALIZED (
    SELECT s.repository_id, r.kind,
      coalesce((SELECT a.result FROM amendment a WHERE a.release_id = x.id
                ORDER BY a.number DESC LIMIT 1), x.metadata) AS metadata
    FROM record_search s
    JOIN repository r ON r.id = s.repository_id
    JOIN release x ON x.repository_id = r.id AND x.version = r.public_version
      AND x.state = 'published'
  ),
  named AS (
    SELECT repository_id, kind, 'own' AS role, lower(entry ->> 'scheme') AS scheme,
      entry ->> 'identifier' AS text
    FROM shown, jsonb_array_elements(coalesce(metadata -> 'identifiers', '[]')) AS entry
    UNION ALL
    SELECT repository_id, kind,
      CASE WHEN entry ->> 'relation' IN
        ('IsIdenticalTo', 'IsVariantFormOf', 'IsOriginalFormOf', 'IsVersionOf')
        THEN 'own' ELSE 'cited' END,
      lower(entry ->> 'scheme'), entry ->> 'identifier'
    FROM shown, jsonb_array_elements(coalesce(metadata -> 'related', '[]')) AS entry
    UNION ALL
    SELECT repository_id, kind, 'cited', 'arxiv', id
    FROM shown, jsonb_array_elements_text(coalesce(metadata -> 'arxivIds', '[]')) AS id
    UNION ALL
    SELECT repository_id, kind, 'cited', 'doi', doi
    FROM shown, jsonb_array_elements_text(coalesce(metadata -> 'dois', '[]')) AS doi
    UNION ALL
    SELECT repository_id, kind, 'cited', 'doi', entry ->> 'doi'
    FROM shown, jsonb_array_elements(coalesce(metadata -> 'references', '[]')) AS entry
    WHERE entry ? 'doi'
  ),
  keyed AS (
    SELECT repository_id, kind, role,
      CASE
        WHEN scheme = 'arxiv' OR scheme = 'doi' AND text ~* '^10\\.48550/arxiv\\.'
          THEN 'arxiv:' || regexp_replace(
            regexp_replace(lower(text), '^(10\\.48550/)?arxiv[.:]\\s*|v\\d+$', '', 'g'),
            '^([a-z-]+)\\.[a-z]{2}/', '\\1/')
        WHEN scheme = 'doi' THEN 'doi:' || lower(text)
        WHEN scheme = 'url' AND text ~* '^https?://[^/]+/id/[0-9a-z]{5}-[0-9a-z]{5}$'
          THEN 'pid:' || lower(right(text, 11))
      END AS identifier
    FROM named
  )
  INSERT INTO record_identifier (repository_id, role, identifier, kind)
  SELECT DISTINCT repository_id, role, identifier, kind FROM keyed
  WHERE length(identifier) BETWEEN 1 AND 300
    AND (role = 'own' OR NOT EXISTS (
      SELECT 1 FROM keyed own WHERE own.role = 'own' AND own.repository_id = keyed.repository_id
        AND own.identifier = keyed.identifier))
`;
