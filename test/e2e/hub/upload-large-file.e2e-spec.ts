import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { aModel, bodyOf, commit, hub, release, sha256Of } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface LfsAction {
  readonly href: string;
  readonly header?: Readonly<Record<string, string>>;
}

interface LfsObject {
  readonly oid: string;
  readonly actions?: { upload?: LfsAction; verify?: LfsAction; download?: LfsAction };
  readonly error?: { readonly code: number; readonly message: string };
}

describe('a large file by Git LFS', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let bob: Somebody;
  let repository: string;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    bob = await sphere.anAccount('bob');
    repository = await aModel(sphere, ada, 'model');
  });

  afterAll(async () => {
    await sphere.close();
  });

  async function batch(bytes: Buffer, transfers = ['basic', 'multipart'], size = bytes.length) {
    const response = await hub(sphere, ada)
      .post('/ada/model.git/info/lfs/objects/batch')
      .set('content-type', 'application/vnd.git-lfs+json')
      .send(
        JSON.stringify({
          operation: 'upload',
          transfers,
          hash_algo: 'sha_256',
          objects: [{ oid: sha256Of(bytes), size }],
        }),
      );
    expect(response.status).toBe(200);
    const { objects } = bodyOf<{ objects: LfsObject[] }>(response);
    const [object] = objects;
    if (object === undefined) throw new Error('No object was answered.');
    return object;
  }

  /** As clients do it: no token, no header but what the body needs. */
  function put(href: string, bytes: Buffer) {
    const address = new URL(href);
    return supertest(address.origin)
      .put(`${address.pathname}${address.search}`)
      .set('content-type', 'application/octet-stream')
      .send(bytes);
  }

  function verify(bytes: Buffer, size = bytes.length) {
    return hub(sphere, ada)
      .post('/ada/model.git/info/lfs/objects/verify')
      .send({ oid: sha256Of(bytes), size });
  }

  const naming = (path: string, bytes: Buffer) => ({
    lines: [
      { key: 'lfsFile', value: { path, algo: 'sha256', oid: sha256Of(bytes), size: bytes.length } },
    ],
  });

  it('is sent to a signed address, verified, committed and read', async () => {
    const bytes = randomBytes(300_000);
    const { actions } = await batch(bytes);

    const sent = await put(actions?.upload?.href ?? '', bytes);
    const verified = await verify(bytes);
    const committed = await commit(sphere, ada, repository, naming('w.bin', bytes));

    expect([sent.status, verified.status, committed.status]).toEqual([200, 200, 200]);
    expect(sent.headers['etag']).toMatch(/^".+"$/);
    const read = await hub(sphere, ada).get('/ada/model/resolve/main/w.bin');
    expect(read.body).toEqual(bytes);
  });

  it('needs no verification by the client: the commit does it', async () => {
    const bytes = randomBytes(1_000);
    const { actions } = await batch(bytes);
    await put(actions?.upload?.href ?? '', bytes).expect(200);

    await commit(sphere, ada, repository, naming('x.bin', bytes)).expect(200);
  });

  it('is asked for in numbered parts where it is very large', async () => {
    const claimed = 150_000_000;

    const { actions } = await batch(randomBytes(10), ['basic', 'multipart'], claimed);

    const { chunk_size: partSize = '', ...parts } = actions?.upload?.header ?? {};
    expect(Object.keys(parts)).toHaveLength(Math.ceil(claimed / Number(partSize)));
    expect(Object.keys(parts)[0]).toBe('00001');
  });

  it('is asked for whole from a client that knows no parts', async () => {
    const { actions } = await batch(randomBytes(10), ['basic'], 150_000_000);

    expect(actions?.upload?.header).toBeUndefined();
  });

  it('is put together from its parts, again without a token', async () => {
    const bytes = Buffer.alloc(134_217_728 + 5, randomBytes(1_024));
    const { actions } = await batch(bytes);
    const { chunk_size: partSize = '', ...numbered } = actions?.upload?.header ?? {};
    const parts = [];
    for (const [index, href] of Object.values(numbered).entries()) {
      const start = index * Number(partSize);
      const sent = await put(href, bytes.subarray(start, start + Number(partSize))).expect(200);
      parts.push({ partNumber: index + 1, etag: sent.headers['etag'] });
    }
    const completion = new URL(actions?.upload?.href ?? '');

    const completed = await supertest(completion.origin)
      .post(completion.pathname)
      .send({ oid: sha256Of(bytes), parts });

    expect(completed.status).toBe(200);
    await commit(sphere, ada, repository, naming('big.bin', bytes)).expect(200);
  });

  it('is refused where other bytes came than were announced', async () => {
    const announced = randomBytes(1_000);
    const { actions } = await batch(announced);
    await put(actions?.upload?.href ?? '', randomBytes(1_000)).expect(200);

    const committed = await commit(sphere, ada, repository, naming('y.bin', announced));

    expect(committed.status).toBeGreaterThanOrEqual(400);
    expect(committed.status).toBeLessThan(500);
    await hub(sphere, ada).head('/ada/model/resolve/main/y.bin').expect(404);
  });

  it('is refused at a changed address', async () => {
    const bytes = randomBytes(10);
    const { actions } = await batch(bytes);
    const href = actions?.upload?.href ?? '';

    const sent = await put(`${href.slice(0, -2)}xx`, bytes);

    expect(sent.status).toBe(403);
  });

  it('need not be sent again to where it is held', async () => {
    const bytes = randomBytes(2_000);
    const first = await batch(bytes);
    await put(first.actions?.upload?.href ?? '', bytes);
    await verify(bytes).expect(200);

    const second = await batch(bytes);

    expect(second).toEqual({ oid: sha256Of(bytes), size: 2_000 });
  });

  it('must be sent though a stranger holds it as a draft', async () => {
    await aModel(sphere, bob, 'hidden', { 'w.bin': 'the bytes of bob' });

    const { actions } = await batch(Buffer.from('the bytes of bob'));

    expect(actions?.upload).toBeDefined();
  });

  it('is taken from writers only', async () => {
    const response = await hub(sphere, bob)
      .post('/ada/model.git/info/lfs/objects/batch')
      .send({ operation: 'upload', objects: [] });

    expect(response.status).toBe(404);
    expect(response.headers['x-error-code']).toBe('RepoNotFound');
  });

  it.each([
    ['upload', 'model'],
    ['download', 'model'],
    ['download', 'nothing-there'],
  ])('asks a stranger for the token that git-lfs keeps back: %s of %s', async (operation, name) => {
    const response = await hub(sphere)
      .post(`/ada/${name}.git/info/lfs/objects/batch`)
      .send({ operation, objects: [] });

    expect(response.status).toBe(401);
    expect(response.headers['www-authenticate']).toContain('Basic');
  });

  it('is given to a stranger by git-lfs once it is released', async () => {
    const open = await aModel(sphere, ada, 'open', { 'w.bin': 'released bytes' });
    await release(sphere, ada, open).expect(200);

    const response = await hub(sphere)
      .post('/ada/open.git/info/lfs/objects/batch')
      .send({
        operation: 'download',
        objects: [
          { oid: sha256Of('released bytes'), size: 14 },
          { oid: sha256Of('unknown'), size: 7 },
        ],
      });

    const [found, missing] = bodyOf<{ objects: LfsObject[] }>(response).objects;
    expect(missing?.error?.code).toBe(404);
    const read = await supertest(sphere.url).get(
      new URL(found?.actions?.download?.href ?? '').pathname,
    );
    expect((read.body as Buffer).toString()).toBe('released bytes');
  });

  it('may be signed for with the token as a password, as git-lfs sends it', async () => {
    const response = await supertest(sphere.url)
      .post('/ada/model.git/info/lfs/objects/batch')
      .auth('ada', ada.token)
      .send({ operation: 'upload', objects: [] });

    expect(response.status).toBe(200);
  });

  it('is fetched from a draft with what the client showed, whatever its branch is called', async () => {
    await aModel(sphere, ada, 'draft', { 'é w.bin': 'bytes of a draft' });

    const response = await supertest(sphere.url)
      .post('/ada/draft.git/info/lfs/objects/batch')
      .auth('ada', ada.token)
      .send({
        operation: 'download',
        ref: { name: 'refs/heads/local' },
        objects: [{ oid: sha256Of('bytes of a draft'), size: 16 }],
      });

    const download = bodyOf<{ objects: LfsObject[] }>(response).objects[0]?.actions?.download;
    const { pathname } = new URL(download?.href ?? '');
    const read = await supertest(sphere.url)
      .get(pathname)
      .set(download?.header ?? {});
    expect(Buffer.from(read.body as Buffer).toString()).toBe('bytes of a draft');
    await supertest(sphere.url).get(pathname).expect(404);
  });
});
