import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Ground, type RepositoriesRoom } from '../../../test/support/repositories-room.js';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import { findHeaders } from './blob-header-table.js';
import { findDescriptions } from './description-table.js';

const known = 20_000;

describe('the descriptions and headers of a large service', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let treeIds: readonly TreeId[];

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    await room.database.query(
      `INSERT INTO tree (id, file_count, total_bytes)
       SELECT encode(sha224(n::text::bytea)::bytea, 'hex')::char(40), 0, 0 FROM generate_series(1, ${known}) n`,
    );
    await room.database.query(
      `INSERT INTO tree_description (tree_id, description, format)
       SELECT id, '{"tags": []}', 1 FROM tree`,
    );
    await room.database.query(
      `INSERT INTO blob (sha256, size_bytes, storage_key, created_at)
       SELECT encode(sha256(n::text::bytea), 'hex'), 0, n::text, now() FROM generate_series(1, ${known}) n`,
    );
    await room.database.query(
      `INSERT INTO blob_header (sha256, facts, format)
       SELECT sha256, '{"format": "unreadable"}', 1 FROM blob`,
    );
    await room.database.query('ANALYZE tree_description, blob_header');
    const rows = await room.database.query<{ id: TreeId }>('SELECT id FROM tree LIMIT 100');
    treeIds = rows.map(({ id }) => id);
  });

  afterAll(() => ground.clear());

  it('are read a hundred at a time by one query', async () => {
    const asked = jest.spyOn(room.database, 'prepared');

    const described = await room.descriptions.describeMany(treeIds);

    expect(described.size).toBe(100);
    expect(asked.mock.calls).toHaveLength(1);
    asked.mockRestore();
  });

  it.each([
    ['tree_description_pkey', findDescriptions, 'SELECT tree_id FROM tree_description LIMIT 100'],
    ['blob_header_pkey', findHeaders, 'SELECT sha256 FROM blob_header LIMIT 100'],
  ])('are found by %s', async (index, statement, ids) => {
    const rows = await room.database.query<Record<string, string>>(ids);
    const keys = rows.flatMap((row) => Object.values(row));

    const plan = JSON.stringify(
      await room.database.query(`EXPLAIN (FORMAT JSON) ${statement}`, [keys, 1]),
    );

    expect(plan.includes(index)).toBe(true);
    expect(plan.includes('Seq Scan')).toBe(false);
  });

  it('go with their tree and their blob', async () => {
    const [treeId] = treeIds;
    await room.database.query('DELETE FROM tree WHERE id = $1', [treeId]);
    await room.database.query('DELETE FROM blob WHERE sha256 = (SELECT max(sha256) FROM blob)');

    const [left] = await room.database.query(
      `SELECT (SELECT count(*)::int FROM tree_description) AS trees,
              (SELECT count(*)::int FROM blob_header) AS blobs`,
    );

    expect(left).toEqual({ trees: known - 1, blobs: known - 1 });
  });
});
