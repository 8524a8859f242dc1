import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aRecord,
  discoveryRoom,
  type DiscoveryRoom,
} from '../../../../test/support/discovery-room.js';
import { newId } from '../../../foundations/clock/clock.js';
import type { Database } from '../../../foundations/database/database.js';
import type { RecordDocument } from '../search/record-document.js';
import { PapersService } from '../search/papers.service.js';
import { CitationsService } from './citations.service.js';
import { IdentifierIndex, type WorkIdentifiers } from './identifier-index.js';

/** So many that no index is passed over for being long. */
const crowd = 30_000;

describe('citations', () => {
  let room: DiscoveryRoom;
  let citations: CitationsService;
  const index = new IdentifierIndex();

  const publish = async (
    document: Partial<RecordDocument>,
    { own = [], cited = [] }: Partial<WorkIdentifiers> = {},
  ): Promise<string> => {
    const record = aRecord({ repositoryId: newId(), ...document });
    await room.publish([record]);
    await room.database.transaction((manager) =>
      index.put(manager, { id: record.repositoryId, kind: record.kind }, { own, cited }),
    );
    return record.repositoryId;
  };

  beforeAll(async () => {
    room = await discoveryRoom();
    citations = new CitationsService(room.database);
  });

  afterAll(() => room.close());

  it('find a work by its identifier, the one published first where several claim it', async () => {
    const later = { kind: 'paper', firstPublishedAt: new Date('2026-02-01') } as const;
    const earlier = { kind: 'paper', firstPublishedAt: new Date('2026-01-01') } as const;
    await publish(later, { own: ['arxiv:2401.00001'] });
    const first = await publish(earlier, { own: ['arxiv:2401.00001', 'doi:10.1/a'] });
    await publish({ kind: 'model' }, { own: ['arxiv:2401.00001'] });

    const found = await citations.findWorks('paper', [
      'arxiv:2401.00001',
      'doi:10.1/a',
      'doi:10.1/b',
    ]);

    expect(found).toEqual(
      new Map([
        ['arxiv:2401.00001', first],
        ['doi:10.1/a', first],
      ]),
    );
  });

  it('find what is withdrawn only where nothing else has the identifier', async () => {
    const gone = await publish(
      { kind: 'paper' },
      { own: ['arxiv:2401.00002'], cited: ['doi:10.1/c'] },
    );
    await room.database.transaction(async (manager) => {
      await room.index.remove(manager, gone);
      await index.withdraw(manager, gone);
    });
    const key = ['arxiv:2401.00002'];

    const alone = await citations.findWorks('paper', key);
    const other = await publish({ kind: 'paper' }, { own: key });
    const beside = await citations.findWorks('paper', key);

    expect([alone.get('arxiv:2401.00002'), beside.get('arxiv:2401.00002')]).toEqual([gone, other]);
    expect((await citations.citing('paper', ['doi:10.1/c'], 10)).total).toBe(0);
  });

  it('count each work once and show the most downloaded first', async () => {
    const keys = ['arxiv:2401.00003', 'pid:aaaaa-aaaaa'];
    const twice = await publish({ kind: 'model' }, { cited: keys });
    const popular = await publish({ kind: 'model' }, { cited: ['arxiv:2401.00003'] });
    await publish({ kind: 'dataset' }, { cited: keys });
    await room.database.query(
      'UPDATE record_popularity SET downloads = 9, recent_requests = 4 WHERE repository_id = $1',
      [popular],
    );

    const { items, total } = await citations.citing('model', keys, 10);

    expect(items.map(({ document }) => document.repositoryId)).toEqual([popular, twice]);
    expect(items.map(({ downloads }) => downloads)).toEqual([9, 0]);
    expect(total).toBe(2);
    expect((await citations.citing('model', keys, 1)).total).toBe(2);
  });

  it('replace what a release before referred to', async () => {
    const id = await publish({ kind: 'model' }, { cited: ['doi:10.1/old'] });
    await room.database.transaction((manager) =>
      index.put(manager, { id, kind: 'model' }, { own: [], cited: ['doi:10.1/new'] }),
    );

    expect((await citations.citing('model', ['doi:10.1/old'], 10)).total).toBe(0);
    expect((await citations.citing('model', ['doi:10.1/new'], 10)).total).toBe(1);
  });

  it('read no more than their indexes hold, however many cite a work', async () => {
    await fillWithCitations(room);
    const statements = record(room.database);

    const { total } = await citations.citing('model', ['arxiv:9999.00001'], 20);
    await citations.findWorks('paper', ['arxiv:2401.00001']);
    const papers = new PapersService(room.database);
    const listing = { from: null, until: null, namespace: null, offset: 0, limit: 50 } as const;
    await papers.list({ ...listing, sort: 'newest' });
    await papers.list({ ...listing, sort: 'downloads' });

    expect(total).toBe(10_000);
    for (const [text, parameters] of [...statements]) {
      const plan = await room.database.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN ${text}`,
        parameters,
      );
      const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(lines).not.toMatch(/Seq Scan on record_(?:identifier|search|document)/);
    }
    expect(statements).toHaveLength(4);
  }, 120_000);
});

/** Half of very many models cite one paper. */
async function fillWithCitations(room: DiscoveryRoom): Promise<void> {
  await room.maintain(`
    INSERT INTO repository (id, namespace_id, kind, name, pid, created_at, updated_at)
    SELECT gen_random_uuid(), (SELECT id FROM namespace LIMIT 1), 'model', 'c-' || i, 'c-' || i, now(), now()
    FROM generate_series(1, ${crowd}) i`);
  await room.maintain(`
    INSERT INTO record_search (repository_id, published_at, first_published_at, shown_count, tokens,
      title_vector, full_vector)
    SELECT id, now(), now(), 0, ARRAY['kind:model'], '', '' FROM repository WHERE name LIKE 'c-%'`);
  await room.maintain(`
    INSERT INTO record_document (repository_id, document)
    SELECT id, '{"kind": "model"}' FROM repository WHERE name LIKE 'c-%'`);
  await room.maintain(`
    INSERT INTO record_identifier (repository_id, role, identifier, kind)
    SELECT id, 'cited', CASE WHEN row_number() OVER () % 2 = 0 THEN 'arxiv:9999.00001' ELSE 'doi:10.9/' || name END, 'model'
    FROM repository WHERE name LIKE 'c-%'`);
  await room.maintain('ANALYZE');
}

/** Keeps every statement that is run, and runs it. */
function record(database: Database): (readonly [string, readonly unknown[]])[] {
  const statements: (readonly [string, readonly unknown[]])[] = [];
  const query = database.query.bind(database);
  Object.assign(database, {
    query: (text: string, parameters: readonly unknown[] = []) => {
      if (!text.startsWith('EXPLAIN')) statements.push([text, parameters]);
      return query(text, parameters);
    },
  });
  return statements;
}
