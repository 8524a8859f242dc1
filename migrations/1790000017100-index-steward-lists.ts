import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lists that stewards read: accounts and organisations by handle, events by actor, what is withdrawn. */
export class IndexStewardLists1790000017100 implements MigrationInterface {
  readonly name = 'IndexStewardLists1790000017100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX namespace_by_kind_and_handle ON namespace (kind, handle_folded COLLATE "C");
      CREATE INDEX event_by_actor ON event (actor, seq);
      CREATE INDEX release_withdrawn ON release (withdrawn_at DESC, id DESC) WHERE state = 'withdrawn';
      CREATE INDEX release_under_notice ON release (id DESC) WHERE notice IS NOT NULL;
      CREATE INDEX account_by_orcid ON account (orcid) WHERE orcid IS NOT NULL;
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
