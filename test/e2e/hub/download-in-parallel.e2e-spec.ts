import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, hub, sha256Of } from '../../support/hub-requests.js';
import { ask } from '../../support/plain-request.js';
import { startSphere, type Sphere } from '../../support/sphere.js';

const fileCount = 200;
const clientCount = 64;
const contentOf = (index: number) => `${'x'.repeat(index * 50)} file ${index}`;

describe('a snapshot that many fetch at once', () => {
  let sphere: Sphere;

  beforeAll(async () => {
    sphere = await startSphere();
    const files = Array.from({ length: fileCount }, (_, index) => [
      `part ${index % 7}/file-${index}.txt`,
      contentOf(index),
    ]);
    await sphere.aRelease({
      by: await sphere.anAccount('ada'),
      name: 'snapshot',
      kind: 'dataset',
      files: Object.fromEntries(files) as Record<string, string>,
    });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('reaches 64 of them whole, each with connections of its own', async () => {
    const clients = Array.from({ length: clientCount }, (_, index) => download(sphere, index));

    const outcomes = await Promise.all(clients);

    expect(outcomes.map(({ failures }) => failures).flat()).toEqual([]);
    expect(outcomes.map(({ received }) => received)).toEqual(
      Array.from({ length: clientCount }, () => fileCount / 8),
    );
  }, 120_000);
});

/** As a client does: the tree, then HEAD and GET of each file; one in eight of them, from another on. */
async function download(sphere: Sphere, index: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const tree = await hub(sphere).get('/api/datasets/ada/snapshot/tree/v1.0?recursive=true');
  const paths = bodyOf<{ type: string; path: string }[]>(tree)
    .filter(({ type, path }) => type === 'file' && path.startsWith('part'))
    .map(({ path }) => path)
    .filter((_path, place) => place % 8 === index % 8);
  const failures: string[] = [];
  let received = 0;
  await Promise.all(
    paths.map(async (path) => {
      const address = `/datasets/ada/snapshot/resolve/v1.0/${encodeURIComponent(path).replaceAll('%2F', '/')}`;
      const head = await ask(sphere.url, address, { method: 'HEAD', agent });
      const get = await ask(sphere.url, address, { agent });
      const number = Number(/-(\d+)\./.exec(path)?.[1]);
      const isRight = sha256Of(get.body) === sha256Of(contentOf(number));
      if (head.status === 200 && get.status === 200 && isRight) received += 1;
      else failures.push(`${path}: ${head.status}, ${get.status}`);
    }),
  );
  agent.destroy();
  return { failures, received };
}
