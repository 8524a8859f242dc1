import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is signed in with a browser, by what, and who tried in vain. */
export class CreateSessions1790000015000 implements MigrationInterface {
  readonly name = 'CreateSessions1790000015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE web_session (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id),
        token_id uuid REFERENCES access_token (id),
        scope text NOT NULL CONSTRAINT web_session_scope_is_known CHECK (scope IN ('read', 'write')),
        secret_sha256 text NOT NULL CONSTRAINT web_session_secret_is_unique UNIQUE,
        previous_sha256 text,
        form_token text NOT NULL,
        created_at timestamptz NOT NULL,
        rotated_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX web_session_by_previous_secret ON web_session (previous_sha256);
      CREATE INDEX web_session_by_account ON web_session (account_id, id);
      CREATE INDEX web_session_by_token ON web_session (token_id);
      CREATE INDEX web_session_by_end ON web_session (expires_at);

      CREATE TABLE sign_in_failure (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        address_sha256 text NOT NULL,
        at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_failure_by_address ON sign_in_failure (address_sha256, at);
      CREATE INDEX sign_in_failure_by_time ON sign_in_failure (at);

      CREATE TABLE external_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        account_id uuid NOT NULL REFERENCES account (id),
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (issuer, subject)
      );
      CREATE INDEX external_identity_by_account ON external_identity (account_id);
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
