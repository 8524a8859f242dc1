import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadFiles, createRepo } from '@huggingface/hub';
import { run } from './run-command.js';
import type { Client, Scenario, Surroundings } from './scenario.js';

const curl: Client<null> = {
  name: 'curl',
  prepare: async () => {
    try {
      const version = /^curl (\S+)/.exec(await run('curl', ['--version']))?.[1] ?? 'unknown';
      return { version, tools: null };
    } catch {
      return { notRun: 'no curl here' };
    }
  },
};

/** A download by hand. */
export const curlScenarios: readonly Scenario<null>[] = [
  {
    client: curl,
    operation: 'range & resume',
    name: 'resumes a download, and is spared one that it has',
    run: resumeDownload,
  },
];

async function resumeDownload(surroundings: Surroundings): Promise<void> {
  const { url, token, repository: repo, folder } = surroundings;
  const bytes = randomBytes(2_000_000);
  await createRepo({ hubUrl: url, accessToken: token, repo, license: 'mit' });
  const files = [{ path: 'w.bin', content: new Blob([bytes]) }];
  await uploadFiles({ hubUrl: url, accessToken: token, repo, files });
  const address = `${url}/${repo}/resolve/main/w.bin`;
  const target = join(folder, 'w.bin');
  const download = (...words: string[]) =>
    run('curl', ['-sS', '-H', `Authorization: Bearer ${token}`, ...words, address]);

  await writeFile(target, bytes.subarray(0, 700_001));
  await download('-f', '-C', '-', '-o', target);
  assert.ok((await readFile(target)).equals(bytes), 'The resumed file differs.');

  const tag = /^etag: (.+?)\r?$/im.exec(await download('-I'))?.[1] ?? '';
  const again = await download(
    '-H',
    `If-None-Match: ${tag}`,
    '-o',
    '/dev/null',
    '-w',
    '%{http_code}',
  );
  assert.equal(again, '304');
}
