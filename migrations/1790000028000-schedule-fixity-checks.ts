import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Blobs are read again by any process, one process at a time each; what was damaged may be restored, and
 * that says from where. Of which releases operators wrote copies is remembered. What was done to a record
 * under its former names is found by its moves.
 */
export class ScheduleFixityChecks1790000028000 implements MigrationInterface {
  readonly name = 'ScheduleFixityChecks1790000028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE blob ADD COLUMN check_leased_until timestamptz;
      COMMENT ON COLUMN blob.check_leased_until IS 'until when a process reads it again; null where none does';
      DROP INDEX blob_by_last_check;
      CREATE INDEX blob_by_last_check ON blob (last_checked_at NULLS FIRST, sha256)
       WHERE state <> 'absent';
    `);
    await runner.query(`
      ALTER TABLE fixity_check
        ADD COLUMN restored_from text,
        DROP CONSTRAINT fixity_check_tells_what_it_saw,
        ADD CONSTRAINT fixity_check_tells_what_it_saw CHECK (
          outcome = CASE WHEN actual IS NULL THEN 'missing' WHEN actual <> sha256 THEN 'corrupt'
            WHEN restored_from IS NULL THEN 'intact' ELSE 'restored' END);
      COMMENT ON COLUMN fixity_check.restored_from IS 'the kind of replica whose bytes took the place of damaged ones';
    `);
    await runner.query(`
      CREATE INDEX fixity_check_of_damage ON fixity_check (sha256) WHERE outcome <> 'intact'
    `);
    await runner.query(`
      CREATE TABLE release_replica (
        release_id uuid NOT NULL REFERENCES release (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT release_replica_kind_is_known CHECK (kind IN ('ocfl-mirror', 'bag')),
        replicated_at timestamptz NOT NULL,
        PRIMARY KEY (release_id, kind)
      );
    `);
    await runner.query(`
      CREATE INDEX event_of_move ON event ((detail ->> 'to'), seq) WHERE action = 'repository.moved'
    `);
  }

  /** Forward only: what was restored once must not be forgotten by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
