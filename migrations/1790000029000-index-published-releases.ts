import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of everything published, release by release, that search engines walk through. */
export class IndexPublishedReleases1790000029000 implements MigrationInterface {
  readonly name = 'IndexPublishedReleases1790000029000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX release_published ON release (published_at, id) WHERE state = 'published';
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
