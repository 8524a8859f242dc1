import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fetchPublic, isPublic } from './public-fetch.js';

describe('isPublic', () => {
  it.each([
    ['9.9.9.9', true],
    ['2620:fe::fe', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['0.0.0.0', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['localhost', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});

describe('fetchPublic', () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const target = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
      if (target === null) response.end('here');
      else response.writeHead(302, { location: target }).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  const get = (path: string, trustedOrigins = [origin]) =>
    fetchPublic(`${origin}${path}`, { trustedOrigins, signal: AbortSignal.timeout(5_000) });

  it('follows a redirect to a trusted origin', async () => {
    expect(await text(await get('/?to=/there'))).toBe('here');
  });

  it.each([
    ['an address of this network', '/?to=http://127.0.0.2:1/', undefined],
    ['an address written as a number', '/?to=http://2130706433/', undefined],
    ['a name that leads there', '/?to=http://localhost:1/', undefined],
    ['a file', '/?to=file:///etc/passwd', undefined],
    ['an origin that nobody trusts', '/', []],
  ])('does not follow one to %s', async (_what, path, trusted) => {
    await expect(get(path, trusted)).rejects.toMatchObject({ code: 'source-redirects' });
  });

  it('ends after a few redirects in a circle', async () => {
    await expect(get('/?to=/%3Fto=/')).resolves.toBeDefined();
    const circle = createServer((_, response) => response.writeHead(302, { location: '/' }).end());
    await new Promise<void>((done) => circle.listen(0, '127.0.0.1', done));
    const home = `http://127.0.0.1:${(circle.address() as AddressInfo).port}`;

    const going = fetchPublic(home, { trustedOrigins: [home], signal: AbortSignal.timeout(5_000) });

    await expect(going).rejects.toThrow('redirects more than 5 times');
    await new Promise((done) => circle.close(done));
  });
});
