import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, blobIdOf, bodyOf, hub, release, sha256Of } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

const large = Buffer.alloc(2_000, 'abcdefghij');
const oddPath = 'sub dir/é a#b c%20+d@1.txt';

describe('a file of a repository', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let commitId: string;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    const files = { 'a.txt': 'hello', 'w.bin': large, 'empty.txt': '', [oddPath]: 'odd' };
    const repository = await aModel(sphere, ada, 'open', files);
    await release(sphere, ada, repository).expect(200);
    const head = await hub(sphere).head('/ada/open/resolve/v1.0/a.txt');
    commitId = head.headers['x-repo-commit'] ?? '';
    await aModel(sphere, ada, 'draft', { 'a.txt': 'secret' });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('is described to a stranger with all that clients need', async () => {
    const { status, headers } = await hub(sphere).head('/ada/open/resolve/v1.0/a.txt');

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-length': '5',
      etag: `"${blobIdOf('hello')}"`,
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
    });
    expect(headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is tagged by its SHA-256 where it is large', async () => {
    const { headers } = await hub(sphere).head('/ada/open/resolve/main/w.bin');

    expect(headers).toMatchObject({
      etag: `"${sha256Of(large)}"`,
      'x-linked-etag': `"${sha256Of(large)}"`,
      'x-linked-size': '2000',
      'content-length': '2000',
      'cache-control': 'no-cache',
    });
  });

  it.each([
    ['bytes=0-0', 206, 'bytes 0-0/2000', large.subarray(0, 1)],
    ['bytes=1990-', 206, 'bytes 1990-1999/2000', large.subarray(1990)],
    ['bytes=-5', 206, 'bytes 1995-1999/2000', large.subarray(1995)],
    ['bytes=0-100000', 206, 'bytes 0-1999/2000', large],
    ['bytes=2000-', 416, 'bytes */2000', Buffer.alloc(0)],
  ])('is given in part for %s', async (range, status, contentRange, bytes) => {
    const response = await hub(sphere)
      .get(`/ada/open/resolve/${commitId}/w.bin`)
      .set('range', range);

    expect(response.status).toBe(status);
    expect(response.headers['content-range']).toBe(contentRange);
    expect(response.headers['x-repo-commit']).toBe(commitId);
    if (status === 206) expect(response.body).toEqual(bytes);
  });

  it('has the range of nothing where it is empty', async () => {
    const response = await hub(sphere)
      .get('/ada/open/resolve/main/empty.txt')
      .set('range', 'bytes=0-0');

    expect(response.status).toBe(200);
    expect(response.headers['content-range']).toBe('bytes */0');
    expect(response.headers['content-length']).toBe('0');
  });

  it.each(['get', 'head'] as const)('is not sent again to %s with its tag', async (method) => {
    const request = hub(sphere)[method]('/ada/open/resolve/v1.0/a.txt');

    const response = await request.set('if-none-match', `"${blobIdOf('hello')}"`);

    expect(response.status).toBe(304);
    expect(response.headers['x-repo-commit']).toBe(commitId);
  });

  it('is found by a path with letters that addresses encode', async () => {
    const path = oddPath.split('/').map(encodeURIComponent).join('/');

    const response = await hub(sphere).get(`/ada/open/resolve/v1.0/${path}`).expect(200);

    expect(response.text).toBe('odd');
  });

  it('says at which commit it is missing', async () => {
    const response = await hub(sphere).get('/ada/open/resolve/main/no/such.txt');

    expect(response.status).toBe(404);
    expect(response.headers).toMatchObject({
      'x-error-code': 'EntryNotFound',
      'x-repo-commit': commitId,
      'content-type': 'application/json; charset=utf-8',
    });
    expect(bodyOf<{ error: string }>(response).error).toContain('no/such.txt');
  });

  it('says so without a body to HEAD', async () => {
    const response = await hub(sphere).head('/ada/open/resolve/main/no.txt');

    expect(response.status).toBe(404);
    expect(response.headers['x-error-code']).toBe('EntryNotFound');
  });

  it.each([
    ['/ada/open/resolve/v9/a.txt', 'RevisionNotFound'],
    [`/ada/open/resolve/${'0'.repeat(40)}/a.txt`, 'RevisionNotFound'],
    ['/ada/none/resolve/main/a.txt', 'RepoNotFound'],
    ['/ada/draft/resolve/main/a.txt', 'RepoNotFound'],
    ['/datasets/ada/open/resolve/main/a.txt', 'RepoNotFound'],
  ])('at %s is %s to a stranger', async (path, code) => {
    const response = await hub(sphere).head(path);

    expect(response.status).toBe(404);
    expect(response.headers['x-error-code']).toBe(code);
  });

  it('of a draft is shown to its author and kept by nobody', async () => {
    const response = await hub(sphere, ada).get('/ada/draft/resolve/main/a.txt').expect(200);

    expect(response.text).toBe('secret');
    expect(response.headers['cache-control']).toBe('private, no-store');
  });

  it('is refused to a bad token, though it is public', async () => {
    const bad = { handle: 'ada', token: `hf_${'x'.repeat(37)}` };

    const response = await hub(sphere, bad).head('/ada/open/resolve/main/a.txt');

    expect(response.status).toBe(401);
    expect(response.headers['x-error-message']).toBe('Invalid credentials in Authorization header');
  });

  it('leads from another spelling to the right one, with the rest kept', async () => {
    const response = await hub(sphere).head('/Ada/OPEN/resolve/main/a.txt').redirects(0);

    expect(response.status).toBe(307);
    expect(response.headers['location']).toBe('/ada/open/resolve/main/a.txt');
  });

  it('is its pointer under /raw/ where it is large', async () => {
    const response = await hub(sphere).get('/ada/open/raw/main/w.bin').expect(200);

    expect(response.text).toBe(
      `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256Of(large)}\nsize 2000\n`,
    );
  });

  it('exists for HEAD under /raw/', async () => {
    await hub(sphere).head('/ada/open/raw/main/w.bin').expect(200);
    await hub(sphere).head('/ada/open/raw/main/none.bin').expect(404);
  });

  it('may be asked for by pages of other origins', async () => {
    const response = await hub(sphere)
      .options('/ada/open/resolve/main/a.txt')
      .set('origin', 'https://elsewhere.example')
      .set('access-control-request-method', 'GET')
      .set('access-control-request-headers', 'authorization,range');

    expect(response.status).toBe(204);
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['access-control-allow-headers']).toMatch(/Authorization.*Range/);
  });
});
