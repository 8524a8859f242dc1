import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  createRepo,
  deleteRepo,
  downloadFile,
  repoExists,
  uploadFile,
  uploadFiles,
  uploadFilesWithProgress,
  whoAmI,
} from '@huggingface/hub';
import type { Scenario, Surroundings } from '../scenario.js';
import { hubClient } from './hub-client.js';
import { aDraft, blobOf, bytesOf, connect } from './hub-connection.js';

/** What `@huggingface/hub` changes, and whose. */
export const hubWritingScenarios: readonly Scenario[] = [
  {
    client: hubClient,
    operation: 'people & papers',
    name: 'whoAmI names the account',
    run: nameAccount,
  },
  {
    client: hubClient,
    operation: 'create',
    name: 'createRepo, repoExists, deleteRepo: found and delete',
    run: foundAndDelete,
  },
  {
    client: hubClient,
    operation: 'upload',
    name: 'uploadFile, uploadFiles: odd names, equal files, an empty one',
    run: uploadOddFiles,
  },
  {
    client: hubClient,
    operation: 'upload',
    name: 'uploadFilesWithProgress tells its phases',
    run: uploadWithProgress,
  },
  {
    client: hubClient,
    operation: 'upload',
    name: 'uploads 25 MB',
    run: (surroundings) => uploadAndCompare(surroundings, 25_000_000, true),
  },
  {
    client: hubClient,
    operation: 'upload',
    name: 'uploads 120 MB in parts with useXet off',
    run: (surroundings) => uploadAndCompare(surroundings, 120_000_000, false),
  },
];

async function nameAccount(surroundings: Surroundings): Promise<void> {
  const { connection } = connect(surroundings);
  const account = await whoAmI(connection);

  assert.equal(account.name, surroundings.handle);
  assert.equal(account.auth.accessToken?.role, 'write');
  await assert.rejects(whoAmI({ ...connection, accessToken: `hf_${'x'.repeat(37)}` }), {
    statusCode: 401,
  });
}

async function foundAndDelete(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = connect(surroundings, 'dataset');

  const files = [{ path: 'first.txt', content: new TextEncoder().encode('first').buffer }];
  const { repoUrl } = await createRepo({ ...connection, repo, license: 'mit', files });
  const [first, card] = await Promise.all(
    ['first.txt', 'README.md'].map(async (path) =>
      (await bytesOf(await downloadFile({ ...connection, repo, path }))).toString(),
    ),
  );

  assert.equal(repoUrl, `${surroundings.url}/datasets/${repo.name}`);
  assert.equal(first, 'first');
  assert.match(card ?? '', /license: "?mit/);
  await assert.rejects(createRepo({ ...connection, repo }), { statusCode: 409 });
  assert.equal(await repoExists({ ...connection, repo }), true);
  await deleteRepo({ ...connection, repo });
  assert.equal(await repoExists({ ...connection, repo }), false);
}

async function uploadOddFiles(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = await aDraft(surroundings);
  const weights = randomBytes(300_000);
  const odd = 'é x/a +b@1.txt';

  const made = await uploadFile({
    ...connection,
    repo,
    file: { path: odd, content: blobOf('odd') },
    commitTitle: 'An odd name',
  });
  await uploadFiles({
    ...connection,
    repo,
    files: [
      { path: 'w.bin', content: blobOf(weights) },
      { path: 'again.bin', content: blobOf(weights) },
      { path: 'empty.txt', content: new Blob([]) },
    ],
  });

  const { oid, url } = made?.commit ?? {};
  assert.equal(url, `${surroundings.url}/${repo.name}/commit/${String(oid)}`);
  const read = async (path: string) => bytesOf(await downloadFile({ ...connection, repo, path }));
  assert.equal((await read(odd)).toString(), 'odd');
  assert.ok((await read('w.bin')).equals(weights));
  assert.ok((await read('again.bin')).equals(weights));
  assert.equal((await read('empty.txt')).length, 0);
}

async function uploadWithProgress(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = await aDraft(surroundings);
  const weights = randomBytes(2_000_000);
  const uploading = uploadFilesWithProgress({
    ...connection,
    repo,
    files: [{ path: 'w.bin', content: blobOf(weights) }],
  });

  const phases: string[] = [];
  let next = await uploading.next();
  for (; next.done !== true; next = await uploading.next()) {
    if (next.value.event === 'phase') phases.push(next.value.phase);
  }

  assert.deepEqual(phases, ['preuploading', 'uploadingLargeFiles', 'committing']);
  assert.match(next.value?.commit.oid ?? '', /^[0-9a-f]{40}$/);
  const read = await bytesOf(await downloadFile({ ...connection, repo, path: 'w.bin' }));
  assert.ok(read.equals(weights));
}

async function uploadAndCompare(
  surroundings: Surroundings,
  sizeBytes: number,
  useXet: boolean,
): Promise<void> {
  const { connection, repo } = await aDraft(surroundings);
  const weights = randomBytes(sizeBytes);

  const file = { path: 'w.safetensors.bin', content: blobOf(weights) };
  await uploadFile({ ...connection, repo, file, useXet });

  const read = await bytesOf(await downloadFile({ ...connection, repo, path: file.path }));
  assert.ok(read.equals(weights));
}
