import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a service holds that was rebuilt from a mirror: commits whose drafts were never released and stayed
 * behind, the bytes of withdrawn releases that it knows by their checksum alone, and events of a log before
 * its own. What is published still has all its bytes, whatever else is known.
 */
export class RestoreFromMirrors1790000024000 implements MigrationInterface {
  readonly name = 'RestoreFromMirrors1790000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(guardsOfBytes);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const tables = `
  ALTER TABLE git_commit
    ADD COLUMN parent_elsewhere text
      CONSTRAINT git_commit_parent_elsewhere_is_hex CHECK (parent_elsewhere ~ '^[0-9a-f]{40}$');
  COMMENT ON COLUMN git_commit.parent_elsewhere IS
    'what git knows as the parent, where that is a draft which stayed in another service';

  ALTER TABLE blob
    DROP CONSTRAINT blob_state_is_known,
    ADD CONSTRAINT blob_state_is_known CHECK (state IN ('verified', 'quarantined', 'absent'));
  COMMENT ON COLUMN blob.state IS 'absent: named by a withdrawn release of a mirror, and never held here';
  CREATE TRIGGER blob_stays_stored BEFORE UPDATE OF state ON blob
    FOR EACH ROW WHEN (NEW.state = 'absent' AND OLD.state <> 'absent')
    EXECUTE FUNCTION refuse_change('blob_stays_stored');

  CREATE OR REPLACE FUNCTION blob_keeps_its_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.sha256 <> OLD.sha256 OR (NEW.size_bytes <> OLD.size_bytes AND OLD.state <> 'absent') THEN
      RAISE EXCEPTION 'blob % keeps its bytes', OLD.sha256
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'blob_keeps_its_bytes';
    END IF;
    RETURN NEW;
  END $$;

  CREATE TABLE event_origin (
    seq bigint PRIMARY KEY,
    original_seq bigint NOT NULL,
    original_previous_hash text,
    original_hash text NOT NULL
  );
  COMMENT ON TABLE event_origin IS 'where an event stood in the log in which it was first written';
  CREATE TRIGGER event_origin_is_append_only BEFORE UPDATE OR DELETE ON event_origin
    FOR EACH ROW EXECUTE FUNCTION refuse_change('event_origin_is_append_only');
`;

// A release that comes back withdrawn passes through all its states in one transaction.
const guardsOfBytes = `
  CREATE OR REPLACE FUNCTION release_keeps_its_word() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NEW.state <> 'candidate' THEN
        RAISE EXCEPTION 'a release begins as a candidate'
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_begins_as_candidate';
      END IF;
      RETURN NEW;
    END IF;

    IF TG_OP = 'DELETE' THEN
      IF OLD.state IN ('published', 'withdrawn') THEN
        RAISE EXCEPTION 'release % is published and stays', OLD.version
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_published_is_never_deleted';
      END IF;
      RETURN OLD;
    END IF;

    IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
         ('candidate', 'published'), ('candidate', 'abandoned'),
         ('published', 'withdrawn'), ('withdrawn', 'published')) THEN
      RAISE EXCEPTION 'no path leads from % to %', OLD.state, NEW.state
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_state_has_no_way_back';
    END IF;

    IF NEW.id <> OLD.id OR NEW.repository_id <> OLD.repository_id OR NEW.version <> OLD.version
       OR NEW.version_index <> OLD.version_index OR NEW.commit_id <> OLD.commit_id
       OR NEW.tree_id <> OLD.tree_id OR NEW.pid <> OLD.pid OR NEW.metadata <> OLD.metadata
       OR NEW.card_sha256 <> OLD.card_sha256 OR NEW.manifest <> OLD.manifest
       OR NEW.manifest_sha256 <> OLD.manifest_sha256 OR NEW.proposed_at <> OLD.proposed_at
       OR NEW.file_count <> OLD.file_count OR NEW.total_bytes <> OLD.total_bytes THEN
      RAISE EXCEPTION 'release % is frozen since it was proposed', OLD.version
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_is_immutable';
    END IF;

    IF OLD.state IN ('published', 'withdrawn') THEN
      IF NEW.published_at <> OLD.published_at OR NEW.published_by IS DISTINCT FROM OLD.published_by
         AND NEW.published_by IS NOT NULL OR NEW.review <> OLD.review THEN
        RAISE EXCEPTION 'release % is published and immutable', OLD.version
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_is_immutable';
      END IF;
      IF NOT coalesce(licence_widens(OLD.licence, NEW.licence), false) THEN
        RAISE EXCEPTION 'the licence of release % only widens', OLD.version
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_licence_only_widens';
      END IF;
    END IF;

    IF OLD.state = 'candidate' AND NEW.state = 'published' AND (
         NOT EXISTS (SELECT 1 FROM release_file f WHERE f.release_id = NEW.id AND f.size_bytes > 0)
         OR EXISTS (SELECT 1 FROM release_file f WHERE f.release_id = NEW.id AND NOT f.is_open)
         OR EXISTS (SELECT 1 FROM release_file f JOIN blob b USING (sha256)
                    WHERE f.release_id = NEW.id AND b.state NOT IN ('verified', 'absent'))) THEN
      RAISE EXCEPTION 'release % holds an artifact that is not open and verified', NEW.version
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_published_needs_open_files';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION release_published_has_its_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
         SELECT 1 FROM release r JOIN release_file f ON f.release_id = r.id JOIN blob b USING (sha256)
         WHERE r.id = NEW.id AND r.state = 'published' AND b.state = 'absent') THEN
      RAISE EXCEPTION 'release % names bytes that are not held here', NEW.version
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_published_has_its_bytes';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER release_published_has_its_bytes AFTER UPDATE OF state ON release
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published')
    EXECUTE FUNCTION release_published_has_its_bytes();
`;
