import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Records are ranked by how many fetched them lately, never by raw downloads (scholarly E): one for each
 * session and record, of the last 30 days in lists and of the last 365 in searches. The service brings
 * the figures up to date from here on.
 */
export class RankByUsers1790000027100 implements MigrationInterface {
  readonly name = 'RankByUsers1790000027100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE record_popularity
        ADD COLUMN recent_requests bigint NOT NULL DEFAULT 0
          CONSTRAINT record_popularity_recent_requests_is_not_negative CHECK (recent_requests >= 0);
      COMMENT ON COLUMN record_popularity.downloads IS 'unique requests ever, of people and programs';
      COMMENT ON COLUMN record_popularity.recent_requests
        IS 'unique requests of the last 365 days, of people and programs';
      COMMENT ON COLUMN listing.downloads
        IS 'unique requests of the last 30 days, of people and programs';

      UPDATE record_popularity SET (downloads, recent_requests) = (
        SELECT coalesce(sum(unique_requests), 0),
          coalesce(sum(unique_requests) FILTER (WHERE day > current_date - 365), 0)
        FROM usage_day
        WHERE repository_id = record_popularity.repository_id AND version = ''
          AND agent IN ('regular', 'machine'));
      UPDATE listing SET downloads = (
        SELECT coalesce(sum(unique_requests), 0) FROM usage_day
        WHERE repository_id = listing.repository_id AND day > current_date - 30
          AND version = '' AND agent IN ('regular', 'machine'));

      DROP INDEX record_popularity_by_downloads;
      CREATE INDEX record_popularity_by_recent_requests
        ON record_popularity (recent_requests DESC, repository_id DESC);
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
