import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { fromBufferPromise } from 'yauzl';
import { readPaxFields, readTarHeader } from '../../../src/domain/preservation/read-tar.js';
import { PreservationConfig } from '../../../src/foundations/config/preservation.config.js';
import { type Sphere, startSphere, type Somebody } from '../../support/sphere.js';

let sphere: Sphere;
let ada: Somebody;

const large = Buffer.alloc(3_000_000, 'weights');
const longPath = `été/${'long-'.repeat(30)}/100%.txt`;

beforeAll(async () => {
  const preservation = new PreservationConfig({ bagInlineLimit: 4_000_000 });
  sphere = await startSphere({ config: { preservation } });
  ada = await sphere.anAccount('ada');
  const files = { 'large.bin': large, [longPath]: 'a long path', 'sub/empty.txt': '' };
  await sphere.aRelease({ by: ada, name: 'speech', card: { title: 'Speech and more' }, files });
});
afterAll(() => sphere.stop());

const bag = '/ada/speech/releases/v1.0/package.bagit.tar';

async function download(path: string, headers: Readonly<Record<string, string>> = {}) {
  const response = await supertest(sphere.url)
    .get(path)
    .set(headers)
    .buffer(true)
    .parse((answer, done) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
  const answered = response.headers as Record<string, string>;
  return { status: response.status, headers: answered, body: response.body as Buffer };
}

/** The files of an archive by path below its one folder. */
function unpack(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let long: string | undefined;
  for (let at = 0; at < archive.length;) {
    const header = readTarHeader(archive.subarray(at, at + 512));
    if (header === null) break;
    const bytes = archive.subarray(at + 512, at + 512 + header.sizeBytes);
    if (header.type === 'x') long = readPaxFields(bytes).path;
    else {
      files.set((long ?? header.path).replace(/^speech-v1\.0\//, ''), bytes);
      long = undefined;
    }
    at += 512 + Math.ceil(header.sizeBytes / 512) * 512;
  }
  return files;
}

/** The files of a zip archive by path, as somebody else's reader finds them. */
async function unzipped(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return files;
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('the bag of a release', () => {
  it('holds the files under their paths, and manifests that cover all of it', async () => {
    const { status, headers, body } = await download(bag);
    const files = unpack(body);
    const text = (path: string) => files.get(path)?.toString() ?? '';

    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['content-disposition']).toBe('attachment; filename="speech-v1.0.bagit.tar"');
    expect(files.get(`data/${longPath}`)?.toString()).toBe('a long path');
    expect(files.get('data/large.bin')?.equals(large)).toBe(true);
    expect(text('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(text('bag-info.txt')).toMatch(/^External-Description: Speech and more$/m);
    for (const [list, isListed] of [
      ['manifest-sha256.txt', (path: string) => path.startsWith('data/')],
      ['tagmanifest-sha256.txt', (path: string) => !/^(?:data|tagmanifest)/.test(path)],
    ] as const) {
      const expected = [...files]
        .filter(([path]) => isListed(path))
        .map(([path, bytes]) => `${sha256(bytes)}  ${path.replace('%', '%25')}`);
      expect(text(list).trimEnd().split('\n').sort()).toEqual(expected.sort());
    }
    const { manifestSha256 } = JSON.parse(text('metadata/record.json')) as {
      manifestSha256: string;
    };
    expect(sha256(text('metadata/manifest.json'))).toBe(manifestSha256);
  });

  it('is the same byte for byte at every download, and goes on where one broke off', async () => {
    const [one, other] = [await download(bag), await download(bag)];
    const range = { range: 'bytes=1500000-' };

    const rest = await download(bag, { ...range, 'if-range': String(one.headers['etag']) });
    const known = await download(bag, { 'if-none-match': String(one.headers['etag']) });

    expect(other.body.equals(one.body)).toBe(true);
    expect(other.headers['etag']).toBe(one.headers['etag']);
    expect(rest.status).toBe(206);
    expect(rest.body.equals(one.body.subarray(1_500_000))).toBe(true);
    expect(known.status).toBe(304);
  });

  it('names addresses in the place of files where that is asked for', async () => {
    const { body } = await download(`${bag}?mode=fetch`);
    const files = unpack(body);
    const lines = files.get('fetch.txt')?.toString().trimEnd().split('\n') ?? [];

    expect([...files.keys()].filter((path) => path.startsWith('data/'))).toEqual([]);
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const [address = '', size, path = ''] = line.split(' ');
      const { body: bytes } = await download(new URL(address).pathname);
      expect({
        path,
        size,
        listed: files.get('manifest-sha256.txt')?.includes(sha256(bytes)),
      }).toEqual({ path, size: String(bytes.length), listed: true });
    }
  });

  it('is offered on the page of the release', async () => {
    const { text } = await sphere.http.get('/ada/speech').set('Accept', 'text/html').expect(200);

    expect(text).toContain(`href="${bag}?mode=fetch"`);
  });

  it('is not there for a candidate, and gone with a withdrawn release', async () => {
    const { repository } = await sphere.aRelease({ by: ada, publish: false });
    const withdrawn = await sphere.aRelease({ by: ada, name: 'gone' });
    await supertest(sphere.url)
      .post(`/api/v1/models/${withdrawn.repository.fullName}/releases/v1.0/withdraw`)
      .set('authorization', `Bearer ${sphere.stewardToken}`)
      .send({ category: 'privacy', statement: 'Somebody is named.' })
      .expect(200);

    const path = (fullName: string) => `/${fullName}/releases/v1.0/package.bagit.tar`;
    await sphere.http.get(path(repository.fullName)).expect(404);
    const gone = await sphere.http.get(path('ada/gone')).expect(410);
    await sphere.http.get(path('ada/gone').replace('bagit.tar', 'rocrate.zip')).expect(410);
    const refused = await sphere.http.get(`${bag}?mode=zip`).expect(400);

    expect(gone.body).toMatchObject({ code: 'withdrawn', tombstone: { category: 'privacy' } });
    expect(refused.body).toMatchObject({ errors: [{ field: 'mode' }] });
  });
});

describe('the crate of a release', () => {
  const crate = bag.replace('bagit.tar', 'rocrate.zip');

  it('is a zip archive of the files as they are, and of what is said of them', async () => {
    const { headers, body } = await download(crate);
    const [head, again] = [await sphere.http.head(crate), await download(crate)];
    const read = await unzipped(body);
    const described = JSON.parse(String(read.get('ro-crate-metadata.json'))) as {
      '@graph': { '@id': string; '@type': string; sha256?: string; name: string }[];
    };
    const files = described['@graph'].filter((entity) => entity['@type'] === 'File');

    expect(headers['content-length']).toBe(String(body.length));
    expect(head.headers['content-length']).toBe(String(body.length));
    expect(again.body.equals(body)).toBe(true);
    expect(files.map(({ name }) => name)).toContain(longPath);
    for (const { name, sha256: listed } of files) {
      expect({ name, sha256: sha256(read.get(name) ?? '') }).toEqual({ name, sha256: listed });
    }
  });
});
