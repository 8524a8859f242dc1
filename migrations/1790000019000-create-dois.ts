import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The DOIs of concepts and versions, each with what is known of it and whether there is something to
 * send: this table is the outbox. No row says what to send: that is read when it is sent, so that the
 * last change wins whatever the order of attempts.
 */
export class CreateDois1790000019000 implements MigrationInterface {
  readonly name = 'CreateDois1790000019000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE doi (
        doi text PRIMARY KEY
          CONSTRAINT doi_is_lower_case CHECK (doi = lower(doi) AND doi ~ '^10\\.[0-9]{4,9}/'),
        repository_id uuid NOT NULL
          CONSTRAINT doi_repository_exists REFERENCES repository (id) ON DELETE CASCADE,
        release_id uuid
          CONSTRAINT doi_release_exists REFERENCES release (id) ON DELETE CASCADE
          CONSTRAINT doi_release_has_one UNIQUE,
        state text NOT NULL DEFAULT 'reserved'
          CONSTRAINT doi_state_is_known
          CHECK (state IN ('reserved', 'pending', 'registered', 'findable', 'failed')),
        reason text
          CONSTRAINT doi_reason_is_of_a_failure CHECK (reason IS NULL OR state = 'failed'),
        reserved_at timestamptz NOT NULL,
        registered_at timestamptz
          CONSTRAINT doi_registered_was_sent
          CHECK (registered_at IS NOT NULL OR state NOT IN ('registered', 'findable')),
        changes integer NOT NULL DEFAULT 0,
        due_at timestamptz,
        waiting_since timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        last_error text,
        lease uuid,
        leased_until timestamptz,
        CONSTRAINT doi_lease_ends CHECK ((lease IS NULL) = (leased_until IS NULL))
      );
      COMMENT ON COLUMN doi.release_id IS 'null for the concept';
      COMMENT ON COLUMN doi.changes IS 'counts what there was to send: what is sent meanwhile is sent again';
      COMMENT ON COLUMN doi.waiting_since IS 'when it was first due of late; attempts put due_at off';
      COMMENT ON COLUMN doi.due_at IS 'null where there is nothing to send';

      CREATE UNIQUE INDEX doi_concept_has_one ON doi (repository_id) WHERE release_id IS NULL;
      CREATE INDEX doi_by_repository ON doi (repository_id);
      CREATE INDEX doi_due ON doi (due_at, doi) WHERE due_at IS NOT NULL;
      CREATE INDEX doi_by_state ON doi (state, doi);

      -- Registering all that has none looks for these.
      CREATE INDEX release_public_without_doi ON release (repository_id)
        WHERE doi IS NULL AND state IN ('published', 'withdrawn');

      CREATE FUNCTION doi_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.registered_at IS NULL THEN RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END; END IF;
        IF TG_OP = 'DELETE' OR NEW.doi <> OLD.doi OR NEW.repository_id <> OLD.repository_id
           OR NEW.release_id IS DISTINCT FROM OLD.release_id OR NEW.registered_at IS NULL THEN
          RAISE EXCEPTION 'DOI % is registered and stays', OLD.doi
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'doi_registered_is_kept';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER doi_is_kept BEFORE UPDATE OR DELETE ON doi
        FOR EACH ROW EXECUTE FUNCTION doi_is_kept();

      CREATE TRIGGER release_doi_is_kept BEFORE UPDATE OF doi ON release
        FOR EACH ROW WHEN (OLD.doi IS NOT NULL AND NEW.doi IS DISTINCT FROM OLD.doi)
        EXECUTE FUNCTION refuse_change('release_doi_is_kept');
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
