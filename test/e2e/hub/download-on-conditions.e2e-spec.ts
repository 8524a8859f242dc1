import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, blobIdOf, release, sha256Of } from '../../support/hub-requests.js';
import { ask } from '../../support/plain-request.js';
import { startSphere, type Sphere } from '../../support/sphere.js';

const text = 'The quick brown fox jumps over the lazy dog.';
const large = Buffer.alloc(3_000, 'abcdefghij');

describe('a download', () => {
  let sphere: Sphere;
  const file = (name = 'a.txt', revision = 'v1.0') => `/ada/m/resolve/${revision}/${name}`;

  beforeAll(async () => {
    sphere = await startSphere();
    const ada = await sphere.anAccount('ada');
    const files = { 'a.txt': text, 'w.bin': large, 'empty.txt': '', 'page.html': '<b>hi</b>' };
    await release(sphere, ada, await aModel(sphere, ada, 'm', files)).expect(200);
  });

  afterAll(async () => {
    await sphere.close();
  });

  it.each(['a.txt', 'w.bin', 'empty.txt', 'page.html', 'README.md'])(
    'of %s is described by HEAD just as GET sends it',
    async (name) => {
      for (const revision of ['v1.0', 'main']) {
        const head = await ask(sphere.url, file(name, revision), { method: 'HEAD' });
        const get = await ask(sphere.url, file(name, revision));

        expect(lasting(head.headers)).toEqual(lasting(get.headers));
        expect(get.headers['content-length']).toBe(String(get.body.length));
      }
    },
  );

  it.each(['HEAD', 'GET'])('is not repeated to %s with its tag', async (method) => {
    for (const tag of [
      `"${blobIdOf(text)}"`,
      `W/"${blobIdOf(text)}"`,
      `"x", "${blobIdOf(text)}"`,
      '*',
    ]) {
      const { status, headers, body } = await ask(sphere.url, file(), {
        method,
        headers: { 'if-none-match': tag },
      });

      expect(status).toBe(304);
      expect(body).toHaveLength(0);
      expect(headers.etag).toBe(`"${blobIdOf(text)}"`);
      expect(headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
    }
    const other = await ask(sphere.url, file(), { method, headers: { 'if-none-match': '"x"' } });
    expect(other.status).toBe(200);
  });

  it.each([
    ['bytes=0-2', 206, 'bytes 0-2/44', text.slice(0, 3)],
    ['bytes=40-', 206, 'bytes 40-43/44', text.slice(40)],
    ['bytes=-4', 206, 'bytes 40-43/44', text.slice(-4)],
    ['bytes=-100', 206, 'bytes 0-43/44', text],
    ['bytes=43-1000', 206, 'bytes 43-43/44', '.'],
    ['bytes=44-', 416, 'bytes */44', ''],
    ['bytes=-0', 416, 'bytes */44', ''],
    // What a server may pass over (RFC 9110 §14.2): several ranges, other units, nonsense.
    ['bytes=0-1,4-5', 200, undefined, text],
    ['bytes=0-1, -2', 200, undefined, text],
    ['lines=0-1', 200, undefined, text],
    ['bytes=5-2', 200, undefined, text],
    ['bytes=a-b', 200, undefined, text],
    ['bytes=-', 200, undefined, text],
  ])('in the range %s is %i', async (range, status, contentRange, body) => {
    const reply = await ask(sphere.url, file(), { headers: { range } });

    expect(reply.status).toBe(status);
    expect(reply.headers['content-range']).toBe(contentRange);
    expect(reply.headers['content-length']).toBe(String(body.length));
    expect(reply.headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
    expect(reply.headers['accept-ranges']).toBe('bytes');
    expect(reply.body.toString()).toBe(body);
  });

  it.each([
    ['its tag', `"${blobIdOf(text)}"`, 206],
    ['another tag', '"0000"', 200],
    ['a weak tag', `W/"${blobIdOf(text)}"`, 200],
    ['a date', 'Wed, 21 Oct 2026 07:28:00 GMT', 200],
  ])('resumes only if it is still the same, by %s', async (_name, ifRange, status) => {
    const headers = { range: 'bytes=4-8', 'if-range': ifRange };

    const reply = await ask(sphere.url, file(), { headers });

    expect(reply.status).toBe(status);
    expect(reply.body.toString()).toBe(status === 206 ? 'quick' : text);
  });

  it('answers the first byte with all that old Rust clients want to know', async () => {
    for (const [name, size, tag] of [
      ['a.txt', 44, blobIdOf(text)],
      ['w.bin', 3_000, sha256Of(large)],
    ] as const) {
      const reply = await ask(sphere.url, file(name), { headers: { range: 'bytes=0-0' } });

      expect(reply.status).toBe(206);
      expect(reply.headers['content-range']).toBe(`bytes 0-0/${size}`);
      expect(reply.headers.etag).toBe(`"${tag}"`);
      expect(reply.headers['x-repo-commit']).toMatch(/^[0-9a-f]{40}$/);
      expect(reply.body).toHaveLength(1);
    }
  });

  it('of nothing is nothing, whatever part of it is asked for', async () => {
    for (const range of ['bytes=0-', 'bytes=0-0', 'bytes=-1']) {
      const reply = await ask(sphere.url, file('empty.txt'), { headers: { range } });

      expect(reply.status).toBe(200);
      expect(reply.headers['content-range']).toBe('bytes */0');
      expect(reply.headers['content-length']).toBe('0');
    }
  });

  it('is never packed', async () => {
    const { headers } = await ask(sphere.url, file(), {
      headers: { 'accept-encoding': 'gzip, br' },
    });

    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-length']).toBe('44');
  });

  it.each([
    ['/ada/m/resolve/v1.0/a.txt', 'GET', 'range,authorization'],
    ['/ada/m/resolve/v1.0/a.txt', 'HEAD', 'if-none-match'],
    ['/ada/m/raw/v1.0/a.txt', 'GET', 'range'],
    ['/api/models/ada/m', 'GET', 'authorization'],
    ['/api/models/ada/m/commit/main', 'POST', 'content-type,authorization'],
    ['/api/papers/search', 'GET', 'authorization'],
  ])('from a page elsewhere may be asked for: %s by %s', async (path, method, headers) => {
    const origin = { origin: 'https://elsewhere.example' };
    const preflight = await ask(sphere.url, path, {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    });

    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-origin']).toBe('*');
    expect(preflight.headers['access-control-allow-methods']).toContain(method);
    const allowed = preflight.headers['access-control-allow-headers']?.toLowerCase() ?? '';
    for (const header of headers.split(',')) expect(allowed).toContain(header);
  });

  it.each([
    ['/ada/m/resolve/v1.0/a.txt', 'GET'],
    ['/ada/m/resolve/v1.0/a.txt', 'HEAD'],
    ['/ada/m/resolve/v1.0/missing.txt', 'GET'],
    ['/ada/m/resolve/v1.0/missing.txt', 'HEAD'],
    ['/api/models/ada/m', 'GET'],
    ['/api/models/ada/m/tree/main', 'GET'],
    ['/api/models/ada/none', 'GET'],
  ])('to a page elsewhere shows its headers: %s by %s', async (path, method) => {
    const { headers } = await ask(sphere.url, path, {
      method,
      headers: { origin: 'https://elsewhere.example' },
    });

    expect(headers['access-control-allow-origin']).toBe('*');
    const exposed = headers['access-control-expose-headers']?.toLowerCase().split(',');
    expect(exposed).toEqual(
      expect.arrayContaining(
        'x-repo-commit x-request-id x-error-code x-error-message x-total-count etag link accept-ranges content-range x-linked-size x-linked-etag'.split(
          ' ',
        ),
      ),
    );
  });
});

/** What is the same for every answer about a file. */
function lasting(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const ofOneAnswer = new Set(['date', 'x-request-id']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofOneAnswer.has(name)));
}
