import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, blobIdOf, bodyOf, commit, hub, release } from '../../support/hub-requests.js';
import { ask } from '../../support/plain-request.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

const names = [
  'with space.txt',
  'a#b.txt',
  'a%b.txt',
  'a%20b.txt',
  'a%2Fb.txt',
  'a+b.txt',
  'a@b.txt',
  'a&b=c;d,e.txt',
  "it's (really) [quoted]!.txt",
  'été.txt',
  'größe/naïve café.txt',
  '日本語/ファイル.txt',
  '🎻.txt',
  'a~tilde^caret`tick{brace}$.txt',
  `${'long-'.repeat(39)}.txt`,
  `${'é'.repeat(98)}.txt`,
  `${`${'d'.repeat(100)}/`.repeat(9)}deep.txt`,
];
const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');

describe('a file of any name', () => {
  let sphere: Sphere;
  let ada: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    const files = Object.fromEntries(names.map((name) => [name, `this is ${name}`]));
    await release(sphere, ada, await aModel(sphere, ada, 'names', files)).expect(200);
  });

  afterAll(async () => {
    await sphere.close();
  });

  it.each(names)('is served: %s', async (name) => {
    const path = `/ada/names/resolve/v1.0/${encoded(name)}`;

    const head = await ask(sphere.url, path, { method: 'HEAD' });
    const { status, headers, body } = await ask(sphere.url, path);

    expect([head.status, status]).toEqual([200, 200]);
    expect(body.toString()).toBe(`this is ${name}`);
    expect(headers.etag).toBe(`"${blobIdOf(`this is ${name}`)}"`);
    expect(headers['content-disposition']).toBe(head.headers['content-disposition']);
    expect(headers['content-disposition']).toMatch(/^[\x20-\x7e]+$/);
  });

  it('is listed by the name that it is served under', async () => {
    const response = await hub(sphere)
      .get('/api/models/ada/names/tree/v1.0?recursive=true')
      .expect(200);

    const files = bodyOf<{ type: string; path: string }[]>(response)
      .filter(({ type }) => type === 'file')
      .map(({ path }) => path);
    expect(files).toEqual(expect.arrayContaining(names));
  });

  it('is found whether its accents are written in one sign or in two', async () => {
    const decomposed = 'été.txt'.normalize('NFD');
    expect(decomposed).not.toBe('été.txt');

    const path = `/ada/names/resolve/v1.0/${encoded(decomposed)}`;

    expect((await ask(sphere.url, path)).body.toString()).toBe('this is été.txt');
    expect((await ask(sphere.url, path, { method: 'HEAD' })).status).toBe(200);
  });

  it('takes characters that clients leave as they are', async () => {
    const plus = await ask(sphere.url, '/ada/names/resolve/v1.0/a+b.txt');
    const at = await ask(sphere.url, '/ada/names/resolve/v1.0/a@b.txt?download=true');

    expect(plus.body.toString()).toBe('this is a+b.txt');
    expect(at.body.toString()).toBe('this is a@b.txt');
  });

  it.each(['a?b.txt', 'say "hi".txt', 'a:b.txt', 'a*b.txt', 'a\u0000b', '../up', 'a//b'])(
    'that not every system can hold is refused, and not found: %j',
    async (name) => {
      const refused = await commit(sphere, ada, 'models/ada/names', { files: { [name]: 'x' } });
      const missing = await ask(sphere.url, `/ada/names/resolve/v1.0/${encoded(name)}`);

      expect(refused.status).toBe(400);
      expect(missing.status).toBe(404);
      expect(missing.headers['x-error-code']).toBe('EntryNotFound');
    },
  );

  it('that cannot be decoded is a bad request', async () => {
    const { status, headers } = await ask(sphere.url, '/ada/names/resolve/v1.0/a%ff.txt');

    expect(status).toBe(400);
    expect(headers['content-type']).toContain('json');
  });
});
