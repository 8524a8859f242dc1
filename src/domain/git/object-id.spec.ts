import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommitId, GitOid, TreeId } from '../identifiers/git-oid.js';
import { blobHasher, blobId, commitId, emptyTreeId, treeId } from './object-id.js';

const hasGit = canRun('git');
const whereGitIs = hasGit ? it : it.skip;

describe('ids of git objects', () => {
  let directory: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'git-ids-'));
    if (hasGit) git('', 'init', '--quiet', '--bare');
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it.each([
    ['nothing', '', 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391'],
    ['a line', 'hello\n', 'ce013625030ba8dba906f756967f9e9ca394464a'],
  ])('knows the blob of %s', (_, text, expected) => {
    expect(blobId(Buffer.from(text))).toBe(expected);
  });

  it('gives the same id to bytes that come in pieces', () => {
    const hasher = blobHasher(6);

    hasher.update(Buffer.from('hel'));
    hasher.update(Buffer.from('lo\n'));

    expect(hasher.finish()).toBe('ce013625030ba8dba906f756967f9e9ca394464a');
  });

  it('gives no id to a stream that was cut', () => {
    const hasher = blobHasher(6);

    hasher.update(Buffer.from('hel'));

    expect(() => hasher.finish()).toThrow('3 came');
  });

  it('knows the tree without entries', () => {
    expect(treeId([])).toBe(emptyTreeId);
  });

  whereGitIs.each([['', 'text\n', 'é\0\u{1f600}'.repeat(300)]])(
    'agrees with git hash-object',
    (text) => {
      expect(blobId(Buffer.from(text))).toBe(git(text, 'hash-object', '--stdin'));
    },
  );

  whereGitIs('sorts entries as git does: by bytes, a folder as if it ended in a slash', () => {
    const file = blobId(Buffer.from('x')) as string;
    const folder = emptyTreeId as string;
    const names = ['a', 'a.b', 'a-b', 'a0', 'ab', 'é', 'z', 'Z', '\u{1f600}', '\u{fb01}', '0'];
    const files = names.map((name) => ({ name: `f${name}`, mode: '100644' as const, id: file }));
    const folders = names.map((name) => ({ name, mode: '40000' as const, id: folder }));
    const siblings = ['a.b.c', 'a.c', 'a0b'].map((name) => ({
      name,
      mode: '100644' as const,
      id: file,
    }));
    const all = [...files, ...folders, ...siblings];

    const made = treeId(all.map(({ name, mode, id }) => ({ name, mode, objectId: id as GitOid })));

    const listing = all
      .map(
        ({ name, mode, id }) =>
          `${mode === '40000' ? '040000 tree' : '100644 blob'} ${id}\t${name}\0`,
      )
      .join('');
    expect(made).toBe(git(listing, 'mktree', '--missing', '-z'));
  });

  whereGitIs.each([
    ['a first commit', [], ''],
    ['a commit with a parent and a body', ['parent'], 'Why it is so.\n\nAnd more.'],
  ])('agrees with git commit-tree on %s', (_, parents, body) => {
    const tree = git('', 'mktree') as TreeId;
    const author = { name: 'Zoë Müller', email: 'zoe@users.noreply.sphere.example' };
    const committedAt = new Date('2026-03-04T05:06:07.000Z');
    const first = commitId({ tree, parents: [], author, committedAt, title: 'One', body: '' });
    const parentIds: CommitId[] = parents.length === 0 ? [] : [first];
    if (parents.length > 0) commitTree(tree, [], 'One');

    const made = commitId({ tree, parents: parentIds, author, committedAt, title: 'Two', body });

    const message = body === '' ? 'Two' : `Two\n\n${body}`;
    expect(made).toBe(commitTree(tree, parentIds, message));
  });

  function commitTree(tree: string, parents: readonly string[], message: string): string {
    const flags = parents.flatMap((parent) => ['-p', parent]);
    return git('', 'commit-tree', tree, ...flags, '-m', message);
  }

  function git(input: string, ...args: string[]): string {
    const at = '1772600767 +0000';
    const env = {
      GIT_DIR: directory,
      GIT_AUTHOR_NAME: 'Zoë Müller',
      GIT_AUTHOR_EMAIL: 'zoe@users.noreply.sphere.example',
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_NAME: 'Zoë Müller',
      GIT_COMMITTER_EMAIL: 'zoe@users.noreply.sphere.example',
      GIT_COMMITTER_DATE: at,
      PATH: process.env['PATH'],
    };
    return execFileSync('git', args, { cwd: directory, env, input, encoding: 'utf8' }).trim();
  }
});

function canRun(program: string): boolean {
  try {
    execFileSync(program, ['--version']);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
