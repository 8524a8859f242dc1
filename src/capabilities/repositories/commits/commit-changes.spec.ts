import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anAccount, withRole } from '../../../../test/support/an-account.js';
import { Ground, type RepositoriesRoom } from '../../../../test/support/repositories-room.js';
import {
  Forbidden,
  InvalidInput,
  NotFound,
  StaleRevision,
} from '../../../domain/errors/sphere-error.js';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import type { CommitOperation, RepositoryView } from '../index.js';

describe('commits', () => {
  let room: RepositoriesRoom;
  let ground: Ground;
  let ada: AccountViewer;

  beforeAll(async () => {
    ground = await Ground.lay();
    room = await ground.open();
    ada = await anAccount(room.database, 'ada');
  });

  afterAll(async () => {
    await ground.clear();
  });

  it('have the id that git gives them', async () => {
    const repository = await aRepository('ids');

    const { commitId } = await commit(repository, [put('README.md', 'hello\n')]);

    // git commit-tree of the same tree, parent, author, instant and message.
    expect(commitId).toBe('96df8448d2dfb6f3f6d21246aaa1018502256d89');
  });

  it('onto a head that moved lose, and change nothing', async () => {
    const repository = await aRepository('swap');
    const { commitId: parent } = await room.repositories.resolve(ada, repository);

    const outcomes = await Promise.allSettled(
      ['one', 'two'].map((name) => commit(repository, [put(name, name)], { parent })),
    );

    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(lost.map(({ reason }) => reason as unknown)).toEqual([expect.any(StaleRevision)]);
    const { treeId } = await room.repositories.resolve(ada, repository);
    expect(await room.repositories.files(treeId)).toHaveLength(1);
  });

  it('without a parent queue, and all arrive', async () => {
    const repository = await aRepository('queue');
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];

    await Promise.all(names.map((name) => commit(repository, [put(`dir/${name}`, name)])));

    const revision = await room.repositories.resolve(ada, repository);
    const files = await room.repositories.files(revision.treeId);
    expect(files.map(({ path }) => path)).toEqual(names.map((name) => `dir/${name}`));
    expect(await room.repositories.history(revision, { limit: 20 })).toMatchObject({ total: 7 });
  });

  it('of no change answer with the head', async () => {
    const repository = await aRepository('no-change');
    const first = await commit(repository, [put('a', '1')]);

    const second = await commit(repository, [put('a', '1')]);

    expect(second).toEqual({ ...first, isNew: false });
  });

  it('that fail half-way leave neither commit nor tree', async () => {
    const repository = await aRepository('atomic');
    const before = await room.repositories.resolve(ada, repository);
    const trees = await countOf('tree');

    const attempt = commit(repository, [put('new/file', 'x'), { op: 'delete', path: 'absent' }]);

    await expect(attempt).rejects.toMatchObject({ code: 'entry-not-found' });
    expect(await room.repositories.resolve(ada, repository)).toEqual(before);
    expect(await countOf('tree')).toBe(trees);
  });

  it('that the database refuses at the end leave nothing', async () => {
    const repository = await aRepository('guarded');
    const before = await room.repositories.resolve(ada, repository);
    const trees = await countOf('tree');
    await room.database.query(
      `CREATE FUNCTION refuse_ref() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'not now'; END $$;
       CREATE TRIGGER refuse_ref BEFORE UPDATE ON ref FOR EACH ROW EXECUTE FUNCTION refuse_ref()`,
    );

    const attempt = commit(repository, [put('guarded/file', 'guarded')]);

    await expect(attempt).rejects.toThrow('not now');
    await room.database.query('DROP FUNCTION refuse_ref CASCADE');
    expect(await room.repositories.resolve(ada, repository)).toEqual(before);
    expect(await countOf('tree')).toBe(trees);
  });

  it.each<[string, CommitOperation, string]>([
    ['a path that leads out', put('../x', ''), 'path_bad_segment'],
    ['an empty path', put('', ''), 'path_bad_segment'],
    ['a file where a folder is', put('dir', 'x'), 'path_prefix_collision'],
    ['a folder where a file is', put('dir/file/x', 'x'), 'path_prefix_collision'],
    ['a name in another case', put('dir/FILE', 'x'), 'path_case_collision'],
  ])('refuse %s', async (what, operation, code) => {
    const repository = await aRepository(`faults-${what.replaceAll(' ', '-')}`);
    await commit(repository, [put('dir/file', '1')]);

    const attempt = commit(repository, [operation]);

    await expect(attempt).rejects.toBeInstanceOf(InvalidInput);
    await expect(attempt).rejects.toMatchObject({ faults: [{ code }] });
  });

  it('refuse more than 25,000 operations', async () => {
    const repository = await aRepository('busy');
    const operations = Array.from({ length: 25_001 }, (_, index) => put(`f${index}`, ''));

    await expect(commit(repository, operations)).rejects.toMatchObject({
      faults: [{ code: 'too-many-operations' }],
    });
  });

  it('refuse the file that is one more than 100,000', async () => {
    const repository = await aRepository('full');
    await fill(repository, 100_000);

    const attempt = commit(repository, [put('one-more', '1')]);

    await expect(attempt).rejects.toMatchObject({ faults: [{ code: 'too-many-files' }] });
  });

  it('need a branch that is there', async () => {
    const repository = await aRepository('branchless');

    const attempt = room.repositories.commit(ada, repository, 'absent', {
      title: 'x',
      operations: [],
    });

    await expect(attempt).rejects.toBeInstanceOf(NotFound);
  });

  it.each(['reader', 'writer', 'owner'] as const)('are made by writers: %s', async (role) => {
    const repository = await aRepository(`role-${role}`);
    const viewer = withRole(await anAccount(room.database), ada.accountId, role);

    const attempt = room.repositories.commit(viewer, repository, 'main', {
      title: 'x',
      operations: [put('by', role)],
    });

    if (role === 'reader') await expect(attempt).rejects.toBeInstanceOf(Forbidden);
    else expect((await attempt).isNew).toBe(true);
  });

  it.each([
    ['git_commit', 'title'],
    ['tree_entry', 'name'],
    ['tree', 'file_count'],
  ])('never change once they are made, not even in SQL: %s', async (table, column) => {
    await commit(await aRepository(`frozen-${table}`), [put('a', 'frozen')]);

    const attempt = room.database.query(`UPDATE ${table} SET ${column} = ${column}`);

    await expect(attempt).rejects.toMatchObject({ constraint: `${table}_never_changes` });
  });

  it('say who made them, without an address that reaches anybody', async () => {
    const repository = await aRepository('author');
    await commit(repository, [put('a', 'author')]);

    const [row] = await room.database.query(
      `SELECT author_name, author_email FROM git_commit WHERE repository_id = $1 AND generation = 2`,
      [repository.id],
    );

    expect(row).toEqual({
      author_name: 'Ada Lovelace',
      author_email: 'ada@users.noreply.sphere.example',
    });
  });

  function aRepository(name: string): Promise<RepositoryView> {
    return room.repositories.create(ada, { kind: 'model', namespace: 'ada', name });
  }

  function commit(
    repository: RepositoryView,
    operations: readonly CommitOperation[],
    more: { parent?: CommitId } = {},
  ) {
    return room.repositories.commit(ada, repository, 'main', {
      title: 'A change',
      operations,
      ...more,
    });
  }

  /** Makes `main` a folder that says to hold so many files. */
  async function fill(repository: RepositoryView, fileCount: number): Promise<void> {
    const [folder, root, head] = ['1', '2', '3'].map((digit) => digit.repeat(40));
    await room.database.query(
      `INSERT INTO tree (id, file_count, total_bytes) VALUES ($1, $3, 0), ($2, $3, 0)`,
      [folder, root, fileCount],
    );
    await room.database.query(
      `INSERT INTO tree_entry (tree_id, name, mode, object_id, size_bytes, is_lfs)
       VALUES ($2, 'folder', '40000', $1, 0, false)`,
      [folder, root],
    );
    await room.database.query(
      `INSERT INTO git_commit (repository_id, id, tree_id, generation, title, message, author_name,
         author_email, committed_at) VALUES ($1, $2, $3, 1, 'Full', '', 'Ada', 'ada@x', now())`,
      [repository.id, head, root],
    );
    await room.database.query('UPDATE ref SET commit_id = $2 WHERE repository_id = $1', [
      repository.id,
      head,
    ]);
  }

  async function countOf(table: string): Promise<number> {
    const [row] = await room.database.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
    return Number(row?.count);
  }
});

function put(path: string, text: string): CommitOperation {
  return { op: 'add-bytes', path, bytes: Buffer.from(text) };
}
