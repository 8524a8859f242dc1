import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../test/support/open-database.js';
import { fillWithReleases } from '../../../test/support/released-rows.js';
import { newId } from '../../foundations/clock/clock.js';
import { sql } from '../../foundations/database/database.js';
import { partsStatement, partStatement, ReleaseRegister } from './release-register.js';

describe('ReleaseRegister', () => {
  let open: Awaited<ReturnType<typeof openDatabase>>;
  let register: ReleaseRegister;

  beforeAll(async () => {
    open = await openDatabase();
    await fillWithReleases(open.url, 7);
    register = new ReleaseRegister(open.database);
  });

  afterAll(() => open.close());

  it('parts everything without gap or repetition', async () => {
    const parts = await register.parts(3);
    const pages = await Promise.all(parts.map((cursor) => register.part(cursor, 3)));

    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(new Set(pages.flat().map(({ releaseId }) => releaseId)).size).toBe(7);
    expect(pages[0]?.[0]).toMatchObject({ kind: 'model', version: expect.any(String) });
  });

  it.each([
    ['parts', partsStatement, [3]],
    ['a part', partStatement, ['1767225600123000', newId(), 3]],
  ])('reads %s in the order of an index', async (_, text, parameters) => {
    const plan = await open.database.transaction(async (manager) => {
      // The table is small here: the planner is asked what it can do, not what it would rather do.
      await sql(manager, 'SET LOCAL enable_seqscan = off');
      return JSON.stringify(await sql(manager, `EXPLAIN (FORMAT JSON) ${text}`, parameters));
    });

    expect(plan).toContain('"Index Name":"release_published"');
    expect(plan).not.toMatch(/"Node Type":"Seq Scan"[^}]*"Relation Name":"release"/);
  });
});
