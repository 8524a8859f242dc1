import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is on her way to or from an identity provider. What belongs to a browser on its way stays here;
 * the browser holds a random key to it and nothing else.
 */
export class CreateSignInFlows1790000017000 implements MigrationInterface {
  readonly name = 'CreateSignInFlows1790000017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_in_flow (
        secret_sha256 text PRIMARY KEY,
        state text NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        next text NOT NULL,
        linking_account_id uuid REFERENCES account (id),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX sign_in_flow_by_end ON sign_in_flow (expires_at);

      CREATE TABLE identity_proof (
        secret_sha256 text PRIMARY KEY,
        issuer text NOT NULL,
        subject text NOT NULL,
        account_id uuid NOT NULL REFERENCES account (id),
        is_signing_in boolean NOT NULL,
        next text NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX identity_proof_by_end ON identity_proof (expires_at);
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
