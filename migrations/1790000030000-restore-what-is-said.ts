import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What came back from a mirror with a release: people who stood by it, known by their iDs and not by an
 * account here, and reviews elsewhere whose notifications stayed with the service that received them.
 */
export class RestoreWhatIsSaid1790000030000 implements MigrationInterface {
  readonly name = 'RestoreWhatIsSaid1790000030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE release_credit ALTER COLUMN account_id DROP NOT NULL;
      COMMENT ON COLUMN release_credit.account_id IS
        'null where it came back from a mirror: it is whoever signs in with the iD';

      ALTER TABLE external_review ALTER COLUMN notification_id DROP NOT NULL;
      COMMENT ON COLUMN external_review.notification_id IS
        'null where it came back from a mirror, until the service announces it once more';
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
