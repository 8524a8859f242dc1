import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What every look at stored bytes showed, kept for good: of whatever a release holds it is public. Until
 * now a blob knew of the last one alone, which becomes its first row.
 */
export class CreateFixityChecks1790000021000 implements MigrationInterface {
  readonly name = 'CreateFixityChecks1790000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fixity_check (
        sha256 text NOT NULL
          CONSTRAINT fixity_check_blob_exists REFERENCES blob (sha256) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        algorithm text NOT NULL DEFAULT 'sha256',
        actual text,
        outcome text NOT NULL,
        PRIMARY KEY (sha256, at),
        CONSTRAINT fixity_check_tells_what_it_saw CHECK (
          outcome = CASE WHEN actual IS NULL THEN 'missing' WHEN actual = sha256 THEN 'intact' ELSE 'corrupt' END)
      );
      COMMENT ON COLUMN fixity_check.actual IS 'what the bytes hashed to; null where there were none';
      COMMENT ON COLUMN fixity_check.sha256 IS 'the blob, and what its bytes were expected to hash to';
    `);
    await runner.query(`
      INSERT INTO fixity_check (sha256, at, actual, outcome)
      SELECT sha256, last_checked_at, inspection #>> '{fixity,actual}', inspection #>> '{fixity,outcome}'
      FROM blob WHERE inspection ? 'fixity' AND last_checked_at IS NOT NULL
    `);
    await runner.query(`
      CREATE INDEX blob_damaged ON blob (sha256)
        WHERE inspection #>> '{fixity,outcome}' IN ('missing', 'corrupt')
    `);
  }

  /** Forward only: what was found once must not be forgotten by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
