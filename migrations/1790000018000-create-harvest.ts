import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What harvesters are told of: every published and withdrawn release, with the instant of its last
 * change and the sets it is in. A row that another has taken the place of is kept, so that a list which
 * began before ends as it began. What was released already gets the dates of what happened to it.
 */
export class CreateHarvest1790000018000 implements MigrationInterface {
  readonly name = 'CreateHarvest1790000018000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(itemsOfWhatIsReleased);
    await runner.query(membershipsOfItems);
    await runner.query(indexes);
  }

  /** Forward only: what was released once must not be undone by a migration. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}

const tables = `
  CREATE TABLE harvest_item (
    datestamp timestamptz NOT NULL
      CONSTRAINT harvest_item_datestamp_is_to_the_second CHECK (datestamp = date_trunc('second', datestamp)),
    release_id uuid NOT NULL
      CONSTRAINT harvest_item_release_exists REFERENCES release (id) ON DELETE CASCADE,
    pid text NOT NULL,
    sets text[] NOT NULL,
    is_deleted boolean NOT NULL,
    superseded_at timestamptz
      CONSTRAINT harvest_item_is_superseded_later CHECK (superseded_at > datestamp),
    PRIMARY KEY (datestamp, release_id)
  );
  COMMENT ON COLUMN harvest_item.superseded_at IS 'datestamp of the item that took its place';

  CREATE TABLE harvest_membership (
    set_spec text COLLATE "C" NOT NULL,
    datestamp timestamptz NOT NULL,
    release_id uuid NOT NULL,
    PRIMARY KEY (set_spec, datestamp, release_id),
    CONSTRAINT harvest_membership_item_exists FOREIGN KEY (datestamp, release_id)
      REFERENCES harvest_item (datestamp, release_id) ON DELETE CASCADE
  );
`;

const itemsOfWhatIsReleased = `
  INSERT INTO harvest_item (datestamp, release_id, pid, sets, is_deleted)
  SELECT
    date_trunc('second', greatest(
      x.published_at, x.withdrawn_at, (x.notice ->> 'setAt')::timestamptz,
      (SELECT max(at) FROM amendment a WHERE a.release_id = x.id),
      (SELECT max(at) FROM licence_change c WHERE c.release_id = x.id),
      (SELECT min(published_at) FROM release later
       WHERE later.repository_id = x.repository_id AND later.state IN ('published', 'withdrawn')
         AND later.published_at > x.published_at))),
    x.id, x.pid,
    ARRAY[r.kind]
      || CASE WHEN r.kind = 'model' THEN ARRAY(
           SELECT DISTINCT 'model:' || spelled FROM (
             SELECT trim('-' FROM regexp_replace(lower(task), '[^a-z0-9_.!~*''()-]+', '-', 'g')) AS spelled
             FROM jsonb_array_elements_text(coalesce(
               (SELECT a.result FROM amendment a WHERE a.release_id = x.id
                ORDER BY a.number DESC LIMIT 1), x.metadata) -> 'tasks') AS task) AS tasks
           WHERE spelled <> '')
         ELSE '{}' END
      || CASE WHEN n.kind = 'organisation' THEN ARRAY['organisation', 'organisation:' || n.handle]
         ELSE '{}' END,
    x.state = 'withdrawn'
  FROM release x
  JOIN repository r ON r.id = x.repository_id
  JOIN namespace n ON n.id = r.namespace_id
  WHERE x.state IN ('published', 'withdrawn')
`;

const membershipsOfItems = `
  INSERT INTO harvest_membership (set_spec, datestamp, release_id)
  SELECT DISTINCT unnest(sets), datestamp, release_id FROM harvest_item
`;

const indexes = `
  CREATE UNIQUE INDEX harvest_item_of_release_is_one
    ON harvest_item (release_id) WHERE superseded_at IS NULL;
  CREATE INDEX harvest_item_by_pid ON harvest_item (pid) WHERE superseded_at IS NULL;
  CREATE INDEX harvest_item_by_release ON harvest_item (release_id);
  CREATE INDEX harvest_membership_by_item ON harvest_membership (release_id, datestamp);
`;
