import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts and organisations share one set of handles; tokens are held as SHA-256 only. */
export class CreateIdentity1790000000000 implements MigrationInterface {
  readonly name = 'CreateIdentity1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE namespace (
        id uuid PRIMARY KEY,
        handle text NOT NULL,
        handle_folded text NOT NULL GENERATED ALWAYS AS (lower(handle)) STORED,
        kind text NOT NULL CONSTRAINT namespace_kind_is_known CHECK (kind IN ('account', 'organisation')),
        created_at timestamptz NOT NULL,
        CONSTRAINT namespace_handle_is_unique UNIQUE (handle_folded)
      );

      CREATE TABLE account (
        id uuid PRIMARY KEY REFERENCES namespace (id),
        display_name text NOT NULL,
        orcid text,
        is_advisor boolean NOT NULL DEFAULT false,
        is_steward boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        closed_at timestamptz
      );

      CREATE TABLE organisation (
        id uuid PRIMARY KEY REFERENCES namespace (id),
        display_name text NOT NULL,
        ror text,
        review_mode text NOT NULL DEFAULT 'none'
          CONSTRAINT organisation_review_mode_is_known CHECK (review_mode IN ('none', 'advisory')),
        review_window_days integer
          CONSTRAINT organisation_review_window_is_bounded CHECK (review_window_days BETWEEN 1 AND 365),
        created_at timestamptz NOT NULL,
        CONSTRAINT organisation_review_has_a_window
          CHECK (review_mode = 'none' OR review_window_days IS NOT NULL)
      );

      CREATE TABLE membership (
        account_id uuid NOT NULL REFERENCES account (id),
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        role text NOT NULL CONSTRAINT membership_role_is_known CHECK (role IN ('reader', 'writer', 'owner')),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (account_id, organisation_id)
      );
      CREATE INDEX membership_by_organisation ON membership (organisation_id, account_id);

      CREATE TABLE access_token (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account (id),
        name text NOT NULL,
        secret_sha256 text NOT NULL CONSTRAINT access_token_secret_is_unique UNIQUE,
        last_four text NOT NULL,
        scope text NOT NULL CONSTRAINT access_token_scope_is_known CHECK (scope IN ('read', 'write')),
        created_at timestamptz NOT NULL,
        expires_at timestamptz,
        last_used_on date,
        revoked_at timestamptz
      );
      CREATE INDEX access_token_by_account ON access_token (account_id, id);
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
