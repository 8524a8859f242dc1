import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Views and downloads, as scholarly E asks: short-lived events under a daily pseudonym, figures by
 * hour that can be computed again from them, and figures by day that stay.
 */
export class CreateDownloadStatistics1790000005000 implements MigrationInterface {
  readonly name = 'CreateDownloadStatistics1790000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE usage_salt (
        day date PRIMARY KEY,
        salt bytea NOT NULL CONSTRAINT usage_salt_is_long CHECK (length(salt) >= 32)
      );

      CREATE TABLE usage_event (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        repository_id uuid NOT NULL,
        version text NOT NULL,
        path text,
        delivery text NOT NULL CONSTRAINT usage_event_delivery_is_known
          CHECK (delivery IN ('view', 'full', 'range', 'redirect')),
        agent text NOT NULL CONSTRAINT usage_event_agent_is_known CHECK (agent IN ('regular', 'machine')),
        is_strict boolean NOT NULL,
        visitor bytea NOT NULL CONSTRAINT usage_event_visitor_is_a_pseudonym CHECK (length(visitor) = 16),
        size_bytes bigint NOT NULL,
        CONSTRAINT usage_event_download_has_a_path CHECK ((delivery = 'view') = (path IS NULL))
      );
      CREATE INDEX usage_event_by_repository ON usage_event (repository_id, at);
      CREATE INDEX usage_event_by_instant ON usage_event (at);

      CREATE TABLE usage_hour (
        repository_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        version text NOT NULL,
        agent text NOT NULL,
        investigations bigint NOT NULL,
        unique_investigations bigint NOT NULL,
        requests bigint NOT NULL,
        unique_requests bigint NOT NULL,
        volume_bytes bigint NOT NULL,
        estimated_bytes bigint NOT NULL,
        PRIMARY KEY (repository_id, hour, version, agent)
      );
      CREATE INDEX usage_hour_by_hour ON usage_hour (hour);

      CREATE TABLE usage_day (
        repository_id uuid NOT NULL,
        day date NOT NULL,
        version text NOT NULL,
        agent text NOT NULL
          CONSTRAINT usage_day_agent_is_known CHECK (agent IN ('regular', 'machine', 'strict')),
        investigations bigint NOT NULL,
        unique_investigations bigint NOT NULL,
        requests bigint NOT NULL,
        unique_requests bigint NOT NULL,
        volume_bytes bigint NOT NULL,
        estimated_bytes bigint NOT NULL,
        PRIMARY KEY (repository_id, day, version, agent),
        CONSTRAINT usage_day_unique_is_at_most_total
          CHECK (unique_investigations <= investigations AND unique_requests <= requests)
      );
      COMMENT ON COLUMN usage_day.version IS 'a version label, or empty for the record as a concept';

      CREATE TABLE usage_watermark (
        is_only boolean PRIMARY KEY DEFAULT true CONSTRAINT usage_watermark_is_one CHECK (is_only),
        seq bigint NOT NULL,
        as_of timestamptz
      );
      INSERT INTO usage_watermark (seq) VALUES (0);
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
