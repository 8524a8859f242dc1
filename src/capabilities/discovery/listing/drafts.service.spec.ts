import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Sphere, startSphere } from '../../../../test/support/sphere.js';
import { sql } from '../../../foundations/database/database.js';
import { DraftsService } from './drafts.service.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
});

afterAll(() => sphere.stop());

it('shows a guest the one draft that she was invited to, and members all', async () => {
  const owner = await sphere.anAccount();
  const { repository: open } = await sphere.aRepository({ by: owner });
  const { repository: kept } = await sphere.aRepository({ by: owner });
  await sphere.aRelease({ by: owner });
  const drafts = sphere.app.get(DraftsService);
  const read = async (namespaceIds: string[], repositoryIds: string[]) => {
    const audience = { namespaceIds, repositoryIds };
    const page = { limit: 10, cursor: null };
    const { items } = await drafts.ofNamespace(owner.viewer.accountId, audience, page);
    return items.map(({ repositoryId }) => repositoryId).sort();
  };

  expect(await read([], [])).toEqual([]);
  expect(await read([sphere.steward.viewer.accountId], [open.id])).toEqual([open.id]);
  expect(await read([owner.viewer.accountId], [])).toEqual([open.id, kept.id].sort());
});

it('reads them in the order of an index', async () => {
  const owner = await sphere.anAccount();
  for (const name of ['one', 'two']) await sphere.aRepository({ by: owner, name });
  const asked: { text: string; parameters: readonly unknown[] }[] = [];
  const query = sphere.database.query.bind(sphere.database);
  const recording = Object.assign(Object.create(sphere.database) as typeof sphere.database, {
    query: (text: string, parameters: readonly unknown[] = []) => {
      asked.push({ text, parameters });
      return query(text, parameters);
    },
  });
  const drafts = new DraftsService(recording);
  const { accountId } = owner.viewer;
  const audience = { namespaceIds: [accountId], repositoryIds: [] };
  const { next } = await drafts.ofNamespace(accountId, audience, { limit: 1, cursor: null });
  await drafts.ofNamespace(accountId, audience, { limit: 1, cursor: next });

  expect(asked).toHaveLength(2);
  for (const { text, parameters } of asked) {
    const plan = await sphere.database.transaction(async (manager) => {
      await sql(manager, 'SET LOCAL enable_seqscan = off');
      await sql(manager, 'SET LOCAL enable_bitmapscan = off');
      return JSON.stringify(await sql(manager, `EXPLAIN (FORMAT JSON) ${text}`, parameters));
    });
    expect(plan).toContain('"Index Name":"listing_of_drafts_by_modification"');
    expect(plan).not.toMatch(/"Node Type":"(Seq Scan|Sort)"/);
  }
});
