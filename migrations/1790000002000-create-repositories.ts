import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Repositories, commits, trees and refs with git's own ids; blobs and uploads. */
export class CreateRepositories1790000002000 implements MigrationInterface {
  readonly name = 'CreateRepositories1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE repository (
        id uuid PRIMARY KEY,
        namespace_id uuid NOT NULL REFERENCES namespace (id),
        kind text NOT NULL CONSTRAINT repository_kind_is_known CHECK (kind IN ('model', 'paper', 'dataset')),
        name text NOT NULL,
        name_folded text NOT NULL GENERATED ALWAYS AS (lower(name)) STORED,
        pid text NOT NULL CONSTRAINT repository_pid_is_unique UNIQUE,
        created_at timestamptz NOT NULL,
        created_by uuid REFERENCES account (id),
        updated_at timestamptz NOT NULL,
        public_commit text,
        public_version text,
        CONSTRAINT repository_name_is_unique UNIQUE (namespace_id, kind, name_folded),
        CONSTRAINT repository_public_commit_has_a_version
          CHECK ((public_commit IS NULL) = (public_version IS NULL))
      );
      CREATE INDEX repository_by_update ON repository (kind, updated_at DESC, id DESC);
      CREATE INDEX repository_by_namespace_update ON repository (namespace_id, updated_at DESC, id DESC);

      CREATE TABLE repository_redirect (
        kind text NOT NULL,
        namespace_folded text NOT NULL,
        name_folded text NOT NULL,
        repository_id uuid NOT NULL REFERENCES repository (id),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (kind, namespace_folded, name_folded)
      );
      CREATE INDEX repository_redirect_by_repository ON repository_redirect (repository_id);

      CREATE TABLE repository_guest (
        repository_id uuid NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES account (id),
        admitted_at timestamptz NOT NULL,
        PRIMARY KEY (repository_id, account_id)
      );
      CREATE INDEX repository_guest_by_account ON repository_guest (account_id, repository_id);

      CREATE TABLE blob (
        sha256 text PRIMARY KEY CONSTRAINT blob_sha256_is_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        size_bytes bigint NOT NULL CONSTRAINT blob_size_is_not_negative CHECK (size_bytes >= 0),
        storage_key text NOT NULL CONSTRAINT blob_storage_key_is_unique UNIQUE,
        state text NOT NULL DEFAULT 'verified'
          CONSTRAINT blob_state_is_known CHECK (state IN ('verified', 'quarantined')),
        is_public boolean NOT NULL DEFAULT false,
        media_type text,
        inspection jsonb,
        created_at timestamptz NOT NULL,
        last_checked_at timestamptz
      );
      CREATE INDEX blob_by_last_check ON blob (last_checked_at NULLS FIRST, sha256);

      CREATE TABLE blob_holding (
        sha256 text NOT NULL REFERENCES blob (sha256),
        repository_id uuid NOT NULL REFERENCES repository (id),
        namespace_id uuid NOT NULL REFERENCES namespace (id),
        PRIMARY KEY (sha256, repository_id)
      );
      CREATE INDEX blob_holding_by_repository ON blob_holding (repository_id, sha256);
      CREATE INDEX blob_holding_by_namespace ON blob_holding (namespace_id, sha256);

      CREATE TABLE upload (
        id uuid PRIMARY KEY,
        repository_id uuid NOT NULL REFERENCES repository (id),
        account_id uuid NOT NULL REFERENCES account (id),
        path text,
        claimed_sha256 text NOT NULL,
        size_bytes bigint NOT NULL,
        storage_key text NOT NULL CONSTRAINT upload_storage_key_is_unique UNIQUE,
        multipart_id text,
        part_size_bytes bigint,
        received_sha256 text,
        received_bytes bigint,
        state text NOT NULL DEFAULT 'open' CONSTRAINT upload_state_is_known
          CHECK (state IN ('open', 'completing', 'verifying', 'done', 'rejected', 'aborted')),
        rejection text,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX upload_by_claim ON upload (repository_id, claimed_sha256, created_at);
      CREATE INDEX upload_by_expiry ON upload (expires_at) WHERE state IN ('open', 'completing', 'verifying');
      CREATE INDEX upload_by_account ON upload (account_id) WHERE state IN ('open', 'completing', 'verifying');

      CREATE TABLE tree (
        id text PRIMARY KEY CONSTRAINT tree_id_is_hex CHECK (id ~ '^[0-9a-f]{40}$'),
        file_count integer NOT NULL,
        total_bytes bigint NOT NULL
      );

      CREATE TABLE tree_entry (
        tree_id text NOT NULL REFERENCES tree (id),
        name text COLLATE "C" NOT NULL,
        mode text NOT NULL CONSTRAINT tree_entry_mode_is_known CHECK (mode IN ('40000', '100644')),
        object_id text NOT NULL,
        blob_sha256 text REFERENCES blob (sha256),
        size_bytes bigint NOT NULL,
        is_lfs boolean NOT NULL,
        PRIMARY KEY (tree_id, name),
        CONSTRAINT tree_entry_file_has_a_blob CHECK ((mode = '40000') = (blob_sha256 IS NULL))
      );
      CREATE INDEX tree_entry_by_blob ON tree_entry (blob_sha256) WHERE blob_sha256 IS NOT NULL;

      CREATE TABLE git_commit (
        repository_id uuid NOT NULL REFERENCES repository (id),
        id text NOT NULL CONSTRAINT git_commit_id_is_hex CHECK (id ~ '^[0-9a-f]{40}$'),
        parent_id text,
        tree_id text NOT NULL REFERENCES tree (id),
        generation integer NOT NULL,
        title text NOT NULL,
        message text NOT NULL,
        author_name text NOT NULL,
        author_email text NOT NULL,
        account_id uuid REFERENCES account (id),
        committed_at timestamptz NOT NULL,
        PRIMARY KEY (repository_id, id),
        CONSTRAINT git_commit_parent_exists FOREIGN KEY (repository_id, parent_id)
          REFERENCES git_commit (repository_id, id)
      );
      CREATE INDEX git_commit_by_parent ON git_commit (repository_id, parent_id);
      CREATE INDEX git_commit_by_tree ON git_commit (tree_id);

      CREATE TABLE ref (
        repository_id uuid NOT NULL REFERENCES repository (id),
        name text COLLATE "C" NOT NULL,
        kind text NOT NULL CONSTRAINT ref_kind_is_known CHECK (kind IN ('branch', 'tag')),
        commit_id text NOT NULL,
        visibility text NOT NULL DEFAULT 'draft'
          CONSTRAINT ref_visibility_is_known CHECK (visibility IN ('draft', 'public', 'withdrawn')),
        tombstone jsonb,
        created_at timestamptz NOT NULL,
        moved_at timestamptz NOT NULL,
        PRIMARY KEY (repository_id, name),
        CONSTRAINT ref_commit_exists FOREIGN KEY (repository_id, commit_id)
          REFERENCES git_commit (repository_id, id),
        CONSTRAINT ref_branch_is_a_draft CHECK (kind = 'tag' OR visibility = 'draft'),
        CONSTRAINT ref_withdrawn_has_a_tombstone CHECK ((visibility = 'withdrawn') = (tombstone IS NOT NULL))
      );
      CREATE UNIQUE INDEX ref_tag_is_unique ON ref (repository_id, lower(name)) WHERE kind = 'tag';
      CREATE INDEX ref_by_commit ON ref (repository_id, commit_id) WHERE kind = 'tag';

      CREATE TRIGGER tree_never_changes BEFORE UPDATE ON tree
        FOR EACH ROW EXECUTE FUNCTION refuse_change('tree_never_changes');
      CREATE TRIGGER tree_entry_never_changes BEFORE UPDATE ON tree_entry
        FOR EACH ROW EXECUTE FUNCTION refuse_change('tree_entry_never_changes');
      CREATE TRIGGER git_commit_never_changes BEFORE UPDATE ON git_commit
        FOR EACH ROW EXECUTE FUNCTION refuse_change('git_commit_never_changes');

      CREATE FUNCTION blob_keeps_its_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.sha256 <> OLD.sha256 OR NEW.size_bytes <> OLD.size_bytes THEN
          RAISE EXCEPTION 'blob % keeps its bytes', OLD.sha256
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'blob_keeps_its_bytes';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER blob_keeps_its_bytes BEFORE UPDATE ON blob
        FOR EACH ROW EXECUTE FUNCTION blob_keeps_its_bytes();
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
