import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount } from '../../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../../test/support/repositories-room.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import type { Revision } from '../index.js';

describe('the contents of a revision', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;
  let revision: Revision;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'ada');
    revision = await aRevision('contents', [
      ['README.md', 'b/z', 'b.txt', 'b/a/deep', 'b-c', 'é', '\u{1f600}', '\ufb01'],
    ]);
  });

  afterAll(async () => {
    await ground.clear();
  });

  it.each([
    ['README.md', 'file'],
    ['b', 'directory'],
    ['b/a', 'directory'],
    ['b/a/deep', 'file'],
    ['', 'directory'],
    ['e\u0301', 'file'],
  ])('hold %j, a %s', async (path, type) => {
    expect(await room.repositories.entry(revision, path)).toMatchObject({
      type,
      path: path.normalize('NFC'),
    });
  });

  it.each(['absent', 'b/absent', 'README.md/x', 'b/', '/b', 'B', '..', 'a\0b', 'x'.repeat(2000)])(
    'do not hold %j',
    async (path) => {
      expect(await room.repositories.entry(revision, path)).toBeNull();
      expect(await room.repositories.entry(revision, path)).toBeNull();
    },
  );

  it('are listed folder by folder, sorted as bytes', async () => {
    expect(await paths('', false)).toEqual([
      'README.md',
      'b',
      'b-c',
      'b.txt',
      'é',
      '\ufb01',
      '\u{1f600}',
    ]);
    expect(await paths('b', false)).toEqual(['b/a', 'b/z']);
  });

  it('are listed with all that is below, folders too', async () => {
    expect(await paths('', true)).toEqual([
      'README.md',
      'b',
      'b-c',
      'b.txt',
      'b/a',
      'b/a/deep',
      'b/z',
      'é',
      '\ufb01',
      '\u{1f600}',
    ]);
    expect(await paths('b', true)).toEqual(['b/a', 'b/a/deep', 'b/z']);
  });

  it.each([1, 2, 3, 10])('are listed whole by pages of %d', async (limit) => {
    const collected: string[] = [];
    let after: string | null | undefined;
    do {
      const page = await room.repositories.list(revision, '', {
        isRecursive: true,
        limit,
        ...(after === undefined || after === null ? {} : { after }),
      });
      collected.push(...(page?.entries.map(({ path }) => path) ?? []));
      after = page?.next ?? null;
    } while (after !== null);

    expect(collected).toEqual(await paths('', true));
  });

  it.each(['absent', 'README.md', 'b/a/deep', 'a\0b'])('have no folder %j', async (path) => {
    const listing = await room.repositories.list(revision, path, { isRecursive: false, limit: 9 });

    expect(listing).toBeNull();
  });

  it('of an empty tree are an empty list', async () => {
    const empty = await aRevision('empty', []);

    expect(await room.repositories.list(empty, '', { isRecursive: true, limit: 9 })).toEqual({
      entries: [],
      next: null,
    });
  });

  it('are counted without being read', async () => {
    expect(await room.repositories.totals(revision.treeId)).toEqual({ fileCount: 8, sizeBytes: 8 });
  });

  it('have no folder in their files', async () => {
    const files = await room.repositories.files(revision.treeId);

    expect(files).toHaveLength(8);
  });

  it('are of every tree below once', async () => {
    const trees = await room.database.transaction((manager) =>
      room.repositories.treesOf(manager, revision.treeId),
    );

    expect(new Set(trees).size).toBe(3);
    expect(trees).toHaveLength(3);
  });

  it('know which commit changed each path last', async () => {
    const changed = await aRevision('changes', [['a/x', 'b'], ['a/y'], ['c']]);

    const commits = await room.repositories.lastCommits(changed, ['a', 'a/x', 'b', 'c', 'absent']);

    expect(Array.from(commits, ([path, { title }]) => [path, title]).sort()).toEqual([
      ['a', 'Commit 2'],
      ['a/x', 'Commit 1'],
      ['b', 'Commit 1'],
      ['c', 'Commit 3'],
    ]);
  });

  it('know the commit of a path far back', async () => {
    const names = Array.from({ length: 140 }, (_, index) => [`f${index}`]);
    const long = await aRevision('long', names);

    const commits = await room.repositories.lastCommits(long, ['f0', 'f70', 'f139']);

    expect(Array.from(commits, ([path, { title }]) => [path, title]).sort()).toEqual([
      ['f0', 'Commit 1'],
      ['f139', 'Commit 140'],
      ['f70', 'Commit 71'],
    ]);
  });

  it('have a history that comes by pages', async () => {
    const changed = await aRevision('history', [['a'], ['b'], ['c']]);

    const page = await room.repositories.history(changed, { limit: 2 });
    const rest = await room.repositories.history(changed, {
      limit: 2,
      ...(page.next === null ? {} : { after: page.next }),
    });

    expect(page.commits.map(({ title }) => title)).toEqual(['Commit 3', 'Commit 2']);
    expect(page.total).toBe(4);
    expect(rest.commits.map(({ title }) => title)).toEqual(['Commit 1', 'Initial commit']);
    expect(rest.next).toBeNull();
  });

  async function paths(folder: string, isRecursive: boolean): Promise<string[]> {
    const listing = await room.repositories.list(revision, folder, { isRecursive, limit: 100 });
    return listing?.entries.map(({ path }) => path) ?? [];
  }

  /** One commit for each list of paths; each file holds one byte. */
  async function aRevision(name: string, commits: readonly string[][]): Promise<Revision> {
    const repository = await room.repositories.create(ada, {
      kind: 'model',
      namespace: 'ada',
      name,
    });
    for (const [index, files] of commits.entries()) {
      await room.repositories.commit(ada, repository, 'main', {
        title: `Commit ${index + 1}`,
        operations: files.map((path) => ({ op: 'add-bytes', path, bytes: Buffer.from('1') })),
      });
    }
    return room.repositories.resolve(ada, repository);
  }
});
