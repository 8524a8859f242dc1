import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who among the people of a release is known to be who she is: the iD of an identity that signs in, and
 * what its owner said of a release. The subjects of ORCID itself are iDs; what another issuer vouched for
 * is kept from its next signing in on. The papers that gave no text get an index, for they are listed.
 */
export class CreateReleaseCredit1790000026000 implements MigrationInterface {
  readonly name = 'CreateReleaseCredit1790000026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE external_identity ADD COLUMN orcid text;
      ALTER TABLE identity_proof ADD COLUMN orcid text;
      UPDATE external_identity SET orcid = subject
       WHERE issuer = 'https://orcid.org' AND subject ~ '^\\d{4}-\\d{4}-\\d{4}-\\d{3}[0-9X]$';

      CREATE TABLE release_credit (
        release_id uuid NOT NULL REFERENCES release (id) ON DELETE CASCADE,
        orcid text NOT NULL,
        account_id uuid NOT NULL REFERENCES account (id),
        is_publisher boolean NOT NULL,
        confirmed_at timestamptz,
        PRIMARY KEY (release_id, orcid),
        CONSTRAINT release_credit_has_a_ground CHECK (is_publisher OR confirmed_at IS NOT NULL)
      );
      CREATE INDEX release_credit_by_account ON release_credit (account_id);

      CREATE INDEX paper_reading_unreadable ON paper_reading (repository_id)
        WHERE state = 'unreadable';
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
