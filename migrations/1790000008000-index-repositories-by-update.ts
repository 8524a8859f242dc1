import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Repositories of all kinds, the one updated last first: so far only those of one kind had an index. */
export class IndexRepositoriesByUpdate1790000008000 implements MigrationInterface {
  readonly name = 'IndexRepositoriesByUpdate1790000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX repository_of_any_kind_by_update ON repository (updated_at DESC, id DESC)',
    );
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
