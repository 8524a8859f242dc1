import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DiscoveryRoom, discoveryRoom } from '../../../../test/support/discovery-room.js';
import type { CommitId, TreeId } from '../../../domain/identifiers/git-oid.js';
import { newId } from '../../../foundations/clock/clock.js';
import type { ListingQuery } from './listing-query.js';

const everything: ListingQuery = {
  kind: 'model',
  search: [],
  author: null,
  tags: [],
  parameters: null,
  sort: 'name',
  isAscending: true,
  limit: 100,
  cursor: null,
};
const facts = { tags: [], pipelineTag: null, libraryName: null, languages: [], keyed: {} };

describe('pages of a list', () => {
  let room: DiscoveryRoom;

  beforeAll(async () => {
    room = await discoveryRoom();
    await list('a', { fileCount: 20_000 });
    await list('b', { fileCount: 6_000 });
    await list('c', { fileCount: 90_000 });
    await list('d', { fileCount: 1, descriptionLength: 10_000_000 });
    await list('e', { fileCount: 1, descriptionLength: 10_000_000 });
  });

  afterAll(() => room.close());

  const list = async (
    name: string,
    { fileCount, descriptionLength = 100 }: { fileCount: number; descriptionLength?: number },
  ): Promise<void> => {
    const repositoryId = newId();
    const treeId = '1'.repeat(40) as TreeId;
    await room.found([repositoryId]);
    await room.database.transaction((manager) =>
      room.listings.put(manager, {
        repositoryId,
        kind: 'model',
        namespaceId: newId(),
        fullName: `lab/${name}`,
        isPublic: true,
        createdAt: room.clock.now(),
        commitId: '2'.repeat(40) as CommitId,
        treeId,
        modifiedAt: room.clock.now(),
        fileCount,
        sizeBytes: 1,
      }),
    );
    const parameters = name === 'a' ? 7_000_000_000 : 0;
    await room.listings.describe(
      { repositoryId, treeId },
      { ...facts, parameters, descriptionLength },
    );
  };

  const lengths = async (withFiles: boolean): Promise<number[]> => {
    const found: number[] = [];
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null;) {
      const page = await room.pages.read({ ...everything, cursor }, null, withFiles);
      found.push(page.items.length);
      [cursor, isFirst] = [page.next, false];
    }
    return found;
  };

  it('end before they hold more files than fit, but never before the first', async () => {
    expect(await lengths(true)).toEqual([1, 1, 1, 1, 1]);
  });

  it('end before what is said of their repositories is too much', async () => {
    expect(await lengths(false)).toEqual([4, 1]);
  });

  it.each([
    [{ min: 6_000_000_000, max: null }, 1],
    [{ min: null, max: 6_000_000_000 }, 0],
    [{ min: 0, max: null }, 1],
  ])('hold of %j only what is known to have so many parameters', async (parameters, count) => {
    const { items } = await room.pages.read({ ...everything, parameters }, null, false);

    expect(items).toHaveLength(count);
  });

  it('go by the downloads of the last 30 days, also when days have passed since', async () => {
    const { items } = await room.pages.read(everything, null, false);
    const [first, second] = items;
    const download = (repositoryId = '') => {
      room.downloads.count({
        repositoryId,
        version: 'v1',
        path: 'a',
        bytes: 1,
        userAgent: 'curl/8',
        userKey: newId(),
      });
    };
    const byDownloads = async () => {
      await room.downloads.settle();
      const sorted = { ...everything, sort: 'downloads', isAscending: false, limit: 2 } as const;
      const page = await room.pages.read(sorted, null, false);
      return page.items.map(({ repositoryId, downloads }) => [repositoryId, downloads]);
    };
    download(first?.repositoryId);
    download(first?.repositoryId);
    await room.downloads.settle();
    room.clock.pass(10 * 86_400);
    download(second?.repositoryId);

    const now = await byDownloads();
    room.clock.pass(20 * 86_400);
    const later = await byDownloads();

    expect(now).toEqual([
      [first?.repositoryId, 2],
      [second?.repositoryId, 1],
    ]);
    expect(later[0]).toEqual([second?.repositoryId, 1]);
  });
});
