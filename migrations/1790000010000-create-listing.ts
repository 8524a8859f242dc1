import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One narrow row for each repository that lists name: the latest release of what was released, the head
 * of `main` of what never was. What was there before gets its rows here, and its tokens from the service.
 */
export class CreateListing1790000010000 implements MigrationInterface {
  readonly name = 'CreateListing1790000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(rowsOfWhatIsThere);
    await runner.query(indexes);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const tables = `
  /** Every run of one, two or three characters of a name: what a substring is looked up by. */
  CREATE FUNCTION listing_grams(folded text) RETURNS text[]
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array_agg(DISTINCT substr(folded, first, size))
    FROM generate_series(1, 3) AS size, generate_series(1, length(folded) - size + 1) AS first
  $$;

  CREATE TABLE listing (
    repository_id uuid PRIMARY KEY
      CONSTRAINT listing_repository_exists REFERENCES repository (id) ON DELETE CASCADE,
    kind text NOT NULL,
    namespace_id uuid NOT NULL,
    is_public boolean NOT NULL,
    is_described boolean NOT NULL DEFAULT false,
    listed_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    modified_at timestamptz NOT NULL,
    downloads bigint NOT NULL DEFAULT 0
      CONSTRAINT listing_downloads_is_not_negative CHECK (downloads >= 0),
    parameters bigint NOT NULL DEFAULT 0
      CONSTRAINT listing_parameters_is_not_negative CHECK (parameters >= 0),
    size_bytes bigint NOT NULL,
    file_count integer NOT NULL,
    description_length integer NOT NULL DEFAULT 0,
    commit_id text NOT NULL,
    tree_id text NOT NULL,
    full_name_folded text COLLATE "C" NOT NULL,
    namespace_folded text COLLATE "C" NOT NULL
      GENERATED ALWAYS AS (split_part(full_name_folded, '/', 1)) STORED,
    grams text[] NOT NULL GENERATED ALWAYS AS (listing_grams(full_name_folded)) STORED,
    tokens text[] NOT NULL DEFAULT '{}'
  );
  COMMENT ON COLUMN listing.listed_at IS 'when it was first public; of a draft, when it was founded';
  COMMENT ON COLUMN listing.downloads IS 'of the last 30 days, by people and by programs';
  COMMENT ON COLUMN listing.description_length IS 'of the description as JSON, in characters';
  COMMENT ON COLUMN listing.parameters IS 'of the weights; 0 where it is not known';

  CREATE TABLE listing_token (
    kind text NOT NULL,
    token text NOT NULL,
    type text NOT NULL GENERATED ALWAYS AS (
      CASE WHEN strpos(token, ':') > 0 THEN split_part(token, ':', 1) ELSE '' END) STORED,
    listing_count integer NOT NULL,
    PRIMARY KEY (kind, token)
  );
  CREATE INDEX listing_token_by_count ON listing_token (kind, type, listing_count DESC, token);

  /** In the order of the tokens, so that two who count the same ones wait and never lock each other out. */
  CREATE FUNCTION listing_counts_tokens() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO listing_token (kind, token, listing_count)
    SELECT kind, token, sum(difference) FROM (
      SELECT OLD.kind, unnest(OLD.tokens), -1 WHERE OLD.is_public
      UNION ALL
      SELECT NEW.kind, unnest(NEW.tokens), 1 WHERE NEW.is_public
    ) AS change (kind, token, difference)
    GROUP BY kind, token HAVING sum(difference) <> 0
    ORDER BY kind, token
    ON CONFLICT (kind, token) DO UPDATE
      SET listing_count = listing_token.listing_count + excluded.listing_count;
    RETURN NULL;
  END $$;
  CREATE TRIGGER listing_counts_tokens AFTER INSERT OR DELETE OR UPDATE OF tokens, is_public ON listing
    FOR EACH ROW EXECUTE FUNCTION listing_counts_tokens();

  CREATE INDEX usage_day_by_day ON usage_day (day);

  DROP INDEX repository_by_update;
  DROP INDEX repository_by_namespace_update;
  DROP INDEX repository_of_any_kind_by_update;
`;

const rowsOfWhatIsThere = `
  INSERT INTO listing (repository_id, kind, namespace_id, is_public, listed_at, created_at, modified_at, downloads,
    size_bytes, file_count, commit_id, tree_id, full_name_folded)
  SELECT r.id, r.kind, r.namespace_id, r.public_commit IS NOT NULL,
    coalesce((
      SELECT min(published_at) FROM release WHERE repository_id = r.id AND state = 'published'),
      r.created_at),
    r.created_at, c.committed_at,
    coalesce((
      SELECT sum(requests) FROM usage_day
      WHERE repository_id = r.id AND version = '' AND agent IN ('regular', 'machine')
        AND day > current_date - 30), 0),
    t.total_bytes, t.file_count, c.id, c.tree_id, lower(n.handle || '/' || r.name)
  FROM repository r
    JOIN namespace n ON n.id = r.namespace_id
    LEFT JOIN ref main ON main.repository_id = r.id AND main.name = 'main' AND main.kind = 'branch'
    JOIN git_commit c ON c.repository_id = r.id AND c.id = coalesce(r.public_commit, main.commit_id)
    JOIN tree t ON t.id = c.tree_id
  WHERE r.public_commit IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM ref WHERE repository_id = r.id AND visibility <> 'draft')
`;

const indexes = `
  CREATE INDEX listing_by_publication
    ON listing (kind, listed_at DESC, repository_id DESC) WHERE is_public;
  CREATE INDEX listing_by_creation
    ON listing (kind, created_at DESC, repository_id DESC) WHERE is_public;
  CREATE INDEX listing_by_modification
    ON listing (kind, modified_at DESC, repository_id DESC) WHERE is_public;
  CREATE INDEX listing_by_downloads
    ON listing (kind, downloads DESC, repository_id DESC) WHERE is_public;
  CREATE INDEX listing_by_parameters
    ON listing (kind, parameters DESC, repository_id DESC) WHERE is_public;
  CREATE INDEX listing_by_size
    ON listing (kind, size_bytes DESC, repository_id DESC) WHERE is_public;
  CREATE INDEX listing_by_name
    ON listing (kind, full_name_folded DESC, repository_id DESC) WHERE is_public;
  CREATE INDEX listing_of_namespace
    ON listing (namespace_folded, kind, listed_at DESC, repository_id DESC) WHERE is_public;
  -- Without a pending list a list never pays for the publications before it.
  CREATE INDEX listing_by_token ON listing USING gin (tokens, grams) WITH (fastupdate = off) WHERE is_public;
  CREATE INDEX listing_of_drafts ON listing (namespace_id, kind) WHERE NOT is_public;
  CREATE INDEX listing_undescribed ON listing (is_public, namespace_id) WHERE NOT is_described;
  -- The planner chooses between the walk in order and the look-up from these frequencies.
  ALTER TABLE listing ALTER COLUMN tokens SET STATISTICS 400;
  ALTER TABLE listing ALTER COLUMN grams SET STATISTICS 400;
`;
