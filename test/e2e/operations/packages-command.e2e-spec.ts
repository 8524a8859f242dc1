import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReleasesService } from '../../../src/capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../src/capabilities/repositories/index.js';
import { tarEnd, tarHeader, tarPadding } from '../../../src/domain/preservation/tar.js';
import { runOn } from '../../support/command-line.js';
import { type Sphere, startSphere, type TestAccount } from '../../support/sphere.js';

let sphere: Sphere;
let ada: TestAccount;
let folder: string;

beforeAll(async () => {
  sphere = await startSphere();
  ada = await sphere.anAccount('ada');
  folder = await mkdtemp(join(tmpdir(), 'sphere-bags-'));
  const files = { 'weights/model.bin': 'weights', 'empty.txt': '', 'é 100%.txt': 'accents' };
  await sphere.aRelease({ by: ada, name: 'speech', files });
});
afterAll(async () => {
  await sphere.stop();
  await rm(folder, { recursive: true, force: true });
});

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

async function exported(record: string, ...options: string[]): Promise<string> {
  const to = await mkdtemp(join(folder, 'out-'));
  const { code, stdout } = await runOn(sphere, 'export', record, '--to', to, ...options);
  expect(code).toBe(0);
  return stdout.trim();
}

function importOf(place: string, name: string, ...options: string[]) {
  return runOn(
    sphere,
    'import',
    `bag:${place}`,
    '--into',
    `ada/${name}`,
    '--as',
    'ada',
    ...options,
  );
}

function find(name: string): Promise<RepositoryView> {
  return sphere.app.get(RepositoriesService).require(ada.viewer, 'model', 'ada', name);
}

async function listedIn(archive: string): Promise<string> {
  return (
    /(?:[0-9a-f]{64} {2}data\/.*\n)+/.exec((await readFile(archive)).toString('latin1'))?.[0] ?? ''
  );
}

describe('a bag that goes out and comes in again', () => {
  it('becomes a draft, and once released the same tree, files and manifest of the bag', async () => {
    const archive = await exported('models/ada/speech@v1.0');

    const { code, stdout } = await importOf(archive, 'again');
    const { release } = await sphere.aRelease({ by: ada, repository: await find('again') });

    const releases = sphere.app.get(ReleasesService);
    const first = await releases.require(ada.viewer, await find('speech'), 'v1.0');
    const filesOf = async (one: typeof release) =>
      (JSON.parse(await releases.manifest(one)) as { files: unknown }).files;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Licences: open \(Apache-2\.0\)\. It may be released\.$/m);
    expect(release.treeId).toBe(first.treeId);
    expect(await filesOf(release)).toEqual(await filesOf(first));
    expect(await listedIn(await exported('models/ada/again'))).toBe(await listedIn(archive));
  });

  it('is left alone where it stands already', async () => {
    const to = await mkdtemp(join(folder, 'twice-'));
    const command = ['export', 'ada/speech', '--to', to, '--json'];
    await runOn(sphere, ...command);

    const { stdout } = await runOn(sphere, ...command);

    expect(JSON.parse(stdout)).toMatchObject({ items: [{ version: 'v1.0', outcome: 'kept' }] });
  });

  it('fetches what it names by address, from the public internet or a trusted origin', async () => {
    const archive = await exported('ada/speech', '--fetch');

    const refused = await importOf(archive, 'fetched');
    const trusted = await importOf(archive, 'fetched', '--fetch-from', sphere.url, '--json');

    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/no address of the public/),
    });
    expect(JSON.parse(trusted.stdout)).toMatchObject({ fileCount: 4, fetchedCount: 4 });
  });
});

const manifest = 'manifest-sha256.txt';

type Files = Readonly<Record<string, string | Buffer>>;
type Change = (files: Record<string, string | Buffer>) => void;

/** Adds lines to the manifest. */
const listing =
  (...lines: string[]): Change =>
  (bag) => {
    bag[manifest] = [bag[manifest], ...lines].join('');
  };

/** A bag of one file, as `change` leaves it. */
function aBag(change: Change = () => undefined): Files {
  const files: Record<string, string | Buffer> = {
    'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    'manifest-sha256.txt': `${sha256('hello')}  data/a.txt\n`,
    'data/a.txt': 'hello',
  };
  change(files);
  return files;
}

/** @param twice a path that stands in the archive a second time */
function tarOf(files: Files, twice?: string): Buffer {
  const paths = [...Object.keys(files), ...(twice === undefined ? [] : [twice])];
  const parts = paths.flatMap((path) => {
    const bytes = Buffer.from(files[path] ?? '');
    const header = tarHeader({ path: `bag/${path}`, sizeBytes: bytes.length, modifiedAt: 0 });
    return [header, bytes, tarPadding(bytes.length)];
  });
  return Buffer.concat([...parts, tarEnd]);
}

async function written(name: string, bytes: Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, bytes);
  return file;
}

describe('a bag that is not what it says', () => {
  const line = (path: string, bytes = 'hello') => `${sha256(bytes)}  ${path}\n`;

  it.each<[string, Change, RegExp]>([
    ['no declaration', (bag) => delete bag['bagit.txt'], /no bagit\.txt/],
    ['no manifest', (bag) => delete bag['manifest-sha256.txt'], /no manifest-sha256\.txt/],
    [
      'another encoding',
      (bag) => (bag['bagit.txt'] = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-16\n'),
      /UTF-16/,
    ],
    [
      'a manifest that is no UTF-8',
      (bag) => (bag[manifest] = Buffer.from([0xff, 0xfe])),
      /no UTF-8/,
    ],
    ['other bytes', (bag) => (bag['data/a.txt'] = 'hullo'), /does not have the checksum/],
    ['a missing file', listing(line('data/b.txt')), /neither in the bag nor in fetch/],
    ['a file too many', (bag) => (bag['data/b.txt'] = 'more'), /in no manifest/],
    ['a path out of the payload', listing(line('data/../../x')), /"data\/\.\.\/\.\.\/x"/],
    ['a path out of the archive', (bag) => (bag['data/../../x'] = 'hello'), /leads out/],
    ['a path outside data/', listing(line('etc/passwd')), /not below data/],
    ['a line twice', listing(line('data/a.txt')), /twice/],
    ['a line that is none', listing('zz  data/c\n'), /Line 2/],
    [
      'names that differ by case',
      (bag) => {
        bag['data/A.txt'] = 'hello';
        listing(line('data/A.txt'))(bag);
      },
      /case does not count/,
    ],
    [
      'another count of bytes',
      (bag) => (bag['bag-info.txt'] = 'Payload-Oxum: 9.9\n'),
      /Payload-Oxum/,
    ],
    [
      'a changed tag file',
      (bag) => {
        bag['note.txt'] = 'changed';
        bag['tagmanifest-sha256.txt'] = line('note.txt', 'as it was');
      },
      /"note\.txt" does not have/,
    ],
    [
      'a file of this machine to fetch',
      (bag) => {
        delete bag['data/a.txt'];
        bag['fetch.txt'] = 'file:///etc/passwd 5 data/a.txt\n';
      },
      /no web address/,
    ],
    [
      'an address within the network',
      (bag) => {
        delete bag['data/a.txt'];
        bag['fetch.txt'] = 'http://169.254.169.254/latest 5 data/a.txt\n';
      },
      /no address of the public internet/,
    ],
    [
      'a name that leads back here',
      (bag) => {
        delete bag['data/a.txt'];
        bag['fetch.txt'] = 'http://localhost:1/ 5 data/a.txt\n';
      },
      /no address of the public internet/,
    ],
  ])('is refused for %s, and nothing of it stays', async (_what, change, message) => {
    const archive = await written('hostile.tar', tarOf(aBag(change)));

    const { code, stderr } = await importOf(archive, 'hostile');

    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
    await expect(find('hostile')).rejects.toMatchObject({ code: 'repository-not-found' });
  });

  const whole = tarOf(aBag());
  const linked = Buffer.from(whole);
  // The first entry as a symbolic link, its header's sum made right again.
  linked.write('2', 156);
  linked.write(
    `${(parseInt(linked.toString('latin1', 148, 154), 8) + 2).toString(8).padStart(6, '0')}\0 `,
    148,
  );

  it.each<[string, Buffer, RegExp]>([
    ['that is cut off', whole.subarray(0, 1_300), /cut off/],
    ['that holds a link', linked, /link or a device/],
    ['that holds a file twice', tarOf(aBag(), 'data/a.txt'), /twice/],
    ['that is none', Buffer.alloc(2_000, 'x'), /no tar archive/],
    ['of nothing', Buffer.alloc(0), /no bagit\.txt/],
  ])('is refused as an archive %s', async (_what, bytes, message) => {
    const { code, stderr } = await importOf(await written('broken.tar', bytes), 'hostile');

    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
  });

  it('is refused as a folder with a link, and taken without', async () => {
    const bag = join(folder, 'as-folder');
    for (const [path, bytes] of Object.entries(aBag())) {
      await mkdir(dirname(join(bag, path)), { recursive: true });
      await writeFile(join(bag, path), bytes);
    }
    const taken = await importOf(bag, 'from-folder', '--json');
    await symlink('/etc/passwd', join(bag, 'data/b.txt'));

    const refused = await importOf(bag, 'hostile');
    const inUse = await importOf(join(folder, 'hostile.tar'), 'speech');

    expect(JSON.parse(taken.stdout)).toMatchObject({
      fileCount: 1,
      licenceReport: { verdict: 'refused' },
    });
    expect(refused.stderr).toMatch(/link or a device/);
    expect(inUse.code).toBe(1);
  });
});
