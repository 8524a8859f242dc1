import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Raw usage, so that changed lists of agents can be applied to the past (scholarly E): events keep the
 * agent's own words, robots are kept beside the others, and finished days become files.
 */
export class KeepRawUsage1790000020000 implements MigrationInterface {
  readonly name = 'KeepRawUsage1790000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE usage_event
        ADD COLUMN user_agent text
          CONSTRAINT usage_event_user_agent_is_short CHECK (length(user_agent) <= 512),
        DROP CONSTRAINT usage_event_agent_is_known,
        ADD CONSTRAINT usage_event_agent_is_known CHECK (agent IN ('regular', 'machine', 'robot'));

      CREATE TABLE usage_file (
        day date PRIMARY KEY,
        storage_key text NOT NULL CONSTRAINT usage_file_key_is_unique UNIQUE,
        sha256 text NOT NULL CONSTRAINT usage_file_sha256_is_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size_bytes bigint NOT NULL,
        event_count bigint NOT NULL,
        written_at timestamptz NOT NULL
      );
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
