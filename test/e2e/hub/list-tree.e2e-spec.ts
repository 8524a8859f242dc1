import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, bodyOf, commit, hub, release, sha256Of } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface Entry {
  readonly type: string;
  readonly path: string;
  readonly size: number;
  readonly lfs?: { readonly oid: string };
  readonly lastCommit?: { readonly id: string; readonly title: string };
}

describe('what a Hub client reads of a repository', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let repository: string;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    const many = Object.fromEntries(
      Array.from({ length: 1_005 }, (_, index) => [`many/${String(index).padStart(4, '0')}`, 'x']),
    );
    repository = await aModel(sphere, ada, 'model', {
      ...many,
      'w.bin': 'weights',
      'dir/sub/a.txt': '1',
    });
    await release(sphere, ada, repository).expect(200);
    await commit(sphere, ada, repository, { files: { 'later.txt': '1' } }).expect(200);
  });

  afterAll(async () => {
    await sphere.close();
  });

  const tree = (path: string) => hub(sphere).get(`/api/${repository}/tree/${path}`);
  const pathsOf = (entries: readonly Entry[]) => entries.map(({ path }) => path);

  it('is a folder, with real sizes', async () => {
    const entries = bodyOf<Entry[]>(await tree('main').expect(200));

    expect(pathsOf(entries)).toEqual(['README.md', 'dir', 'many', 'w.bin']);
    expect(entries[1]).toMatchObject({ type: 'directory', size: 0 });
    expect(entries[3]).toMatchObject({ size: 7, lfs: { oid: sha256Of('weights') } });
  });

  it.each(['main/dir/sub', 'main/dir%2Fsub', 'v1.0/dir/sub', 'refs%2Ftags%2Fv1.0/dir/sub'])(
    'is a folder inside, by %s',
    async (path) => {
      const entries = bodyOf<Entry[]>(await tree(path).expect(200));

      expect(pathsOf(entries)).toEqual(['dir/sub/a.txt']);
    },
  );

  it('is everything below, in pages that lead on', async () => {
    const first = await tree('main?recursive=true').expect(200);
    const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(first.headers['link'] ?? '') ?? [];
    const second = await hub(sphere).get(next.replace(sphere.url, '')).expect(200);

    expect(next.startsWith(`${sphere.url}/api/${repository}/tree/main?recursive=true`)).toBe(true);
    const all = [...bodyOf<Entry[]>(first), ...bodyOf<Entry[]>(second)];
    expect(new Set(pathsOf(all)).size).toBe(1_005 + 6);
    expect(bodyOf<Entry[]>(first)).toHaveLength(1_000);
    expect(second.headers).not.toHaveProperty('link');
  });

  it('names the commit that changed each entry last', async () => {
    const entries = bodyOf<Entry[]>(await tree('main?expand=true').expect(200));

    expect(entries[0]?.lastCommit).toMatchObject({ title: 'A commit' });
  });

  it('is no folder that is not there', async () => {
    const response = await tree('main/none');

    expect(response.status).toBe(404);
    expect(response.headers['x-error-code']).toBe('EntryNotFound');
  });

  it.each([
    ['a form', (body: string) => body, 'application/x-www-form-urlencoded'],
    ['JSON', () => '{"paths":["w.bin","none","dir"],"expand":true}', 'application/json'],
  ])('is some paths asked for by %s, without those that are missing', async (_, write, type) => {
    const response = await hub(sphere)
      .post(`/api/${repository}/paths-info/main`)
      .set('content-type', type)
      .send(write('paths=w.bin&paths=none&paths=dir&expand=True'))
      .expect(200);

    const entries = bodyOf<Entry[]>(response);
    expect(pathsOf(entries)).toEqual(['w.bin', 'dir']);
    expect(entries[0]?.lastCommit?.id).toMatch(/^[0-9a-f]{40}$/);
  });

  it('is the card in parts', async () => {
    const response = await hub(sphere).get(`/api/${repository}?blobs=true`).expect(200);

    expect(response.body).toMatchObject({
      id: 'ada/model',
      _id: expect.stringMatching(/^[0-9a-f]{24}$/),
      sha: expect.stringMatching(/^[0-9a-f]{40}$/),
      private: false,
      gated: false,
      disabled: false,
      tags: expect.arrayContaining(['license:apache-2.0']),
      cardData: { license: 'apache-2.0' },
      lastModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
  });

  it('is another commit to its authors than to strangers', async () => {
    const info = (somebody?: Somebody) =>
      hub(sphere, somebody).get(`/api/${repository}/revision/main`);
    const [ours, theirs] = [await info(ada), await info()];

    expect(bodyOf<{ sha: string }>(ours).sha).not.toBe(bodyOf<{ sha: string }>(theirs).sha);
  });

  it('is the history, of which strangers see the releases', async () => {
    const history = (somebody?: Somebody) =>
      hub(sphere, somebody).get(`/api/${repository}/commits/main?expand[]=formatted`);

    const ours = await history(ada).expect(200);
    const theirs = await history().expect(200);

    expect(ours.headers['x-total-count']).toBe('3');
    expect(theirs.headers['x-total-count']).toBe('1');
    expect(bodyOf<object[]>(theirs)).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{40}$/),
        title: 'A commit',
        message: '',
        date: expect.any(String),
        authors: [{ user: 'ada', avatar: '' }],
        formatted: { title: 'A commit', message: '' },
      },
    ]);
  });

  it('comes in pages of the history', async () => {
    const first = await hub(sphere, ada).get(`/api/${repository}/commits/main?limit=2`);
    const [, next = ''] = /^<([^>]+)>/.exec(first.headers['link'] ?? '') ?? [];
    const second = await hub(sphere, ada).get(next.replace(sphere.url, '')).expect(200);

    expect(bodyOf<unknown[]>(first)).toHaveLength(2);
    expect(bodyOf<{ title: string }[]>(second).map(({ title }) => title)).toEqual([
      'Initial commit',
    ]);
  });

  it('is an error in JSON where no route is', async () => {
    const response = await hub(sphere).get('/api/agent-harnesses');

    expect(response.status).toBe(404);
    expect(bodyOf<{ error: string }>(response).error).toContain('/api/agent-harnesses');
  });
});
