import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people and organisations say about themselves, and by which ORCID a work is found: what was
 * published before gets the iDs that its metadata states now.
 */
export class DescribeAccounts1790000016000 implements MigrationInterface {
  readonly name = 'DescribeAccounts1790000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(profiles);
    await runner.query(orcidsOfWhatIsThere);
    await runner.query(indexes);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const profiles = `
  ALTER TABLE account
    ADD COLUMN bio text CONSTRAINT account_bio_is_short CHECK (length(bio) BETWEEN 1 AND 2000),
    ADD COLUMN homepage text
      CONSTRAINT account_homepage_is_a_page CHECK (homepage LIKE 'https://%' AND length(homepage) <= 500),
    ADD COLUMN interests text
      CONSTRAINT account_interests_are_short CHECK (length(interests) BETWEEN 1 AND 2000),
    ADD CONSTRAINT account_closed_says_nothing
      CHECK (closed_at IS NULL OR (bio IS NULL AND homepage IS NULL AND interests IS NULL));
  COMMENT ON COLUMN account.interests IS 'standing competing interests, as an advisor declares them';

  ALTER TABLE organisation
    ADD COLUMN bio text CONSTRAINT organisation_bio_is_short CHECK (length(bio) BETWEEN 1 AND 2000),
    ADD COLUMN homepage text
      CONSTRAINT organisation_homepage_is_a_page
      CHECK (homepage LIKE 'https://%' AND length(homepage) <= 500);
`;

const orcidsOfWhatIsThere = `
  UPDATE record_document d SET document = d.document || jsonb_build_object('orcids', coalesce((
    SELECT jsonb_agg(DISTINCT creator ->> 'orcid')
    FROM release r
      LEFT JOIN LATERAL (
        SELECT result FROM amendment WHERE release_id = r.id ORDER BY number DESC LIMIT 1) a ON true
      CROSS JOIN LATERAL jsonb_path_query(coalesce(a.result, r.metadata), 'lax $.creators[0 to 599]') AS creator
    WHERE r.id::text = d.document ->> 'releaseId' AND creator ? 'orcid'), '[]'));

  UPDATE record_search s
  SET tokens = s.tokens || ARRAY(
    SELECT 'orcid:' || lower(orcid) FROM jsonb_array_elements_text(d.document -> 'orcids') AS orcid)
  FROM record_document d
  WHERE d.repository_id = s.repository_id AND d.document -> 'orcids' <> '[]';
`;

const indexes = `
  CREATE INDEX account_advisors ON account (lower(display_name) COLLATE "C", id)
    WHERE is_advisor AND closed_at IS NULL;
  -- Of the drafts of one namespace the newest first.
  CREATE INDEX listing_of_drafts_by_modification
    ON listing (namespace_id, modified_at DESC, repository_id DESC) WHERE NOT is_public;
`;
