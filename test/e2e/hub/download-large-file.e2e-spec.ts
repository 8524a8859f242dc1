import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256Of } from '../../support/hub-requests.js';
import { ask } from '../../support/plain-request.js';
import { startSphere, type Sphere } from '../../support/sphere.js';

/** The least that is redirected, where the store has addresses of its own. */
const leastBytes = 10_485_760;
const storeHasAddresses = process.env['SPHERE_TEST_STORE'] === 's3';
const elsewhere = storeHasAddresses ? 302 : 200;
const elsewhereInPart = storeHasAddresses ? 302 : 206;

describe(`a large file, on ${storeHasAddresses ? 'an S3 store' : 'the embedded store'}`, () => {
  let sphere: Sphere;
  const at = randomBytes(leastBytes);
  const below = at.subarray(1);
  const path = (name: string) => `/ada/large/resolve/v1.0/${name}`;

  beforeAll(async () => {
    sphere = await startSphere();
    const ada = await sphere.anAccount('ada');
    await sphere.aRelease({
      by: ada,
      name: 'large',
      files: { 'at.bin': at, 'below.bin': below, 'config.json': '{}' },
      card: { artifacts: [{ path: '*.bin', kind: 'data' }] },
    });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('goes straight from a store that can, from the least size on', async () => {
    const { status, headers } = await ask(sphere.url, path('at.bin'));

    expect(status).toBe(elsewhere);
    expect(headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
    expect(headers.etag).toBe(`"${sha256Of(at)}"`);
    expect(headers['x-linked-etag']).toBe(`"${sha256Of(at)}"`);
    expect(headers['x-linked-size']).toBe(String(leastBytes));
    expect(headers['content-length']).toBe(storeHasAddresses ? '0' : String(leastBytes));
    expect(headers['cache-control']).toBe(
      storeHasAddresses ? 'private, no-store' : 'public, max-age=31536000, immutable',
    );
  });

  it('arrives whole whichever way it goes', async () => {
    const response = await fetch(sphere.url + path('at.bin'));

    expect(response.status).toBe(200);
    expect(sha256Of(Buffer.from(await response.arrayBuffer()))).toBe(sha256Of(at));
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toContain('at.bin');
  });

  it('is sent by the service itself below that', async () => {
    const { status, headers, body } = await ask(sphere.url, path('below.bin'));

    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(leastBytes - 1));
    expect(sha256Of(body)).toBe(sha256Of(below));
  });

  it('is described and never redirected', async () => {
    const { status, headers, body } = await ask(sphere.url, path('at.bin'), { method: 'HEAD' });

    expect(status).toBe(200);
    expect(body).toHaveLength(0);
    expect(headers).toMatchObject({
      'content-length': String(leastBytes),
      etag: `"${sha256Of(at)}"`,
      'x-linked-size': String(leastBytes),
      'accept-ranges': 'bytes',
    });
    expect(headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each([
    ['bytes=0-0', 0, 0],
    ['bytes=5-1000', 5, 1_000],
    ['bytes=-10', leastBytes - 10, leastBytes - 1],
    ['bytes=10485750-', leastBytes - 10, leastBytes - 1],
    ['bytes=10485750-99999999', leastBytes - 10, leastBytes - 1],
    ['bytes=1-', 1, leastBytes - 1],
  ])('gives the short range %s itself', async (range, start, end) => {
    const { status, headers, body } = await ask(sphere.url, path('at.bin'), {
      headers: { range },
    });

    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${start}-${end}/${leastBytes}`);
    expect(headers['content-length']).toBe(String(end - start + 1));
    expect(headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
    expect(body.equals(at.subarray(start, end + 1))).toBe(true);
  });

  it('leaves a range as long as that to the store', async () => {
    const headers = { range: 'bytes=0-' };

    const { status } = await ask(sphere.url, path('at.bin'), { headers });
    const followed = await fetch(sphere.url + path('at.bin'), { headers });

    expect(status).toBe(elsewhereInPart);
    expect(followed.status).toBe(206);
    expect(followed.headers.get('content-range')).toBe(`bytes 0-${leastBytes - 1}/${leastBytes}`);
    expect((await followed.arrayBuffer()).byteLength).toBe(leastBytes);
  });

  it('is not sent again to whoever has it, and goes its way to whoever has another', async () => {
    const known = { 'if-none-match': `"${sha256Of(at)}"` };
    const other = { 'if-none-match': `"${sha256Of(below)}"` };

    const same = await ask(sphere.url, path('at.bin'), { headers: known });
    const changed = await ask(sphere.url, path('at.bin'), { headers: other });

    expect(same.status).toBe(304);
    expect(same.headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
    expect(changed.status).toBe(elsewhere);
  });

  it('has nothing past its end', async () => {
    const { status, headers, body } = await ask(sphere.url, path('at.bin'), {
      headers: { range: `bytes=${leastBytes}-` },
    });

    expect(status).toBe(416);
    expect(headers['content-range']).toBe(`bytes */${leastBytes}`);
    expect(body).toHaveLength(0);
  });

  it('is whole again for a range of what it was before', async () => {
    const { status } = await ask(sphere.url, path('at.bin'), {
      headers: { range: 'bytes=0-9', 'if-range': `"${sha256Of(below)}"` },
    });

    expect(status).toBe(elsewhere);
  });
});
