import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The search document of each repository's latest published release. `record_search` is read for
 * thousands of matches at a time and stays narrow; `record_document` only for the rows of one page.
 */
export class CreateRecordSearch1790000004000 implements MigrationInterface {
  readonly name = 'CreateRecordSearch1790000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE record_search (
        repository_id uuid PRIMARY KEY
          CONSTRAINT record_search_repository_exists REFERENCES repository (id) ON DELETE CASCADE,
        published_at timestamptz NOT NULL,
        first_published_at timestamptz NOT NULL,
        shown_count smallint NOT NULL
          CONSTRAINT record_search_shown_count_is_a_length CHECK (shown_count BETWEEN 0 AND cardinality(tokens)),
        tokens text[] NOT NULL,
        title_vector tsvector NOT NULL,
        full_vector tsvector NOT NULL
      ) WITH (toast_tuple_target = 8160);

      -- Without a pending list a search never pays for the publications before it.
      CREATE INDEX record_search_by_word ON record_search
        USING gin (full_vector, tokens) WITH (fastupdate = off);
      CREATE INDEX record_search_by_title_word ON record_search
        USING gin (title_vector, tokens) WITH (fastupdate = off);
      CREATE INDEX record_search_by_publication
        ON record_search (published_at DESC, repository_id DESC);
      CREATE INDEX record_search_by_first_publication
        ON record_search (first_published_at DESC, repository_id DESC);
      -- The planner chooses between the word indexes and the walk by date from these frequencies.
      ALTER TABLE record_search ALTER COLUMN full_vector SET STATISTICS 400;
      ALTER TABLE record_search ALTER COLUMN title_vector SET STATISTICS 400;
      ALTER TABLE record_search ALTER COLUMN tokens SET STATISTICS 400;

      CREATE TABLE record_document (
        repository_id uuid PRIMARY KEY REFERENCES record_search (repository_id) ON DELETE CASCADE,
        document jsonb NOT NULL
      );

      CREATE TABLE record_facet (
        token text PRIMARY KEY,
        facet text NOT NULL,
        label text NOT NULL,
        record_count integer NOT NULL
          CONSTRAINT record_facet_count_is_not_negative CHECK (record_count >= 0)
      );
      CREATE INDEX record_facet_by_count ON record_facet (facet, record_count DESC, token);

      CREATE TABLE record_popularity (
        repository_id uuid PRIMARY KEY
          CONSTRAINT record_popularity_repository_exists REFERENCES repository (id) ON DELETE CASCADE,
        downloads bigint NOT NULL DEFAULT 0
          CONSTRAINT record_popularity_downloads_is_not_negative CHECK (downloads >= 0)
      );
      CREATE INDEX record_popularity_by_downloads
        ON record_popularity (downloads DESC, repository_id DESC);
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
