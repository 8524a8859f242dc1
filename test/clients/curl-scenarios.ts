import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadFiles, createRepo } from '@huggingface/hub';
import { run } from './run-command.js';
import type { Scenario, Surroundings } from './scenario.js';

/** A download by hand. */
export const curlScenarios: readonly Scenario[] = [
  { name: 'curl resumes a download, and is spared one that it has', run: resumeDownload },
];

async function resumeDownload(surroundings: Surroundings): Promise<void> {
  const { url, token, handle, folder } = surroundings;
  const repo = `${handle}/curl-model`;
  const bytes = randomBytes(2_000_000);
  await createRepo({ hubUrl: url, accessToken: token, repo, license: 'mit' });
  const files = [{ path: 'w.bin', content: new Blob([bytes]) }];
  await uploadFiles({ hubUrl: url, accessToken: token, repo, files });
  const address = `${url}/${repo}/resolve/main/w.bin`;
  const target = join(folder, 'w.bin');
  const curl = (...words: string[]) =>
    run('curl', ['-sS', '-H', `Authorization: Bearer ${token}`, ...words, address]);

  await writeFile(target, bytes.subarray(0, 700_001));
  await curl('-f', '-C', '-', '-o', target);
  assert.ok((await readFile(target)).equals(bytes), 'The resumed file differs.');

  const tag = /^etag: (.+?)\r?$/im.exec(await curl('-I'))?.[1] ?? '';
  const again = await curl('-H', `If-None-Match: ${tag}`, '-o', '/dev/null', '-w', '%{http_code}');
  assert.equal(again, '304');
}
