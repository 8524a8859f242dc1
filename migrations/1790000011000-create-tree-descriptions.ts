import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What revisions say about themselves, kept so that nobody reads cards and headers twice. */
export class CreateTreeDescriptions1790000011000 implements MigrationInterface {
  readonly name = 'CreateTreeDescriptions1790000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE tree_description (
        tree_id text PRIMARY KEY,
        description jsonb NOT NULL,
        format smallint NOT NULL,
        CONSTRAINT tree_description_is_of_a_tree FOREIGN KEY (tree_id)
          REFERENCES tree (id) ON DELETE CASCADE
      );

      CREATE TABLE blob_header (
        sha256 text PRIMARY KEY,
        facts jsonb NOT NULL,
        format smallint NOT NULL,
        CONSTRAINT blob_header_is_of_a_blob FOREIGN KEY (sha256)
          REFERENCES blob (sha256) ON DELETE CASCADE
      );
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
