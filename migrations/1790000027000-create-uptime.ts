import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the service was seen to answer: a row for each unbroken stretch of each process (scholarly F). */
export class CreateUptime1790000027000 implements MigrationInterface {
  readonly name = 'CreateUptime1790000027000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE uptime_stretch (
        id uuid PRIMARY KEY,
        began_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        CONSTRAINT uptime_stretch_goes_forward CHECK (seen_at >= began_at)
      );
      CREATE INDEX uptime_stretch_by_end ON uptime_stretch (seen_at);
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
