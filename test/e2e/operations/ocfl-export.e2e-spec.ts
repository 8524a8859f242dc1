import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { runOn } from '../../support/command-line.js';
import { type Sphere, startSphere, type TestAccount } from '../../support/sphere.js';

interface Inventory {
  readonly id: string;
  readonly head: string;
  readonly manifest: Readonly<Record<string, readonly string[]>>;
  readonly fixity: { readonly sha256: Readonly<Record<string, readonly string[]>> };
  readonly versions: Readonly<
    Record<string, { readonly message: string; readonly state: Record<string, readonly string[]> }>
  >;
}

interface RecordFile {
  readonly version: string;
  readonly state: string;
  readonly pid: string;
  readonly publishedAt: string;
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

const schemaFile = join(
  resolve(process.env['SPHERE_TEST_SCHEMAS'] ?? '../shared/schemas'),
  'ocfl/inventory_schema-1.1.json',
);

let sphere: Sphere;
let ada: TestAccount;
let root: string;

beforeAll(async () => {
  sphere = await startSphere();
  ada = await sphere.anAccount('ada');
  root = await mkdtemp(join(tmpdir(), 'sphere-ocfl-'));
});
afterAll(async () => {
  await sphere.stop();
  await rm(root, { recursive: true, force: true });
});

async function mirror() {
  const { code, stdout, stderr } = await runOn(
    sphere,
    ...['export', '--all', '--format', 'ocfl', '--to', root, '--json'],
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching('failed: ') });
  return (JSON.parse(stdout) as { items: { record: string; outcome: string; place: string }[] })
    .items;
}

const digest = (algorithm: string, bytes: Buffer) =>
  createHash(algorithm).update(bytes).digest('hex');

/** Reads an object by the specification alone, and every byte of it. */
async function readObject(folder: string) {
  const text = await readFile(join(folder, 'inventory.json'));
  const [sidecar = ''] = (await readFile(join(folder, 'inventory.json.sha512'), 'utf8')).split(' ');
  expect(sidecar).toBe(digest('sha512', text));
  const inventory = JSON.parse(text.toString()) as Inventory;
  const contents = new Map<string, Buffer>();
  for (const [sha512, [path = '']] of Object.entries(inventory.manifest)) {
    const bytes = await readFile(join(folder, path));
    expect({ path, sha512: digest('sha512', bytes) }).toEqual({ path, sha512 });
    contents.set(sha512, bytes);
  }
  const state = new Map(
    Object.entries(inventory.versions[inventory.head]?.state ?? {}).flatMap(([sha512, paths]) =>
      paths.map((path) => [path, contents.get(sha512) ?? Buffer.alloc(0)] as const),
    ),
  );
  const records = [...state].flatMap(([path, bytes]) =>
    path.endsWith('/record.json') ? [JSON.parse(bytes.toString()) as RecordFile] : [],
  );
  return { inventory, state, records };
}

describe('a mirror in the Oxford Common File Layout', () => {
  it('holds a version for each release, each content once, and all that a rebuild needs', async () => {
    const same = { 'weights.bin': 'the same weights', 'sub/copy.bin': 'the same weights' };
    const { repository } = await sphere.aRelease({
      by: ada,
      name: 'speech',
      files: { ...same, 'a.txt': 'one' },
    });
    const first = await mirror();
    await sphere.app.get(RepositoriesService).commit(ada.viewer, repository, 'main', {
      title: 'Two',
      operations: [{ op: 'add-bytes', path: 'a.txt', bytes: Buffer.from('two') }],
    });
    const { release } = await sphere.aRelease({ by: ada, repository, version: 'v2.0' });
    const [second] = await mirror();
    const again = await mirror();

    const { inventory, state, records } = await readObject(second?.place ?? '');
    expect([first[0]?.outcome, second?.outcome, again[0]?.outcome]).toEqual([
      ...['written', 'written', 'kept'],
    ]);
    expect(inventory.id).toBe(`${sphere.url}/id/${repository.pid}`);
    expect(Object.values(inventory.versions).map(({ message }) => message)).toEqual([
      ...['Release v1.0', 'Release v2.0'],
    ]);
    expect(state.get('data/a.txt')?.toString()).toBe('two');
    expect(state.get('data/sub/copy.bin')?.toString()).toBe('the same weights');
    expect(await readdir(join(second?.place ?? '', 'v2/content/data'))).toEqual(['a.txt']);
    for (const record of records) {
      for (const { path, sha256 } of record.files) {
        const [stored = 'nothing'] = inventory.fixity.sha256[sha256] ?? [];
        const bytes = await readFile(join(second?.place ?? '', stored));
        expect({ path, sha256: digest('sha256', bytes) }).toEqual({ path, sha256 });
      }
    }
    expect(records.map(({ version, pid }) => [version, pid])).toContainEqual(['v2.0', release.pid]);
    if (existsSync(schemaFile)) {
      const ajv = new Ajv({ strict: false, validateFormats: false });
      const isValid = ajv.validate(
        JSON.parse(readFileSync(schemaFile, 'utf8')) as object,
        inventory,
      );
      expect({ isValid, errors: ajv.errors }).toEqual({ isValid: true, errors: null });
    }
  });

  it('takes in what is said later, and seals the bytes of what is withdrawn', async () => {
    const { repository } = await sphere.aRelease({ by: ada, name: 'gone' });
    await sphere.app.get(WithdrawRelease).withdraw(sphere.steward.viewer, repository, 'v1.0', {
      category: 'privacy',
      statement: 'Somebody is named.',
    });

    const place = (await mirror()).find(({ record }) => record === 'models/ada/gone')?.place ?? '';

    const { state, records } = await readObject(place);
    expect(records).toMatchObject([{ state: 'withdrawn', tombstone: { category: 'privacy' } }]);
    expect([...state.keys()].filter((path) => path.startsWith('data/'))).toEqual([]);
    expect(state.get('metadata/v1.0/events.json')?.toString()).toContain('"release.withdrawn"');
  });

  it('goes on after a run that broke off between any two steps', async () => {
    const { repository } = await sphere.aRelease({ by: ada, name: 'broken' });
    const items = await mirror();
    const place =
      items.find(({ record }) => record === `models/${repository.fullName}`)?.place ?? '';
    const whole = await readFile(join(place, 'inventory.json'));
    await writeFile(join(place, 'inventory.json'), whole.subarray(0, 100));
    await mkdir(join(root, 'extensions/sphere-staging/object-left/content'), { recursive: true });

    await mirror();

    expect((await readFile(join(place, 'inventory.json'))).equals(whole)).toBe(true);
    expect(await readdir(join(root, 'extensions'))).toEqual(['0004-hashed-n-tuple-storage-layout']);
  });

  it('is written into an empty folder, or a storage root, and nowhere else', async () => {
    const folder = await mkdtemp(join(root, '../sphere-used-'));
    await writeFile(join(folder, 'letter.txt'), 'Dear Sir');

    const { code, stderr } = await runOn(
      sphere,
      ...['export', '--all', '--format', 'ocfl', '--to', folder],
    );

    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/holds other things/),
    });
    expect(await readdir(folder)).toEqual(['letter.txt']);
    await rm(folder, { recursive: true });
  });
});
