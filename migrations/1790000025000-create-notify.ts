import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notifications that are exchanged with other services: what came in, what they say of releases, offers
 * for review and the outbox of those; and which opinions on earlier versions a version answers. Nothing
 * here refers to the state of a release, and nothing there refers to this.
 */
export class CreateNotify1790000025000 implements MigrationInterface {
  readonly name = 'CreateNotify1790000025000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(offers);
    await runner.query(inbox);
    await runner.query(addressed);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const offers = `
  CREATE TABLE review_offer (
    id uuid PRIMARY KEY,
    release_id uuid NOT NULL
      CONSTRAINT review_offer_release_exists REFERENCES release (id) ON DELETE CASCADE,
    service text NOT NULL,
    offered_by uuid NOT NULL REFERENCES account (id),
    offered_at timestamptz NOT NULL,
    answer text CONSTRAINT review_offer_answer_is_known CHECK (answer IN
      ('accepted', 'tentatively-accepted', 'rejected', 'tentatively-rejected')),
    answer_note text,
    answered_at timestamptz,
    withdrawn_at timestamptz,
    closed_at timestamptz,
    CONSTRAINT review_offer_answer_has_its_time CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT review_offer_withdrawn_is_closed
      CHECK (withdrawn_at IS NULL OR closed_at IS NOT NULL)
  );
  COMMENT ON COLUMN review_offer.closed_at IS 'since when it is withdrawn or rejected, and may be made anew';
  CREATE INDEX review_offer_by_release ON review_offer (release_id, id);
  CREATE UNIQUE INDEX review_offer_is_one_at_a_time ON review_offer (release_id, service)
    WHERE closed_at IS NULL;

  CREATE TABLE outgoing_notification (
    id uuid PRIMARY KEY,
    offer_id uuid NOT NULL
      CONSTRAINT outgoing_notification_offer_exists REFERENCES review_offer (id) ON DELETE CASCADE,
    activity text NOT NULL CONSTRAINT outgoing_notification_activity_is_known
      CHECK (activity IN ('offer', 'undo')),
    inbox text NOT NULL,
    document text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CONSTRAINT outgoing_notification_state_is_known
      CHECK (state IN ('waiting', 'sent', 'failed', 'cancelled')),
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    settled_at timestamptz,
    lease uuid,
    leased_until timestamptz,
    CONSTRAINT outgoing_notification_is_one_of_each UNIQUE (offer_id, activity),
    CONSTRAINT outgoing_notification_lease_ends CHECK ((lease IS NULL) = (leased_until IS NULL))
  );
  COMMENT ON COLUMN outgoing_notification.id IS 'its urn:uuid; of an offer the id of the offer';
  CREATE INDEX outgoing_notification_due ON outgoing_notification (due_at, id)
    WHERE state = 'waiting';
`;

const inbox = `
  CREATE TABLE inbox_notification (
    id uuid PRIMARY KEY,
    urn text NOT NULL CONSTRAINT inbox_notification_is_taken_once UNIQUE,
    origin text NOT NULL,
    activity text NOT NULL,
    document text NOT NULL,
    received_at timestamptz NOT NULL
  );
  COMMENT ON COLUMN inbox_notification.urn IS 'as the sender names it';
  CREATE INDEX inbox_notification_by_origin ON inbox_notification (origin, received_at);
  CREATE TRIGGER inbox_notification_is_append_only BEFORE UPDATE OR DELETE ON inbox_notification
    FOR EACH ROW EXECUTE FUNCTION refuse_change('inbox_notification_is_append_only');

  CREATE TABLE external_review (
    id uuid PRIMARY KEY,
    release_id uuid NOT NULL
      CONSTRAINT external_review_release_exists REFERENCES release (id) ON DELETE CASCADE,
    notification_id uuid NOT NULL
      CONSTRAINT external_review_was_announced REFERENCES inbox_notification (id),
    offer_id uuid REFERENCES review_offer (id),
    kind text NOT NULL CONSTRAINT external_review_kind_is_known
      CHECK (kind IN ('review', 'endorsement', 'relationship')),
    address text NOT NULL
      CONSTRAINT external_review_address_is_bounded CHECK (octet_length(address) <= 2000),
    cite_as text,
    relationship text,
    title text NOT NULL,
    service text NOT NULL,
    service_name text NOT NULL,
    state text NOT NULL CONSTRAINT external_review_state_is_known
      CHECK (state IN ('waiting', 'shown', 'unconfirmed', 'undone')),
    announced_at timestamptz NOT NULL,
    confirmed_at timestamptz
      CONSTRAINT external_review_shown_is_confirmed
      CHECK (confirmed_at IS NOT NULL OR state <> 'shown'),
    due_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    last_error text,
    lease uuid,
    leased_until timestamptz,
    CONSTRAINT external_review_lease_ends CHECK ((lease IS NULL) = (leased_until IS NULL))
  );
  CREATE UNIQUE INDEX external_review_stands_once ON external_review (release_id, kind, address)
    WHERE state <> 'undone';
  CREATE INDEX external_review_shown ON external_review (release_id, id) WHERE state = 'shown';
  CREATE INDEX external_review_due ON external_review (due_at, id) WHERE state = 'waiting';
  CREATE INDEX external_review_by_notification ON external_review (notification_id);
`;

const addressed = `
  CREATE TABLE opinion_addressed (
    release_id uuid NOT NULL
      CONSTRAINT opinion_addressed_release_exists REFERENCES release (id) ON DELETE CASCADE,
    opinion_id uuid NOT NULL
      CONSTRAINT opinion_addressed_opinion_exists REFERENCES opinion (id) ON DELETE CASCADE,
    PRIMARY KEY (release_id, opinion_id)
  );
  CREATE INDEX opinion_addressed_by_opinion ON opinion_addressed (opinion_id);
  CREATE TRIGGER opinion_addressed_stays BEFORE UPDATE ON opinion_addressed
    FOR EACH ROW EXECUTE FUNCTION refuse_change('opinion_addressed_stays');
`;
