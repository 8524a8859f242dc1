import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sphere, startSphere } from '../../support/sphere.js';

let sphere: Sphere;

beforeAll(async () => {
  sphere = await startSphere();
});

afterAll(async () => {
  await sphere.stop();
});

/** Sends bytes as they are, says no more, and reads until the connection ends. */
async function send(text: string): Promise<string> {
  const { hostname, port } = new URL(sphere.url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  socket.end(text);
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const post =
  'POST /api/v1/licences/evaluate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';

describe('requests that are no HTTP', () => {
  it.each([
    ['nonsense', 'GARBAGE\r\n\r\n', 400],
    [
      'headers over the limit',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
      431,
    ],
    ['a chunk without a length', `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`, 400],
    ['a negative length', `${post}Content-Length: -3\r\n\r\n{}`, 400],
    ['a body that ends too early', `${post}Content-Length: 300\r\n\r\n{}`, 400],
  ])('answers a problem to %s', async (_, text, status) => {
    const [head = '', body = ''] = (await send(text)).split('\r\n\r\n');

    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ status, code: expect.any(String) });
  });
});
