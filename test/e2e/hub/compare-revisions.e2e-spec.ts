import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, commit, hub, release } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

describe('a comparison of revisions', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let repository: string;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    repository = await aModel(sphere, ada, 'model', { 'a.txt': '1', 'w.bin': 'weights' });
    await release(sphere, ada, repository).expect(200);
    await commit(sphere, ada, repository, {
      files: { 'a.txt': '22', 'dir/é b.png': '1' },
      lines: [{ key: 'deletedFile', value: { path: 'w.bin' } }],
    }).expect(200);
  });

  afterAll(() => sphere.close());

  const compare = (range: string, somebody?: Somebody) =>
    hub(sphere, somebody).get(`/api/${repository}/compare/${range}?raw=true`);

  it.each(['v1.0..main', 'main'])('tells a member what changed: %s', async (range) => {
    const response = await compare(range, ada).expect(200);

    const none = '0'.repeat(40);
    expect(response.text.replaceAll(/[0-9a-f]{40}/g, (id) => (id === none ? '0' : 'id'))).toBe(
      [
        'T 2\t:100644 100644 id... id... M\ta.txt',
        'B 1\t:000000 100644 0... id... A\tdir/é b.png',
        'T 0\t:100644 000000 id... 0... D\tw.bin',
        '',
      ].join('\n'),
    );
  });

  it('tells a stranger of releases alone', async () => {
    const all = await compare('main').expect(200);
    const nothing = await compare('v1.0..main').expect(200);

    expect(all.text).toContain(' A\tw.bin\n');
    expect(nothing.text).toBe('');
  });

  it.each([
    ['none..main', 404],
    ['main..none', 404],
  ])('is refused for %s', async (range, status) => {
    expect((await compare(range)).status).toBe(status);
  });

  it('is refused where more than names is asked for', async () => {
    expect((await hub(sphere).get(`/api/${repository}/compare/v1.0..main`)).status).toBe(400);
  });
});
