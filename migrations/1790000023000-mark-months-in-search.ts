import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Search looks for the newest matches of common words month by month: each row names its own. */
export class MarkMonthsInSearch1790000023000 implements MigrationInterface {
  readonly name = 'MarkMonthsInSearch1790000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE record_search SET tokens =
         tokens || ('month:' || to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM'))`,
    );
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
