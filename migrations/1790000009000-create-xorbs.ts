import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Hub clients send of a file by Xet, kept for as long as they may refer to it again. */
export class CreateXorbs1790000009000 implements MigrationInterface {
  readonly name = 'CreateXorbs1790000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE xorb (
        hash text PRIMARY KEY CONSTRAINT xorb_hash_is_hex CHECK (hash ~ '^[0-9a-f]{64}$'),
        storage_key text NOT NULL CONSTRAINT xorb_storage_key_is_unique UNIQUE,
        packed_bytes bigint NOT NULL CONSTRAINT xorb_holds_bytes CHECK (packed_bytes > 0),
        chunk_index bytea NOT NULL
          CONSTRAINT xorb_chunk_index_is_whole
            CHECK (length(chunk_index) > 0 AND length(chunk_index) % 40 = 0),
        created_at timestamptz NOT NULL,
        last_named_at timestamptz NOT NULL
      );
      CREATE INDEX xorb_by_last_naming ON xorb (last_named_at);
      ALTER TABLE xorb ALTER COLUMN chunk_index SET STORAGE EXTERNAL;

      CREATE TABLE xorb_sender (
        xorb_hash text NOT NULL REFERENCES xorb (hash) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account (id),
        PRIMARY KEY (xorb_hash, account_id)
      );
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
