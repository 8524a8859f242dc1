import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aRecord,
  type DiscoveryRoom,
  discoveryRoom,
} from '../../../../test/support/discovery-room.js';
import { InvalidInput, Unavailable } from '../../../domain/errors/sphere-error.js';
import { newId } from '../../../foundations/clock/clock.js';
import type { RecordDocument } from './record-document.js';
import type { RecordQuery } from './record-query.js';

const day = (number: number): Date => new Date(Date.UTC(2026, 0, number));

const moshi = aRecord({
  namespace: 'kyutai',
  organisation: 'kyutai',
  name: 'moshi-7b',
  title: 'Moshi: a speech-text foundation model for real-time dialogue',
  creators: ['Alexandre Défossez', '山田太郎', 'Łukasz Żółć'],
  description: 'Full-duplex spoken dialogue. It hears and speaks at once.',
  tags: ['audio', 'full-duplex'],
  tasks: ['speech-to-speech'],
  languages: ['en'],
  licence: 'CC-BY-4.0',
  licenceIds: ['CC-BY-4.0'],
  opennessClass: 'MOF 2',
  pid: 'moshi-00001',
  publishedAt: day(10),
});
const mimi = aRecord({
  namespace: 'kyutai',
  organisation: 'kyutai',
  kind: 'paper',
  name: 'mimi',
  title: 'A neural audio codec',
  creators: ['Alexandre Defossez'],
  description: 'The codec behind a speech model for dialogue.',
  tags: ['audio', 'codec'],
  languages: ['fr', 'en'],
  licenceIds: ['MIT'],
  publishedAt: day(20),
});
const corpus = aRecord({
  namespace: 'jane',
  organisation: null,
  kind: 'dataset',
  name: 'corpus',
  title: 'Texte en français & données <ouvertes>',
  creators: ['Jane Doe'],
  description: 'Phrases of foundation and model, in any order: model foundation.',
  languages: ['fr'],
  licenceIds: ['MIT', 'Apache-2.0'],
  publishedAt: day(30),
});

describe('RecordsService', () => {
  let room: DiscoveryRoom;
  const found = async (query: RecordQuery): Promise<string[]> =>
    (await room.records.search(query)).items.map(({ document }) => document.name);

  beforeAll(async () => {
    room = await discoveryRoom();
    await room.publish([moshi, mimi, corpus]);
  });

  afterAll(() => room.close());

  it.each<[string, RecordQuery, string[]]>([
    ['a name without its accents', { q: 'defossez lukasz' }, ['moshi-7b']],
    ['a name in another script', { q: '山田' }, ['moshi-7b']],
    ['the beginning of a word', { q: 'dialo' }, ['moshi-7b', 'mimi']],
    ['only a whole word, when a space follows', { q: 'dialo ' }, []],
    ['a word in a title before one in a description', { q: 'model speech' }, ['moshi-7b', 'mimi']],
    ['a phrase', { q: '"foundation model"' }, ['moshi-7b']],
    ['no phrase across sections', { q: '"dialogue alexandre"' }, []],
    ['nothing with an excluded word', { q: 'model -codec' }, ['moshi-7b', 'corpus']],
    ['nothing with an excluded phrase', { q: 'foundation -"foundation model"' }, ['corpus']],
    ['a full name', { q: 'kyutai/moshi-7b' }, ['moshi-7b']],
    ['a PID', { q: 'moshi-00001' }, ['moshi-7b']],
    ['an exact name first', { q: 'mimi' }, ['mimi']],
    ['markup as text', { q: '<ouvertes>' }, ['corpus']],
    ['nothing for signs alone', { q: '!?' }, []],
    ['everything, latest first, for nothing', {}, ['corpus', 'mimi', 'moshi-7b']],
    ['a kind', { kind: 'paper' }, ['mimi']],
    ['a licence regardless of case', { licence: 'mit' }, ['corpus', 'mimi']],
    ['records with all the tags', { tags: ['audio', 'Codec'] }, ['mimi']],
    ['a task', { task: 'speech-to-speech' }, ['moshi-7b']],
    ['a language', { language: 'FR' }, ['corpus', 'mimi']],
    ['an author by any name', { author: 'défossez' }, ['mimi', 'moshi-7b']],
    ['an author by handle', { author: 'jane' }, ['corpus']],
    ['an organisation', { organisation: 'Kyutai' }, ['mimi', 'moshi-7b']],
    ['a namespace', { namespace: 'jane' }, ['corpus']],
    ['no one without a letter', { author: '!' }, []],
    ['what was published from a day on', { from: day(20) }, ['corpus', 'mimi']],
    ['what was published before a day', { until: day(20) }, ['moshi-7b']],
    ['the oldest first', { sort: 'oldest' }, ['moshi-7b', 'mimi', 'corpus']],
    ['words and filters together', { q: 'model', licence: 'MIT', kind: 'dataset' }, ['corpus']],
  ])('finds %s', async (_what, query, names) => {
    expect(await found(query)).toEqual(names);
  });

  it('gives back the document that was put', async () => {
    const { items } = await room.records.search({ q: 'moshi' });

    expect(items[0]?.document).toEqual(moshi);
  });

  it('marks the words of the question in plain text', async () => {
    const { items } = await room.records.search({ q: 'francais ouvertes', limit: 1 });

    const title = items[0]?.highlights?.title;
    expect(title?.text).toBe(corpus.title);
    expect(title?.ranges.map(({ start, end }) => corpus.title.slice(start, end))).toEqual([
      'français',
      'ouvertes',
    ]);
  });

  it('counts the values of every facet, as they are spelled', async () => {
    const all = await room.records.search({});
    const some = await room.records.search({ q: 'audio' });

    expect(all.total).toEqual({ count: 3, isCapped: false });
    expect(all.facets.licence).toEqual([
      { value: 'MIT', count: 2, isEstimate: false },
      { value: 'Apache-2.0', count: 1, isEstimate: false },
      { value: 'CC-BY-4.0', count: 1, isEstimate: false },
    ]);
    expect(some.facets.kind).toEqual([
      { value: 'model', count: 1, isEstimate: false },
      { value: 'paper', count: 1, isEstimate: false },
    ]);
    expect(some.facets.year).toEqual([{ value: '2026', count: 2, isEstimate: false }]);
    expect(some.facets.openness).toEqual([{ value: 'MOF 2', count: 1, isEstimate: false }]);
  });

  it.each<[string, RecordQuery]>([
    ['relevance', { q: 'paged' }],
    ['newest', { q: 'paged', sort: 'newest' }],
    ['oldest', { tags: ['paged'], sort: 'oldest' }],
    ['updated', { tags: ['paged'] }],
    ['downloads', { tags: ['paged'], sort: 'downloads' }],
  ])('pages by %s without loss or repetition', async (_sort, query) => {
    await using paged = await pagedRoom();
    const names: string[] = [];
    let cursor: string | null | undefined;

    while (cursor !== null) {
      const page = await paged.room.records.search({ ...query, limit: 4, cursor });
      names.push(...page.items.map(({ document }) => document.name));
      cursor = page.next;
    }

    expect(names).toHaveLength(10);
    expect(new Set(names).size).toBe(10);
  });

  it.each([
    [{ cursor: 'nonsense' }],
    [{ cursor: Buffer.from('["updated",0,1e99,"x"]').toString('base64url') }],
    [{ cursor: Buffer.from('["newest",0,0,"x"]').toString('base64url') }],
    [{ limit: 0 }],
    [{ limit: 101 }],
    [{ q: 'x'.repeat(501) }],
    [{ licence: 'x'.repeat(201) }],
    [{ from: new Date(Number.NaN) }],
    [{ tags: Array.from({ length: 21 }, String) }],
  ])('refuses %j', async (query) => {
    await expect(room.records.search(query)).rejects.toBeInstanceOf(InvalidInput);
  });

  it('refuses a cursor of another order', async () => {
    const { next } = await room.records.search({ limit: 1 });

    await expect(
      room.records.search({ limit: 1, sort: 'oldest', cursor: next ?? '' }),
    ).rejects.toBeInstanceOf(InvalidInput);
  });
});

async function pagedRoom() {
  const room = await discoveryRoom();
  // Some share an instant, as releases of one job may.
  const records = Array.from({ length: 10 }, (_, number) =>
    aRecord({
      name: `paged-${number}`,
      tags: ['paged'],
      publishedAt: day(1 + Math.floor(number / 3)),
    }),
  );
  await room.publish(records);
  return { room, [Symbol.asyncDispose]: () => room.close() };
}

describe('RecordsIndex', () => {
  let room: DiscoveryRoom;
  beforeAll(async () => {
    room = await discoveryRoom();
  });
  afterAll(() => room.close());

  const put = (document: RecordDocument): Promise<void> =>
    room.database.transaction((manager) => room.index.put(manager, document));

  it('holds one row for a repository: its latest release', async () => {
    const first = aRecord({ title: 'First title', licenceIds: ['MIT'] });
    await room.publish([first]);
    await put({ ...first, title: 'Second title', licenceIds: ['CC0-1.0'], version: 'v2.0' });

    expect((await room.records.search({ q: 'first' })).items).toEqual([]);
    const { items } = await room.records.search({ q: 'second' });
    expect(items.map(({ document }) => document.version)).toEqual(['v2.0']);
    const { facets, total } = await room.records.search({});
    expect(total.count).toBe(1);
    expect(facets.licence.map(({ value }) => value)).toEqual(['CC0-1.0']);

    await room.database.transaction((manager) => room.index.remove(manager, first.repositoryId));
    const after = await room.records.search({});
    expect(after.items).toEqual([]);
    expect(after.facets.kind).toEqual([]);
  });

  it('says so when a search takes too long', async () => {
    const waiting = room.database.transaction(async (manager) => {
      await manager.query('LOCK TABLE record_search');
      await room.records.search({ q: 'anything' });
    });

    await expect(waiting).rejects.toBeInstanceOf(Unavailable);
  });

  it('leaves nothing behind when the transaction fails', async () => {
    const record = aRecord({ title: 'Never published' });
    await room.found([record.repositoryId]);

    const failing = room.database.transaction(async (manager) => {
      await room.index.put(manager, record);
      throw new Error('later in the transaction');
    });

    await expect(failing).rejects.toThrow('later in the transaction');
    expect((await room.records.search({ q: 'never' })).items).toEqual([]);
  });

  it('takes text that PostgreSQL or an index would not', async () => {
    const record = aRecord({
      title: `Odd \u0000 \ud800 ' \\ title ${'x'.repeat(5_000)}`,
      tags: ['\u0000odd', 'x'.repeat(10_000)],
      licenceIds: ['\u0000MIT', 'x'.repeat(10_000)],
      creators: Array.from({ length: 3_000 }, (_, number) => `Author Number${number}`),
      description: `'quoted' \\ ${'word '.repeat(40_000)}`,
    });
    await room.publish([record]);

    const { items } = await room.records.search({ q: 'odd title', tags: ['odd'], licence: 'MIT' });

    expect(items.map(({ document }) => document.repositoryId)).toEqual([record.repositoryId]);
    await room.database.transaction((manager) => room.index.remove(manager, record.repositoryId));
  });

  it('lets publications that share values pass each other', async () => {
    const records = Array.from({ length: 12 }, (_, number) =>
      aRecord({
        repositoryId: newId(),
        title: `Concurrent ${number}`,
        languages: number % 2 === 0 ? ['fr', 'en'] : ['en', 'fr'],
      }),
    );
    await room.found(records.map(({ repositoryId }) => repositoryId));

    await Promise.all([...records, ...records].map(put));

    const { facets } = await room.records.search({});
    expect(facets.language.map(({ count }) => count)).toEqual([12, 12]);
  });
});
