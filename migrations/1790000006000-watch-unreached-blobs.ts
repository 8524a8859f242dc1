import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the collector and the verifier of uploads need to remember between two runs. */
export class WatchUnreachedBlobs1790000006000 implements MigrationInterface {
  readonly name = 'WatchUnreachedBlobs1790000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE blob ADD COLUMN unreached_since timestamptz;
      CREATE INDEX blob_unreached ON blob (unreached_since) WHERE unreached_since IS NOT NULL;

      ALTER TABLE upload ADD COLUMN verifying_until timestamptz;

      CREATE INDEX tree_entry_by_subtree ON tree_entry (object_id) WHERE mode = '40000';
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
