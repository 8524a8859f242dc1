import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The append-only, hash-chained event log. */
export class CreateEventLog1790000001000 implements MigrationInterface {
  readonly name = 'CreateEventLog1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on % is refused: %', TG_OP, TG_TABLE_NAME, TG_ARGV[0]
          USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_ARGV[0];
      END $$;

      CREATE TABLE event (
        seq bigint PRIMARY KEY,
        at timestamptz NOT NULL,
        actor text,
        action text NOT NULL,
        subject text NOT NULL,
        detail jsonb NOT NULL,
        is_public boolean NOT NULL,
        previous_hash text NOT NULL,
        hash text NOT NULL CONSTRAINT event_hash_is_unique UNIQUE
      );
      CREATE INDEX event_public ON event (seq) WHERE is_public;
      CREATE INDEX event_by_subject ON event (subject, seq);

      CREATE FUNCTION event_continues_the_chain() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        last_seq bigint;
        last_hash text;
      BEGIN
        SELECT seq, hash INTO last_seq, last_hash FROM event ORDER BY seq DESC LIMIT 1;
        IF NEW.seq <> coalesce(last_seq, 0) + 1
           OR NEW.previous_hash <> coalesce(last_hash, repeat('0', 64)) THEN
          RAISE EXCEPTION 'event % does not continue the chain after %', NEW.seq, coalesce(last_seq, 0)
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'event_continues_the_chain';
        END IF;
        RETURN NEW;
      END $$;

      CREATE TRIGGER event_continues_the_chain BEFORE INSERT ON event
        FOR EACH ROW EXECUTE FUNCTION event_continues_the_chain();
      CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event
        FOR EACH ROW EXECUTE FUNCTION refuse_change('event_is_append_only');
      CREATE TRIGGER event_is_never_truncated BEFORE TRUNCATE ON event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('event_is_append_only');
    `);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
