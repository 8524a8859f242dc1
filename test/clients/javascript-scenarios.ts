import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  commit,
  countCommits,
  createBranch,
  createRepo,
  deleteBranch,
  deleteRepo,
  downloadFile,
  fileDownloadInfo,
  fileExists,
  listCommits,
  listFiles,
  modelInfo,
  pathsInfo,
  repoExists,
  uploadFiles,
  whoAmI,
} from '@huggingface/hub';
import type { Client, Scenario, Surroundings } from './scenario.js';

const huggingfaceHub: Client<null> = {
  name: '@huggingface/hub',
  prepare: async () => {
    const file = join(import.meta.dirname, '../../node_modules/@huggingface/hub/package.json');
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
    return { version, tools: null };
  },
};

/** `@huggingface/hub` of npm. */
export const javascriptScenarios: readonly Scenario<null>[] = [
  {
    client: huggingfaceHub,
    operation: 'upload',
    name: 'creates, uploads and reads back',
    run: uploadAndDownload,
  },
  {
    client: huggingfaceHub,
    operation: 'list & search',
    name: 'lists, counts and describes',
    run: listAndDescribe,
  },
  {
    client: huggingfaceHub,
    operation: 'branch & delete',
    name: 'works on a branch with a slash',
    run: workOnBranch,
  },
];

function connect({ url, token, repository }: Surroundings) {
  const connection = { hubUrl: url, accessToken: token };
  return { connection, repo: { type: 'model', name: repository } as const };
}

async function uploadAndDownload(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = connect(surroundings);
  const weights = randomBytes(300_000);
  assert.equal((await whoAmI(connection)).name, surroundings.handle);

  const { repoUrl } = await createRepo({ ...connection, repo, license: 'mit' });
  await uploadFiles({
    ...connection,
    repo,
    files: [
      { path: 'é x/a.txt', content: new Blob(['hello']) },
      { path: 'w.bin', content: new Blob([weights]) },
      { path: 'empty.txt', content: new Blob([]) },
    ],
  });

  assert.equal(repoUrl, `${surroundings.url}/${repo.name}`);
  const read = async (path: string) => {
    const blob = await downloadFile({ ...connection, repo, path });
    return blob === null ? null : Buffer.from(await blob.arrayBuffer());
  };
  assert.equal((await read('é x/a.txt'))?.toString(), 'hello');
  assert.ok((await read('w.bin'))?.equals(weights));
  assert.equal((await read('empty.txt'))?.length, 0);
  assert.equal(await read('none.txt'), null);
  const info = await fileDownloadInfo({ ...connection, repo, path: 'w.bin' });
  assert.equal(info?.size, 300_000);
}

async function listAndDescribe(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = connect(surroundings);
  await createRepo({ ...connection, repo, license: 'mit' });
  const content = new Blob(['1']);
  await uploadFiles({ ...connection, repo, files: [{ path: 'dir/sub/a.txt', content }] });

  const listed = await allOf(listFiles({ ...connection, repo, path: 'dir/sub' }));
  const commits = await allOf(listCommits({ ...connection, repo }));
  const info = await modelInfo({ ...connection, name: repo.name, additionalFields: ['tags'] });
  const [path] = await pathsInfo({ ...connection, repo, paths: ['dir/sub/a.txt'], expand: true });

  assert.deepEqual(
    listed.map((file) => file.path),
    ['dir/sub/a.txt'],
  );
  assert.equal(await countCommits({ ...connection, repo }), commits.length);
  assert.equal(info.private, true);
  assert.deepEqual(info.tags, ['license:mit']);
  assert.equal(path?.lastCommit.id, commits[0]?.oid);
  assert.equal(await fileExists({ ...connection, repo, path: 'dir/sub/a.txt' }), true);
  assert.equal(await fileExists({ ...connection, repo, path: 'none' }), false);
  assert.equal(await repoExists({ ...connection, repo: `${repo.name}-none` }), false);
  await deleteRepo({ ...connection, repo });
  assert.equal(await repoExists({ ...connection, repo }), false);
}

async function workOnBranch(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = connect(surroundings);
  await createRepo({ ...connection, repo, license: 'mit' });
  const branch = 'feature/x';

  await createBranch({ ...connection, repo, branch });
  await commit({
    ...connection,
    repo,
    branch,
    title: 'On a branch',
    operations: [
      { operation: 'addOrUpdate', path: 'new.txt', content: new Blob(['new']) },
      { operation: 'delete', path: 'README.md' },
    ],
  });
  const files = await allOf(listFiles({ ...connection, repo, revision: branch }));

  assert.deepEqual(
    files.map(({ path }) => path),
    ['new.txt'],
  );
  await deleteBranch({ ...connection, repo, branch });
}

async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
