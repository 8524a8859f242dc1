import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Releases, their files, amendments and licence history. The rules that must never break stand here
 * a second time, as named constraints and triggers: openness, immutability, no way back.
 */
export class CreateReleases1790000003000 implements MigrationInterface {
  readonly name = 'CreateReleases1790000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(guardsOfReleases);
    await runner.query(guardsOfWhatReleasesReach);
    await runner.query(guardsOfPublicity);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

// What a draft repository holds goes with it; the guards below keep whatever was published.
const tables = `
  CREATE TABLE release (
    id uuid PRIMARY KEY,
    repository_id uuid NOT NULL REFERENCES repository (id) ON DELETE CASCADE,
    version text NOT NULL,
    version_folded text NOT NULL GENERATED ALWAYS AS (lower(version)) STORED,
    version_index integer NOT NULL,
    commit_id text NOT NULL,
    tree_id text NOT NULL REFERENCES tree (id),
    state text NOT NULL DEFAULT 'candidate' CONSTRAINT release_state_is_known
      CHECK (state IN ('candidate', 'published', 'withdrawn', 'abandoned')),
    notice jsonb,
    notes text,
    metadata jsonb NOT NULL,
    card_sha256 text NOT NULL,
    licence text NOT NULL,
    licence_report jsonb NOT NULL,
    is_open boolean NOT NULL,
    openness jsonb NOT NULL,
    manifest text NOT NULL,
    manifest_sha256 text NOT NULL,
    pid text NOT NULL CONSTRAINT release_pid_is_unique UNIQUE,
    doi text,
    review jsonb NOT NULL,
    file_count integer NOT NULL,
    total_bytes bigint NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by uuid REFERENCES account (id),
    published_at timestamptz,
    published_by uuid REFERENCES account (id),
    abandoned_at timestamptz,
    withdrawn_at timestamptz,
    withdrawal jsonb,
    disseminated_at timestamptz,
    CONSTRAINT release_commit_exists FOREIGN KEY (repository_id, commit_id)
      REFERENCES git_commit (repository_id, id) ON DELETE CASCADE,
    CONSTRAINT release_version_index_is_unique UNIQUE (repository_id, version_index),
    CONSTRAINT release_published_needs_open_report CHECK (
      state NOT IN ('published', 'withdrawn')
      OR (is_open AND licence_report ->> 'isOpen' = 'true')),
    CONSTRAINT release_published_has_an_instant
      CHECK ((state IN ('published', 'withdrawn')) = (published_at IS NOT NULL)),
    CONSTRAINT release_withdrawn_has_a_reason
      CHECK ((state = 'withdrawn') = (withdrawal IS NOT NULL AND withdrawn_at IS NOT NULL)),
    CONSTRAINT release_withdrawal_has_a_ground CHECK (
      withdrawal IS NULL
      OR (withdrawal ->> 'category' IN ('legal', 'privacy', 'safety')
          AND length(withdrawal ->> 'statement') > 0))
  );
  CREATE UNIQUE INDEX release_version_is_unique ON release (repository_id, version_folded)
    WHERE state <> 'abandoned';
  CREATE INDEX release_by_publication ON release (repository_id, published_at DESC NULLS LAST, id DESC);
  CREATE INDEX release_by_commit ON release (repository_id, commit_id);
  CREATE INDEX release_candidates ON release (proposed_at) WHERE state = 'candidate';

  CREATE TABLE release_file (
    release_id uuid NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    path text COLLATE "C" NOT NULL,
    sha256 text NOT NULL REFERENCES blob (sha256),
    size_bytes bigint NOT NULL,
    git_oid text NOT NULL,
    is_lfs boolean NOT NULL,
    kind text NOT NULL,
    declared text,
    licence text,
    relied_on text,
    is_covered boolean NOT NULL,
    is_open boolean NOT NULL,
    PRIMARY KEY (release_id, path),
    CONSTRAINT release_file_covered_has_a_licence
      CHECK (NOT is_covered OR (licence IS NOT NULL AND relied_on IS NOT NULL))
  );
  CREATE INDEX release_file_by_sha256 ON release_file (sha256, release_id);

  CREATE TABLE release_tree (
    release_id uuid NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    tree_id text NOT NULL REFERENCES tree (id),
    PRIMARY KEY (release_id, tree_id)
  );
  CREATE INDEX release_tree_by_tree ON release_tree (tree_id);

  CREATE TABLE release_base (
    release_id uuid NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    base text NOT NULL,
    base_folded text NOT NULL GENERATED ALWAYS AS (lower(base)) STORED,
    relation text,
    PRIMARY KEY (release_id, base)
  );
  CREATE INDEX release_base_by_base ON release_base (base_folded, release_id);

  CREATE TABLE release_licence_text (
    release_id uuid NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    licence_id text NOT NULL,
    body text NOT NULL,
    source text NOT NULL CONSTRAINT release_licence_text_source_is_known
      CHECK (source IN ('supplied', 'corpus')),
    path text,
    PRIMARY KEY (release_id, licence_id)
  );

  CREATE TABLE amendment (
    id uuid PRIMARY KEY,
    release_id uuid NOT NULL REFERENCES release (id),
    number integer NOT NULL,
    at timestamptz NOT NULL,
    account_id uuid NOT NULL REFERENCES account (id),
    reason text NOT NULL,
    patch jsonb NOT NULL,
    result jsonb NOT NULL,
    CONSTRAINT amendment_number_is_unique UNIQUE (release_id, number)
  );

  CREATE TABLE licence_change (
    id uuid PRIMARY KEY,
    release_id uuid NOT NULL REFERENCES release (id),
    path text,
    at timestamptz NOT NULL,
    account_id uuid NOT NULL REFERENCES account (id),
    before text NOT NULL,
    after text NOT NULL
  );
  CREATE INDEX licence_change_by_release ON licence_change (release_id, at);

  CREATE TABLE pid (
    pid text PRIMARY KEY,
    repository_id uuid REFERENCES repository (id) ON DELETE SET NULL,
    release_id uuid REFERENCES release (id) ON DELETE SET NULL,
    assigned_at timestamptz NOT NULL
  );
`;

const guardsOfReleases = `
  /** An SPDX expression cut at an operator that stands outside parentheses. */
  CREATE FUNCTION licence_split(expression text, operator text) RETURNS text[]
  LANGUAGE plpgsql IMMUTABLE STRICT AS $$
  DECLARE
    separator text := ' ' || operator || ' ';
    depth integer := 0;
    start integer := 1;
    position integer := 1;
    operands text[] := '{}';
  BEGIN
    WHILE position <= length(expression) LOOP
      CASE substr(expression, position, 1)
        WHEN '(' THEN depth := depth + 1;
        WHEN ')' THEN depth := depth - 1;
        ELSE
          IF depth = 0 AND substr(expression, position, length(separator)) = separator THEN
            operands := operands || substr(expression, start, position - start);
            start := position + length(separator);
            position := start - 1;
          END IF;
      END CASE;
      position := position + 1;
    END LOOP;
    RETURN operands || substr(expression, start);
  END $$;

  /** An operand without the pair of parentheses that holds the whole of it, where there is one. */
  CREATE FUNCTION licence_unwrap(operand text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
  DECLARE
    depth integer := 0;
  BEGIN
    IF left(operand, 1) <> '(' THEN
      RETURN operand;
    END IF;
    FOR position IN 1 .. length(operand) LOOP
      CASE substr(operand, position, 1)
        WHEN '(' THEN depth := depth + 1;
        WHEN ')' THEN depth := depth - 1;
        ELSE NULL;
      END CASE;
      IF depth = 0 AND position < length(operand) THEN
        RETURN operand;
      END IF;
    END LOOP;
    RETURN licence_unwrap(substr(operand, 2, length(operand) - 2));
  END $$;

  /** The alternatives of an expression: operands of its top-level OR, nested ORs flattened. */
  CREATE FUNCTION licence_or_operands(expression text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT AS $$
  DECLARE
    operands text[] := licence_split(expression, 'OR');
    operand text;
    flat text[] := '{}';
  BEGIN
    IF array_length(operands, 1) = 1 THEN
      RETURN operands;
    END IF;
    FOREACH operand IN ARRAY operands LOOP
      flat := flat || licence_or_operands(licence_unwrap(operand));
    END LOOP;
    RETURN flat;
  END $$;

  /** What an expression asks for together: operands of its top-level AND. */
  CREATE FUNCTION licence_and_operands(expression text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
      WHEN array_length(licence_split(expression, 'OR'), 1) > 1 THEN ARRAY[expression]
      ELSE ARRAY(SELECT licence_unwrap(operand) FROM unnest(licence_split(expression, 'AND')) operand)
    END
  $$;

  /** licence-policy R49: every operand keeps all its alternatives, and none appears from nowhere. */
  CREATE FUNCTION licence_widens(before text, after text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT before IS NOT DISTINCT FROM after OR (
      NOT EXISTS (
        SELECT 1 FROM unnest(licence_and_operands(before)) b WHERE NOT EXISTS (
          SELECT 1 FROM unnest(licence_and_operands(after)) a
          WHERE licence_or_operands(a) @> licence_or_operands(b)))
      AND NOT EXISTS (
        SELECT 1 FROM unnest(licence_and_operands(after)) a WHERE NOT EXISTS (
          SELECT 1 FROM unnest(licence_and_operands(before)) b
          WHERE licence_or_operands(a) @> licence_or_operands(b))))
  $$;

  CREATE FUNCTION release_keeps_its_word() RETURNS trigger LANGUAGE plpgsql AS $$
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
                    WHERE f.release_id = NEW.id AND b.state <> 'verified')) THEN
      RAISE EXCEPTION 'release % holds an artifact that is not open and verified', NEW.version
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_published_needs_open_files';
    END IF;
    RETURN NEW;
  END $$;

  CREATE TRIGGER release_keeps_its_word BEFORE INSERT OR UPDATE OR DELETE ON release
    FOR EACH ROW EXECUTE FUNCTION release_keeps_its_word();
  CREATE TRIGGER release_is_never_truncated BEFORE TRUNCATE ON release
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('release_published_is_never_deleted');

  CREATE FUNCTION release_file_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    release_state text;
    release_of uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.release_id ELSE OLD.release_id END;
  BEGIN
    SELECT state INTO release_state FROM release WHERE id = release_of;
    IF release_state IN ('published', 'withdrawn') THEN
      IF TG_OP <> 'UPDATE' OR NEW.release_id <> OLD.release_id OR NEW.path <> OLD.path
         OR NEW.sha256 <> OLD.sha256 OR NEW.size_bytes <> OLD.size_bytes
         OR NEW.git_oid <> OLD.git_oid OR NEW.is_lfs <> OLD.is_lfs OR NEW.kind <> OLD.kind
         OR NEW.is_open <> OLD.is_open OR NEW.is_covered <> OLD.is_covered THEN
        RAISE EXCEPTION 'the files of a published release never change'
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_file_is_frozen';
      END IF;
      IF NOT coalesce(licence_widens(OLD.licence, NEW.licence), false) THEN
        RAISE EXCEPTION 'the licence of % only widens', OLD.path
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'release_licence_only_widens';
      END IF;
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER release_file_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON release_file
    FOR EACH ROW EXECUTE FUNCTION release_file_is_frozen();
  CREATE TRIGGER release_file_is_never_truncated BEFORE TRUNCATE ON release_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('release_file_is_frozen');

  CREATE FUNCTION release_part_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    release_state text;
  BEGIN
    SELECT state INTO release_state FROM release WHERE id = OLD.release_id;
    IF release_state IN ('published', 'withdrawn') THEN
      RAISE EXCEPTION '% of a published release is kept', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_ARGV[0];
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER release_tree_is_kept BEFORE UPDATE OR DELETE ON release_tree
    FOR EACH ROW EXECUTE FUNCTION release_part_is_kept('release_tree_is_kept');
  CREATE TRIGGER release_base_is_kept BEFORE UPDATE OR DELETE ON release_base
    FOR EACH ROW EXECUTE FUNCTION release_part_is_kept('release_base_is_kept');
  CREATE TRIGGER release_licence_text_is_kept BEFORE UPDATE OR DELETE ON release_licence_text
    FOR EACH ROW EXECUTE FUNCTION release_part_is_kept('release_licence_text_is_kept');
  CREATE TRIGGER amendment_is_append_only BEFORE UPDATE OR DELETE ON amendment
    FOR EACH ROW EXECUTE FUNCTION refuse_change('amendment_is_append_only');
  CREATE TRIGGER licence_change_is_append_only BEFORE UPDATE OR DELETE ON licence_change
    FOR EACH ROW EXECUTE FUNCTION refuse_change('licence_change_is_append_only');

  CREATE FUNCTION pid_is_never_reused() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR NEW.pid <> OLD.pid
       OR (OLD.repository_id IS NOT NULL AND NEW.repository_id IS NOT NULL
           AND NEW.repository_id <> OLD.repository_id)
       OR (OLD.release_id IS NOT NULL AND NEW.release_id IS NOT NULL
           AND NEW.release_id <> OLD.release_id)
       OR (OLD.release_id IS NULL AND NEW.release_id IS NOT NULL) THEN
      RAISE EXCEPTION 'identifier % is never reused', OLD.pid
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'pid_is_never_reused';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER pid_is_never_reused BEFORE UPDATE OR DELETE ON pid
    FOR EACH ROW EXECUTE FUNCTION pid_is_never_reused();
`;

// Foreign keys already keep the commit, trees and blobs of a release; these keep the rows between them.
const guardsOfWhatReleasesReach = `
  CREATE FUNCTION tree_entry_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM release_tree rt JOIN release r ON r.id = rt.release_id
               WHERE rt.tree_id = OLD.tree_id AND r.state IN ('published', 'withdrawn')) THEN
      RAISE EXCEPTION 'tree % belongs to a published release', OLD.tree_id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'tree_entry_of_a_release_is_kept';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER tree_entry_is_kept BEFORE DELETE ON tree_entry
    FOR EACH ROW EXECUTE FUNCTION tree_entry_is_kept();
  CREATE TRIGGER tree_entry_is_never_truncated BEFORE TRUNCATE ON tree_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('tree_entry_of_a_release_is_kept');

  CREATE FUNCTION repository_released_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM release WHERE repository_id = OLD.id AND state IN ('published', 'withdrawn')) THEN
      RAISE EXCEPTION 'repository % holds a release and stays', OLD.name
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'repository_released_is_kept';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER repository_released_is_kept BEFORE DELETE ON repository
    FOR EACH ROW EXECUTE FUNCTION repository_released_is_kept();

  CREATE FUNCTION git_commit_of_released_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM release
               WHERE repository_id = OLD.repository_id AND state IN ('published', 'withdrawn')) THEN
      RAISE EXCEPTION 'the history of a released repository stays'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'git_commit_of_released_is_kept';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER git_commit_of_released_is_kept BEFORE DELETE ON git_commit
    FOR EACH ROW EXECUTE FUNCTION git_commit_of_released_is_kept();

  CREATE FUNCTION blob_of_a_release_is_served() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state = 'quarantined' AND OLD.state = 'verified' AND EXISTS (
         SELECT 1 FROM release_file f JOIN release r ON r.id = f.release_id
         WHERE f.sha256 = NEW.sha256 AND r.state = 'published') THEN
      RAISE EXCEPTION 'blob % belongs to a published release', NEW.sha256
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'blob_of_a_release_is_served';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER blob_of_a_release_is_served BEFORE UPDATE OF state ON blob
    FOR EACH ROW EXECUTE FUNCTION blob_of_a_release_is_served();
`;

const guardsOfPublicity = `
  /** What strangers see is what a published release froze, and nothing else. */
  CREATE FUNCTION ref_shows_releases_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP IN ('UPDATE', 'DELETE') AND OLD.visibility IN ('public', 'withdrawn') THEN
      IF TG_OP = 'DELETE' OR NEW.name <> OLD.name OR NEW.commit_id <> OLD.commit_id
         OR NEW.repository_id <> OLD.repository_id OR NEW.kind <> OLD.kind
         OR NEW.visibility = 'draft' THEN
        RAISE EXCEPTION 'label % is published and stays', OLD.name
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ref_published_is_kept';
      END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    IF NEW.visibility <> 'draft' AND NOT EXISTS (
         SELECT 1 FROM release r
         WHERE r.repository_id = NEW.repository_id AND r.version = NEW.name
           AND r.commit_id = NEW.commit_id
           AND r.state = CASE NEW.visibility WHEN 'public' THEN 'published' ELSE 'withdrawn' END) THEN
      RAISE EXCEPTION 'label % names no such release', NEW.name
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ref_shows_releases_only';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER ref_shows_releases_only BEFORE INSERT OR UPDATE OR DELETE ON ref
    FOR EACH ROW EXECUTE FUNCTION ref_shows_releases_only();

  CREATE FUNCTION repository_shows_releases_only() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.public_commit IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM release r
         WHERE r.repository_id = NEW.id AND r.version = NEW.public_version
           AND r.commit_id = NEW.public_commit AND r.state = 'published') THEN
      RAISE EXCEPTION 'repository % shows what no published release holds', NEW.name
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'repository_shows_releases_only';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER repository_shows_releases_only
    BEFORE INSERT OR UPDATE OF public_commit, public_version ON repository
    FOR EACH ROW EXECUTE FUNCTION repository_shows_releases_only();
`;
