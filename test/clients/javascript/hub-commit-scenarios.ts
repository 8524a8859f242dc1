import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  commit,
  commitIter,
  createBranch,
  deleteBranch,
  deleteFile,
  deleteFiles,
  downloadFile,
  listFiles,
  uploadFiles,
} from '@huggingface/hub';
import type { Scenario, Surroundings } from '../scenario.js';
import { hubClient } from './hub-client.js';
import { aDraft, allOf, blobOf, bytesOf, type HubConnection } from './hub-connection.js';

/** What `@huggingface/hub` changes in a repository that is there. */
export const hubCommitScenarios: readonly Scenario[] = [
  {
    client: hubClient,
    operation: 'upload',
    name: 'commit, commitIter: add, edit, delete, and come too late',
    run: commitEverything,
  },
  {
    client: hubClient,
    operation: 'branch & delete',
    name: 'deleteFile, deleteFiles',
    run: deleteFromRepository,
  },
  {
    client: hubClient,
    operation: 'branch & delete',
    name: 'createBranch, deleteBranch',
    run: workOnBranch,
  },
];

async function commitEverything(surroundings: Surroundings): Promise<void> {
  const weights = randomBytes(200_000);
  const { connection, repo } = await aDraft(surroundings, {
    'w.bin': weights,
    'old.txt': 'old',
  });

  const first = await commit({
    ...connection,
    repo,
    title: 'Out with the old',
    operations: [
      { operation: 'addOrUpdate', path: 'new.txt', content: blobOf('new') },
      { operation: 'delete', path: 'old.txt' },
    ],
  });
  const originalContent = await downloadFile({ ...connection, repo, path: 'w.bin' });
  assert.ok(originalContent !== null);
  const edits = [{ start: 100_000, end: 100_004, content: blobOf('edited') }];
  await allOf(
    commitIter({
      ...connection,
      repo,
      title: 'Some bytes',
      parentCommit: first?.commit.oid ?? '',
      operations: [{ operation: 'edit', path: 'w.bin', originalContent, edits }],
    }),
  );
  const late = commit({
    ...connection,
    repo,
    title: 'Too late',
    parentCommit: first?.commit.oid ?? '',
    operations: [{ operation: 'addOrUpdate', path: 'late.txt', content: blobOf('late') }],
  });

  await assert.rejects(late, { statusCode: 412 });
  const expected = Buffer.concat([
    weights.subarray(0, 100_000),
    Buffer.from('edited'),
    weights.subarray(100_004),
  ]);
  const edited = await bytesOf(await downloadFile({ ...connection, repo, path: 'w.bin' }));
  assert.ok(edited.equals(expected));
  assert.deepEqual(await pathsOf({ connection, repo }), ['README.md', 'new.txt', 'w.bin']);
}

async function deleteFromRepository(surroundings: Surroundings): Promise<void> {
  const names = ['a.txt', 'b.txt', 'dir/c.txt', 'd.txt'];
  const files = Object.fromEntries(names.map((name) => [name, name]));
  const { connection, repo } = await aDraft(surroundings, files);

  await deleteFile({ ...connection, repo, path: 'a.txt' });
  await deleteFiles({ ...connection, repo, paths: ['b.txt', 'dir/c.txt'] });

  assert.deepEqual(await pathsOf({ connection, repo }), ['README.md', 'd.txt']);
  await assert.rejects(deleteFile({ ...connection, repo, path: 'a.txt' }), { statusCode: 404 });
}

async function workOnBranch(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = await aDraft(surroundings);
  const branch = 'feature/x';

  await createBranch({ ...connection, repo, branch });
  await uploadFiles({
    ...connection,
    repo,
    branch,
    files: [{ path: 'new.txt', content: blobOf('new') }],
  });

  assert.deepEqual(await pathsOf({ connection, repo }, branch), ['README.md', 'new.txt']);
  assert.deepEqual(await pathsOf({ connection, repo }), ['README.md']);
  await createBranch({ ...connection, repo, branch, overwrite: true });
  assert.deepEqual(await pathsOf({ connection, repo }, branch), ['README.md', 'new.txt']);
  await assert.rejects(createBranch({ ...connection, repo, branch }), { statusCode: 409 });
  await deleteBranch({ ...connection, repo, branch });
  await assert.rejects(pathsOf({ connection, repo }, branch), { statusCode: 404 });
}

async function pathsOf(
  { connection, repo }: Pick<HubConnection, 'connection' | 'repo'>,
  revision = 'main',
): Promise<string[]> {
  const entries = await allOf(listFiles({ ...connection, repo, revision, recursive: true }));
  return entries.filter(({ type }) => type === 'file').map(({ path }) => path);
}
