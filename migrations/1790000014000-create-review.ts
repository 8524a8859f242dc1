import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Invitations, signed opinions and the keys that sign them; notifications, mail and feeds. That a
 * published opinion stays as it is stands here a second time, as named constraints and triggers.
 */
export class CreateReview1790000014000 implements MigrationInterface {
  readonly name = 'CreateReview1790000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(answers);
    await runner.query(opinions);
    await runner.query(guardsOfInvitationsAndKeys);
    await runner.query(guardsOfOpinions);
    await runner.query(notifications);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

// The room of releases asks for two numbers and never for an opinion: they stand on its own row.
const answers = `
  ALTER TABLE release
    ADD COLUMN invited_count integer NOT NULL DEFAULT 0,
    ADD COLUMN answered_count integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT release_answers_are_of_the_invited
      CHECK (answered_count BETWEEN 0 AND invited_count);
  CREATE INDEX release_under_review ON release ((review ->> 'closesAt'), id)
    WHERE state = 'candidate' AND review ->> 'mode' = 'advisory';

  CREATE TABLE invitation (
    id uuid PRIMARY KEY,
    release_id uuid NOT NULL
      CONSTRAINT invitation_release_exists REFERENCES release (id) ON DELETE CASCADE,
    advisor_id uuid NOT NULL REFERENCES account (id),
    invited_by uuid NOT NULL REFERENCES account (id),
    status text NOT NULL CONSTRAINT invitation_status_is_known
      CHECK (status IN ('pending', 'accepted', 'declined')),
    competing_interests jsonb,
    invited_at timestamptz NOT NULL,
    answered_at timestamptz,
    CONSTRAINT invitation_is_one_per_advisor UNIQUE (release_id, advisor_id)
  );
  CREATE INDEX invitation_by_advisor ON invitation (advisor_id, id);
`;

const opinions = `
  CREATE TABLE review_key (
    kid text PRIMARY KEY,
    public_jwk jsonb NOT NULL,
    private_jwk jsonb,
    created_at timestamptz NOT NULL,
    retired_at timestamptz,
    CONSTRAINT review_key_retired_cannot_sign
      CHECK ((retired_at IS NULL) = (private_jwk IS NOT NULL))
  );
  CREATE UNIQUE INDEX review_key_is_one_at_a_time ON review_key ((true)) WHERE retired_at IS NULL;

  CREATE TABLE opinion (
    id uuid PRIMARY KEY,
    release_id uuid NOT NULL
      CONSTRAINT opinion_release_exists REFERENCES release (id) ON DELETE CASCADE,
    advisor_id uuid NOT NULL REFERENCES account (id),
    stage text NOT NULL CONSTRAINT opinion_stage_is_known
      CHECK (stage IN ('pre-publication', 'post-publication')),
    follows uuid CONSTRAINT opinion_follows_an_opinion REFERENCES opinion (id) ON DELETE CASCADE,
    given_at timestamptz NOT NULL
  );
  CREATE UNIQUE INDEX opinion_is_one_per_advisor_and_candidate ON opinion (release_id, advisor_id)
    WHERE stage = 'pre-publication';
  CREATE INDEX opinion_by_release ON opinion (release_id, id);
  CREATE INDEX opinion_by_advisor ON opinion (advisor_id, id);
  CREATE INDEX opinion_by_followed ON opinion (follows) WHERE follows IS NOT NULL;

  CREATE TABLE opinion_revision (
    opinion_id uuid NOT NULL REFERENCES opinion (id) ON DELETE CASCADE,
    number integer NOT NULL,
    document text NOT NULL,
    signature text NOT NULL,
    kid text NOT NULL REFERENCES review_key (kid),
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (opinion_id, number)
  );

  CREATE TABLE opinion_reply (
    opinion_id uuid NOT NULL REFERENCES opinion (id) ON DELETE CASCADE,
    number integer NOT NULL,
    id uuid NOT NULL,
    author_id uuid NOT NULL REFERENCES account (id),
    document text NOT NULL,
    signature text NOT NULL,
    kid text NOT NULL REFERENCES review_key (kid),
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (opinion_id, number)
  );

  CREATE TABLE opinion_export (
    code text PRIMARY KEY,
    advisor_id uuid NOT NULL REFERENCES account (id),
    opinion_count integer NOT NULL,
    document_sha256 text NOT NULL,
    exported_at timestamptz NOT NULL
  );
`;

const guardsOfInvitationsAndKeys = `
  CREATE FUNCTION invitation_ends_with_the_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    release_state text;
  BEGIN
    SELECT state INTO release_state FROM release WHERE id = NEW.release_id FOR SHARE;
    IF release_state <> 'candidate' THEN
      RAISE EXCEPTION 'nobody is invited to a % release', release_state
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'invitation_ends_with_the_candidate';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER invitation_ends_with_the_candidate BEFORE INSERT OR UPDATE ON invitation
    FOR EACH ROW EXECUTE FUNCTION invitation_ends_with_the_candidate();

  CREATE FUNCTION review_key_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR NEW.kid <> OLD.kid OR NEW.public_jwk <> OLD.public_jwk
       OR NEW.created_at <> OLD.created_at
       OR OLD.retired_at IS NOT NULL AND NEW.retired_at IS DISTINCT FROM OLD.retired_at THEN
      RAISE EXCEPTION 'key % verifies what it signed, for ever', OLD.kid
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_key_is_kept';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER review_key_is_kept BEFORE UPDATE OR DELETE ON review_key
    FOR EACH ROW EXECUTE FUNCTION review_key_is_kept();
  CREATE TRIGGER review_key_is_never_truncated BEFORE TRUNCATE ON review_key
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('review_key_is_kept');
  CREATE TRIGGER opinion_export_is_append_only BEFORE UPDATE OR DELETE ON opinion_export
    FOR EACH ROW EXECUTE FUNCTION refuse_change('opinion_export_is_append_only');
`;

const guardsOfOpinions = `
  CREATE FUNCTION opinion_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    release_state text;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      SELECT state INTO release_state FROM release WHERE id = NEW.release_id FOR SHARE;
      IF (NEW.stage, release_state) NOT IN (
           ('pre-publication', 'candidate'), ('post-publication', 'published')) THEN
        RAISE EXCEPTION 'no % opinion is given on a % release', NEW.stage, release_state
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'opinion_is_of_its_stage';
      END IF;
      IF NEW.follows IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM opinion o WHERE o.id = NEW.follows
             AND o.release_id = NEW.release_id AND o.advisor_id = NEW.advisor_id) THEN
        RAISE EXCEPTION 'an opinion follows one of the same advisor on the same release'
          USING ERRCODE = 'restrict_violation', CONSTRAINT = 'opinion_follows_its_own_kind';
      END IF;
      RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
      RAISE EXCEPTION 'opinion % is revised by a further revision only', OLD.id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'opinion_is_frozen';
    END IF;
    SELECT state INTO release_state FROM release WHERE id = OLD.release_id;
    IF release_state IN ('published', 'withdrawn') THEN
      RAISE EXCEPTION 'opinion % is published and stays', OLD.id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'opinion_is_frozen';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER opinion_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON opinion
    FOR EACH ROW EXECUTE FUNCTION opinion_is_frozen();
  CREATE TRIGGER opinion_is_never_truncated BEFORE TRUNCATE ON opinion
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('opinion_is_frozen');

  /** Of revisions and replies: what is signed is added to until publication, and never changed. */
  CREATE FUNCTION opinion_part_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    of_opinion uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.opinion_id ELSE OLD.opinion_id END;
    rule text := TG_TABLE_NAME || '_is_frozen';
    release_state text;
    manifest text;
    last_number integer;
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      RAISE EXCEPTION 'what is signed in % does not change', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = rule;
    END IF;
    IF TG_OP = 'DELETE' THEN
      SELECT r.state INTO release_state FROM opinion o JOIN release r ON r.id = o.release_id
      WHERE o.id = of_opinion;
      IF release_state IN ('published', 'withdrawn') THEN
        RAISE EXCEPTION 'what is published in % stays', TG_TABLE_NAME
          USING ERRCODE = 'restrict_violation', CONSTRAINT = rule;
      END IF;
      RETURN OLD;
    END IF;
    SELECT r.state, r.manifest_sha256 INTO release_state, manifest
    FROM release r WHERE r.id = (SELECT release_id FROM opinion WHERE id = of_opinion) FOR SHARE;
    EXECUTE format('SELECT coalesce(max(number), 0) FROM %I WHERE opinion_id = $1', TG_TABLE_NAME)
      INTO last_number USING of_opinion;
    IF NEW.number <> last_number + 1 THEN
      RAISE EXCEPTION 'revision % does not follow %', NEW.number, last_number
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_follows_the_last';
    END IF;
    IF release_state NOT IN ('candidate', 'published')
       OR release_state = 'published' AND NEW.number > 1 THEN
      RAISE EXCEPTION 'what is published in % stays as it is', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = rule;
    END IF;
    IF NEW.document::jsonb #>> '{release,manifestSha256}' IS DISTINCT FROM manifest THEN
      RAISE EXCEPTION 'what is signed is bound to the manifest of its own release'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_is_bound_to_its_release';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER opinion_revision_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON opinion_revision
    FOR EACH ROW EXECUTE FUNCTION opinion_part_is_frozen();
  CREATE TRIGGER opinion_revision_is_never_truncated BEFORE TRUNCATE ON opinion_revision
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('opinion_revision_is_frozen');
  CREATE TRIGGER opinion_reply_is_frozen BEFORE INSERT OR UPDATE OR DELETE ON opinion_reply
    FOR EACH ROW EXECUTE FUNCTION opinion_part_is_frozen();
  CREATE TRIGGER opinion_reply_is_never_truncated BEFORE TRUNCATE ON opinion_reply
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('opinion_reply_is_frozen');
`;

const notifications = `
  CREATE TABLE notification (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    kind text NOT NULL,
    subject jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    read_at timestamptz
  );
  CREATE INDEX notification_by_account ON notification (account_id, id);
  CREATE INDEX notification_unread ON notification (account_id, id) WHERE read_at IS NULL;

  CREATE TABLE mail_address (
    account_id uuid PRIMARY KEY REFERENCES account (id),
    address text NOT NULL,
    language text NOT NULL CONSTRAINT mail_address_language_is_known CHECK (language IN ('en', 'fr')),
    code_sha256 text,
    set_at timestamptz NOT NULL,
    confirmed_at timestamptz
  );

  CREATE TABLE mail (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    content jsonb NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    last_error text
  );
  CREATE INDEX mail_due ON mail (due_at, id);
  CREATE INDEX mail_by_account ON mail (account_id);

  CREATE TABLE feed_link (
    account_id uuid PRIMARY KEY REFERENCES account (id),
    secret_sha256 text NOT NULL CONSTRAINT feed_link_secret_is_unique UNIQUE,
    created_at timestamptz NOT NULL
  );

  /** licence-policy A015: of a closed account, no address and no private message is kept. */
  CREATE FUNCTION account_closed_hears_no_more() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM mail WHERE account_id = NEW.id;
    DELETE FROM mail_address WHERE account_id = NEW.id;
    DELETE FROM feed_link WHERE account_id = NEW.id;
    DELETE FROM notification WHERE account_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER account_closed_hears_no_more AFTER UPDATE OF closed_at ON account
    FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL) EXECUTE FUNCTION account_closed_hears_no_more();
`;
