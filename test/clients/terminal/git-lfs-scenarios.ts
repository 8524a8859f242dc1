import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDraft } from '../javascript/hub-connection.js';
import { outcomeOf, run } from '../run-command.js';
import type { Scenario, Surroundings } from '../scenario.js';
import { debianClient } from './debian-client.js';

const gitLfs = debianClient('git-lfs');

/** The batch API as git-lfs speaks it, with Basic authentication; git itself stays on the machine. */
export const gitLfsScenarios: readonly Scenario<null>[] = [
  {
    client: gitLfs,
    operation: 'upload',
    name: 'pushes the objects of a branch, and none twice',
    run: pushObjects,
  },
  {
    client: gitLfs,
    operation: 'download',
    name: 'fetches into other clones, of a draft and of a release',
    run: pullObjects,
  },
  {
    client: gitLfs,
    operation: 'refusals',
    name: 'is told of a token that is none, and of an object that is not there',
    run: beRefused,
  },
];

async function pushObjects(surroundings: Surroundings): Promise<void> {
  await aDraft(surroundings);
  const { folder, weights, push } = await aWorkTree(surroundings, surroundings.token);

  await push();
  const { output } = await outcomeOf('git', ['lfs', 'push', '--all', 'origin'], {
    folder,
    environment: { ...gitEnvironment(surroundings), GIT_CURL_VERBOSE: '1' },
  });

  const { commitLarge, download } = ownRequests(surroundings);
  await commitLarge('w.bin', weights);
  assert.ok((await download('main/w.bin')).equals(weights));
  assert.match(output, /^> POST .*\/objects\/batch /m);
  assert.doesNotMatch(output, /^> PUT /m);
}

async function pullObjects(surroundings: Surroundings): Promise<void> {
  await aDraft(surroundings);
  const { origin, weights, push } = await aWorkTree(surroundings, surroundings.token);
  await push();
  const { commitLarge, release } = ownRequests(surroundings);
  await commitLarge('dir/é w.bin', weights);

  const asMember = await aClone(surroundings, origin, lfsAddress(surroundings, surroundings.token));
  assert.ok((await readFile(asMember)).equals(weights));
  await keepToken(surroundings);
  const withKeptToken = await aClone(surroundings, origin, lfsAddress(surroundings, null));
  assert.ok((await readFile(withKeptToken)).equals(weights));
  await rm(join(surroundings.folder, '.git-credentials'));
  await release();
  const asStranger = await aClone(surroundings, origin, lfsAddress(surroundings, null));
  assert.ok((await readFile(asStranger)).equals(weights));
}

async function beRefused(surroundings: Surroundings): Promise<void> {
  await aDraft(surroundings);
  const { origin, git, push } = await aWorkTree(surroundings, `hf_${'x'.repeat(37)}`);

  await assert.rejects(push(), /[Cc]redentials|[Aa]uthoriz/);
  await git('push', '--quiet', '--no-verify', 'origin', 'main');
  const clone = aClone(surroundings, origin, lfsAddress(surroundings, surroundings.token));
  await assert.rejects(clone, /404|not found|does not exist/i);
}

/** A work tree with one large file in a commit, and a bare repository on the same disk as its origin. */
async function aWorkTree(surroundings: Surroundings, token: string) {
  const origin = join(surroundings.folder, 'origin.git');
  const folder = join(surroundings.folder, 'work');
  const weights = randomBytes(3_000_000);
  await mkdir(folder);
  const git = gitIn(folder, surroundings);
  await run('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('lfs', 'install', '--local');
  await git('lfs', 'track', '*.bin');
  await git('config', 'lfs.url', lfsAddress(surroundings, token));
  await git('remote', 'add', 'origin', origin);
  await writeFile(join(folder, 'w.bin'), weights);
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Weights');
  /** As the hook of git-lfs does: the objects first. */
  const push = async () => {
    await git('lfs', 'push', 'origin', 'main');
    await git('push', '--quiet', '--no-verify', 'origin', 'main');
  };
  return { origin, folder, weights, git, push };
}

/** A clone whose large file came from the service; gives that file. */
async function aClone(surroundings: Surroundings, origin: string, address: string) {
  const folder = await mkdtemp(join(surroundings.folder, 'clone-'));
  const environment = { ...gitEnvironment(surroundings), GIT_LFS_SKIP_SMUDGE: '1' };
  await run('git', ['clone', '--quiet', origin, folder], { environment });
  const git = gitIn(folder, surroundings);
  await git('config', 'lfs.url', address);
  await git('config', 'credential.helper', 'store');
  await git('lfs', 'install', '--local');
  await git('lfs', 'pull');
  return join(folder, 'w.bin');
}

/** Where git's helper `store` finds it; git-lfs shows it only to a 401. */
async function keepToken({ url, handle, token, folder }: Surroundings): Promise<void> {
  const address = new URL(url);
  address.username = handle;
  address.password = token;
  await writeFile(join(folder, '.git-credentials'), `${address.href.replace(/\/$/, '')}\n`);
}

function lfsAddress({ url, handle, repository }: Surroundings, token: string | null): string {
  const address = new URL(`${url}/${repository}.git/info/lfs`);
  if (token !== null) {
    address.username = handle;
    address.password = token;
  }
  return address.href;
}

function gitIn(folder: string, surroundings: Surroundings) {
  return (...words: string[]) =>
    run('git', words, { folder, environment: gitEnvironment(surroundings) });
}

/** None of the settings of whoever runs this, and nobody to ask for a password. */
function gitEnvironment({ folder }: Surroundings): Readonly<Record<string, string>> {
  return {
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: 'true',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
  };
}

/** What a commit over the Hub's API does with objects that git-lfs brought. */
function ownRequests({ url, token, repository }: Surroundings) {
  const headers = { authorization: `Bearer ${token}` };
  const post = async (path: string, type: string, body: string) => {
    const response = await fetch(`${url}/api/models/${repository}/${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': type },
      body,
    });
    assert.ok(response.ok, await response.text());
  };
  return {
    commitLarge: (path: string, bytes: Buffer) => {
      const oid = createHash('sha256').update(bytes).digest('hex');
      const lines = [
        { key: 'header', value: { summary: 'Weights' } },
        { key: 'lfsFile', value: { path, algo: 'sha256', oid, size: bytes.length } },
      ];
      const body = lines.map((line) => JSON.stringify(line)).join('\n');
      return post('commit/main', 'application/x-ndjson', body);
    },
    release: () => post('tag/main', 'application/json', '{"tag": "v1.0"}'),
    download: async (path: string) => {
      const response = await fetch(`${url}/${repository}/resolve/${path}`, { headers });
      return Buffer.from(await response.arrayBuffer());
    },
  };
}
