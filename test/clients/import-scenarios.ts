import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commit, createRepo, downloadFile, listFiles, uploadFiles } from '@huggingface/hub';
import { run } from './run-command.js';
import { program, type RunningService, startBuiltService } from './running-service.js';
import type { Client, Scenario, Surroundings } from './scenario.js';
import { startSlowProxy } from './slow-proxy.js';

const sphereImport: Client<null> = {
  name: 'sphere import',
  prepare: async () => {
    const file = join(import.meta.dirname, '../../package.json');
    const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
    return { version, tools: null };
  },
};

/** Each starts a second service, and the program several times. */
const timeoutMs = 360_000;

/** From one Sphere, filled by a real client, into another. */
export const importScenarios: readonly Scenario<null>[] = [
  {
    client: sphereImport,
    operation: 'import',
    name: 'brings the same tree into another Sphere, and what is new later',
    timeoutMs,
    run: importAndUpdate,
  },
  {
    client: sphereImport,
    operation: 'range & resume',
    name: 'is killed in the middle, and goes on where it was',
    timeoutMs,
    run: killAndResume,
  },
];

const card = '---\nlicense: mit\n---\n# A model\n\nIt tells one sound from another.\n';
const importer = 'grace';

async function importAndUpdate(surroundings: Surroundings): Promise<void> {
  const { repository, url, token } = surroundings;
  const source = { hubUrl: url, accessToken: token, repo: repository };
  const weights = randomBytes(12_000_000);
  await createRepo(source);
  await uploadFiles({
    ...source,
    files: [
      { path: 'README.md', content: new Blob([card]) },
      { path: 'w.safetensors', content: new Blob([weights]) },
      { path: 'é x/#1 a+b.txt', content: new Blob(['quoted']) },
      { path: 'deep/er/empty.txt', content: new Blob([]) },
    ],
  });

  await intoAnother(surroundings, async (target, sphere, copy) => {
    const first = await sphere(url);
    const second = await sphere(url);
    await commit({
      ...source,
      title: 'A change',
      operations: [
        { operation: 'addOrUpdate', path: 'new.txt', content: new Blob(['new']) },
        { operation: 'delete', path: 'é x/#1 a+b.txt' },
      ],
    });
    const third = await sphere(url);

    assert.equal(first.isNew, true);
    assert.equal(first.licenceReport.verdict, 'open');
    assert.equal(second.isNew, false);
    assert.equal(third.fetchedBytes, 3);
    assert.deepEqual(await treeOf(copy), await treeOf(source));
    const read = await downloadFile({ ...copy, path: 'w.safetensors' });
    assert.ok(read && Buffer.from(await read.arrayBuffer()).equals(weights), 'Other bytes.');
    assert.notEqual(target.url, url);
  });
}

async function killAndResume(surroundings: Surroundings): Promise<void> {
  const { repository, url, token } = surroundings;
  const source = { hubUrl: url, accessToken: token, repo: repository };
  const weights = randomBytes(40_000_000);
  await createRepo(source);
  const content = new Blob([weights]);
  await uploadFiles({ ...source, files: [{ path: 'w.bin', content }] });
  const proxy = await startSlowProxy(url);
  try {
    await intoAnother(surroundings, async (target, sphere, copy, words) => {
      proxy.stallAfter(20_000_000);
      const child = spawn(process.execPath, words(proxy.url), {
        env: { ...process.env, ...target.environment },
        stdio: 'ignore',
      });
      const ended = once(child, 'exit');
      await Promise.race([proxy.stalled, ended]);
      const left = await partBytes(target, 1_000_000);
      child.kill('SIGKILL');
      await ended;
      proxy.stallAfter(null);

      const resumed = await sphere(proxy.url);

      assert.equal(resumed.isNew, true);
      const start = Number(/^bytes=(\d+)-$/.exec(proxy.ranges.at(-1) ?? '')?.[1]);
      assert.ok(start >= left, `It went on at ${start} and had ${left}.`);
      assert.deepEqual(await treeOf(copy), await treeOf(source));
    });
  } finally {
    await proxy.stop();
  }
}

interface Imported {
  readonly isNew: boolean;
  readonly fetchedBytes: number;
  readonly licenceReport: { readonly verdict: string };
}

type Copy = Readonly<Record<'hubUrl' | 'accessToken' | 'repo', string>>;

/** Starts a second service and hands on what imports into it. */
async function intoAnother(
  { repository, token, folder }: Surroundings,
  work: (
    target: RunningService,
    /** Imports from an address. */
    sphere: (from: string) => Promise<Imported>,
    copy: Copy,
    /** What `sphere` passes to Node. */
    words: (from: string) => string[],
  ) => Promise<void>,
): Promise<void> {
  const target = await startBuiltService();
  try {
    const accessToken = await target.anAccount(importer);
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, token, { mode: 0o600 });
    const repo = `${importer}/${repository.split('/')[1] ?? ''}`;
    const words = (from: string) => [
      ...[program, 'import', `hf:${repository}`, '--from', from],
      ...['--token-file', tokenFile, '--into', repo, '--json'],
    ];
    const sphere = async (from: string) => {
      const printed = await run(process.execPath, words(from), { environment: target.environment });
      return JSON.parse(printed.slice(printed.indexOf('{'))) as Imported;
    };
    await work(target, sphere, { hubUrl: target.url, accessToken, repo }, words);
  } finally {
    await target.stop();
  }
}

/** Every file and folder with its git id: what the id of the whole tree is made of. */
async function treeOf(repository: Copy): Promise<string[]> {
  const entries: string[] = [];
  for await (const { type, path, oid } of listFiles({ ...repository, recursive: true })) {
    entries.push(`${type} ${oid ?? ''} ${path}`);
  }
  return entries;
}

/** Waits until a part of that size is on the disk; gives its size. */
async function partBytes({ environment }: RunningService, atLeast: number): Promise<number> {
  const imports = join(environment['SPHERE_DATA_DIR'] ?? '', 'imports');
  for (;;) {
    for (const folder of await readdir(imports)) {
      for (const name of await readdir(join(imports, folder))) {
        const { size } = await stat(join(imports, folder, name));
        if (name.endsWith('.part') && size >= atLeast) return size;
      }
    }
    await delay(50);
  }
}
