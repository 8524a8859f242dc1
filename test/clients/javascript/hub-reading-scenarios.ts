import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  downloadFile,
  downloadFileToCacheDir,
  fileDownloadInfo,
  fileExists,
  parseSafetensorsMetadata,
  snapshotDownload,
} from '@huggingface/hub';
import { safetensorsBytes } from '../../support/safetensors-bytes.js';
import type { Scenario, Surroundings } from '../scenario.js';
import { hubClient } from './hub-client.js';
import { aDraft, aPublicRepository, bytesOf } from './hub-connection.js';

/** Without `#`, `?` and `%`: the client writes a path into its addresses as it stands. */
const odd = 'é x/a +b@1.txt';

/** What strangers fetch with `@huggingface/hub`. */
export const hubReadingScenarios: readonly Scenario[] = [
  {
    client: hubClient,
    operation: 'download',
    name: 'downloadFile, fileExists: odd names, an empty file, none',
    run: downloadOneByOne,
  },
  {
    client: hubClient,
    operation: 'download',
    name: 'downloadFileToCacheDir, snapshotDownload',
    run: downloadToCache,
  },
  {
    client: hubClient,
    operation: 'range & resume',
    name: 'downloadFile reads a slice, fileDownloadInfo the size',
    run: readSlices,
  },
  {
    client: hubClient,
    operation: 'read facts',
    name: 'parseSafetensorsMetadata: one file',
    run: readSafetensors,
  },
  {
    client: hubClient,
    operation: 'read facts',
    name: 'parseSafetensorsMetadata: shards',
    run: readShards,
  },
  {
    client: hubClient,
    operation: 'refusals',
    name: 'a stranger learns nothing of a draft',
    run: askForDraft,
  },
];

async function downloadOneByOne(surroundings: Surroundings): Promise<void> {
  const weights = randomBytes(300_000);
  const files = { 'w.bin': weights, [odd]: 'odd', 'empty.txt': '' };
  const { anonymous, repo } = await aPublicRepository(surroundings, files);

  const read = async (path: string, revision = 'main') =>
    bytesOf(await downloadFile({ ...anonymous, repo, path, revision }));

  assert.ok((await read('w.bin')).equals(weights));
  assert.ok((await read('w.bin', 'v1.0')).equals(weights));
  assert.equal((await read(odd)).toString(), 'odd');
  assert.equal((await read('empty.txt')).length, 0);
  const pointer = await downloadFile({ ...anonymous, repo, path: 'w.bin', raw: true });
  assert.match(
    (await bytesOf(pointer)).toString(),
    /^version https:.+\noid sha256:.+\nsize 300000/,
  );
  assert.equal(await downloadFile({ ...anonymous, repo, path: 'none.txt' }), null);
  assert.equal(await fileExists({ ...anonymous, repo, path: odd }), true);
  assert.equal(await fileExists({ ...anonymous, repo, path: 'none.txt' }), false);
}

async function downloadToCache(surroundings: Surroundings): Promise<void> {
  const weights = randomBytes(300_000);
  const files = { 'dir/w.bin': weights, [odd]: 'odd', 'empty.txt': '' };
  const { anonymous, repo } = await aPublicRepository(surroundings, files);
  const cacheDir = join(surroundings.folder, 'cache');

  const path = await downloadFileToCacheDir({ ...anonymous, repo, path: 'dir/w.bin', cacheDir });
  const snapshot = await snapshotDownload({ ...anonymous, repo, cacheDir });
  const byLabel = await snapshotDownload({ ...anonymous, repo, cacheDir, revision: 'v1.0' });

  assert.ok((await readFile(path)).equals(weights));
  assert.match(basename(snapshot), /^[0-9a-f]{40}$/);
  assert.equal(byLabel, snapshot);
  for (const [name, content] of Object.entries(files)) {
    assert.ok((await readFile(join(snapshot, name))).equals(Buffer.from(content)), name);
  }
}

async function readSlices(surroundings: Surroundings): Promise<void> {
  const weights = randomBytes(25_000_000);
  const { anonymous, repo } = await aPublicRepository(surroundings, { 'w.bin': weights });

  const info = await fileDownloadInfo({ ...anonymous, repo, path: 'w.bin' });
  const blob = await downloadFile({ ...anonymous, repo, path: 'w.bin' });
  const middle = await bytesOf(blob?.slice(12_345_678, 12_445_678) ?? null);

  assert.equal(info?.size, weights.length);
  assert.match(info.etag, /^"[0-9a-f]{64}"$/);
  assert.equal(info.xet, undefined);
  assert.equal(blob?.size, weights.length);
  assert.ok(middle.equals(weights.subarray(12_345_678, 12_445_678)));
}

async function readSafetensors(surroundings: Surroundings): Promise<void> {
  const weights = safetensorsBytes(
    {
      __metadata__: { format: 'pt' },
      a: { dtype: 'F32', shape: [10, 20], data_offsets: [0, 800] },
      b: { dtype: 'BF16', shape: [30], data_offsets: [800, 860] },
    },
    860,
  );
  const { anonymous, repo } = await aPublicRepository(surroundings, {
    'model.safetensors': weights,
    'config.json': '{"model_type": "bert"}',
  });

  const metadata = await parseSafetensorsMetadata({
    ...anonymous,
    repo,
    computeParametersCount: true,
  });

  assert.equal(metadata.sharded, false);
  assert.deepEqual(metadata.header['a']?.shape, [10, 20]);
  assert.deepEqual(metadata.parameterCount, { F32: 200, BF16: 30 });
}

async function readShards(surroundings: Surroundings): Promise<void> {
  const first = 'model-00001-of-00002.safetensors';
  const second = 'model-00002-of-00002.safetensors';
  const { anonymous, repo } = await aPublicRepository(surroundings, {
    [first]: safetensorsBytes({ a: { dtype: 'F32', shape: [5], data_offsets: [0, 20] } }, 20),
    [second]: safetensorsBytes({ b: { dtype: 'F32', shape: [7], data_offsets: [0, 28] } }, 28),
    'model.safetensors.index.json': JSON.stringify({
      metadata: { total_size: 48 },
      weight_map: { a: first, b: second },
    }),
  });

  const metadata = await parseSafetensorsMetadata({
    ...anonymous,
    repo,
    computeParametersCount: true,
  });

  assert.ok(metadata.sharded);
  assert.deepEqual(Object.keys(metadata.headers).sort(), [first, second]);
  assert.deepEqual(metadata.parameterCount, { F32: 12 });
}

async function askForDraft(surroundings: Surroundings): Promise<void> {
  const { connection, anonymous, repo } = await aDraft(surroundings, {
    'w.bin': randomBytes(1_000),
  });

  await assert.rejects(downloadFile({ ...anonymous, repo, path: 'w.bin' }), { statusCode: 404 });
  await assert.rejects(snapshotDownload({ ...anonymous, repo, cacheDir: surroundings.folder }), {
    statusCode: 404,
  });
  const rejected = { ...connection, accessToken: `hf_${'x'.repeat(37)}` };
  await assert.rejects(downloadFile({ ...rejected, repo, path: 'w.bin' }), { statusCode: 401 });
}
