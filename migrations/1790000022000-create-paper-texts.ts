import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The text of papers, so that search finds what stands in their PDFs, and the queue of those that are to
 * be read. Papers that were published before wait in it from the start.
 */
export class CreatePaperTexts1790000022000 implements MigrationInterface {
  readonly name = 'CreatePaperTexts1790000022000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(publishedBefore);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const tables = `
  CREATE TABLE record_text (
    repository_id uuid PRIMARY KEY
      CONSTRAINT record_text_record_exists REFERENCES record_search (repository_id) ON DELETE CASCADE,
    body text NOT NULL
      CONSTRAINT record_text_body_is_bounded CHECK (octet_length(body) <= 4194304),
    text_vector tsvector NOT NULL
  );
  CREATE INDEX record_text_by_word ON record_text USING gin (text_vector) WITH (fastupdate = off);

  CREATE TABLE paper_reading (
    repository_id uuid PRIMARY KEY
      CONSTRAINT paper_reading_repository_exists REFERENCES repository (id) ON DELETE CASCADE,
    release_id uuid NOT NULL
      CONSTRAINT paper_reading_release_exists REFERENCES release (id) ON DELETE CASCADE,
    sha256 text NOT NULL,
    state text NOT NULL
      CONSTRAINT paper_reading_state_is_known CHECK (state IN ('waiting', 'read', 'unreadable')),
    attempts integer NOT NULL DEFAULT 0
      CONSTRAINT paper_reading_attempts_is_not_negative CHECK (attempts >= 0),
    due_at timestamptz NOT NULL,
    reason text,
    page_count integer,
    is_cut boolean NOT NULL DEFAULT false,
    settled_at timestamptz,
    CONSTRAINT paper_reading_is_settled_or_waits CHECK ((state = 'waiting') = (settled_at IS NULL))
  );
  COMMENT ON COLUMN paper_reading.sha256 IS 'of the PDF';
  CREATE INDEX paper_reading_due ON paper_reading (due_at, repository_id) WHERE state = 'waiting';
`;

const publishedBefore = `
  INSERT INTO paper_reading (repository_id, release_id, sha256, state, due_at)
  SELECT r.id, x.id, pdf.sha256, 'waiting', now()
  FROM repository r
  JOIN release x ON x.repository_id = r.id AND x.version = r.public_version AND x.state = 'published'
  CROSS JOIN LATERAL (
    SELECT f.sha256 FROM release_file f WHERE f.release_id = x.id AND f.path ~* '[.]pdf$'
    ORDER BY (f.path = x.metadata ->> 'mainFile') IS TRUE DESC, f.kind = 'paper' DESC, f.path LIMIT 1
  ) AS pdf
  WHERE r.kind = 'paper'
`;
