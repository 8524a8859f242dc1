import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import {
  addVersion,
  objectFolder,
  type OcflInventory,
  type Sha512,
  writeInventory,
} from '../../domain/preservation/ocfl.js';
import { openMirrored } from './read-mirror.js';

const id = 'https://sphere.example/id/aaaaa-aaaaa';
const sha256 = 'b'.repeat(64) as Sha256;
const inventory = addVersion(id, null, {
  created: '2026-01-01T00:00:00Z',
  message: 'Release v1',
  user: { name: 'ada', address: 'https://sphere.example/ada' },
  state: new Map([['data/a.bin', { sha256, sha512: 'c'.repeat(128) as Sha512 }]]),
});
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sphere-mirror-'));
  await put('v1/content/data/a.bin', 'kept');
  await writeFile(join(root, 'secret.txt'), 'secret');
});
afterAll(() => rm(root, { recursive: true }));

async function put(path: string, content: string): Promise<void> {
  const file = join(root, objectFolder(id), path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function write(changed: OcflInventory, sidecar?: string): Promise<void> {
  const written = writeInventory(changed);
  await put('inventory.json', written.text);
  await put('inventory.json.sha512', sidecar ?? written.sidecar);
}

function holding(path: string): OcflInventory {
  return { ...inventory, fixity: { sha256: { [sha256]: [path] } } };
}

describe('openMirrored', () => {
  it('opens what the inventory has under a SHA-256', async () => {
    await write(inventory);

    const bytes = await openMirrored(root, id, sha256);

    expect(bytes === null ? null : await text(bytes)).toBe('kept');
    expect(await openMirrored(root, id, 'd'.repeat(64) as Sha256)).toBeNull();
    expect(await openMirrored(root, `${id}x`, sha256)).toBeNull();
  });

  it.each([
    ['an inventory that its sidecar does not vouch for', inventory, 'wrong inventory.json\n'],
    ['the inventory of another object', { ...inventory, id: `${id}x` }, undefined],
    ['a path that leads out of the object', holding('../../../../secret.txt'), undefined],
    ['a path that leads nowhere', holding('v1/content/data/b.bin'), undefined],
  ])('opens nothing by %s', async (_what, changed, sidecar) => {
    await write(changed, sidecar);

    expect(await openMirrored(root, id, sha256)).toBeNull();
  });
});
