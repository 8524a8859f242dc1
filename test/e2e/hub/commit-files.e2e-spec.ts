import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aModel,
  blobIdOf,
  bodyOf,
  commit,
  hub,
  openCard,
  sha256Of,
} from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface Committed {
  readonly commitOid: string;
  readonly commitUrl: string;
}

interface Refusal {
  readonly error: string;
  readonly errors: readonly { readonly message: string; readonly code: string }[];
}

describe('a commit of a Hub client', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let bob: Somebody;
  let reader: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    bob = await sphere.anAccount('bob');
    reader = await sphere.anAccount('rita', { scope: 'read' });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('adds, replaces and deletes files at once', async () => {
    const repository = await aModel(sphere, ada, 'changed', { 'old.txt': '1', 'dir/a.txt': '1' });

    const response = await commit(sphere, ada, repository, {
      files: { 'README.md': `${openCard}More.\n`, 'new.txt': '2' },
      lines: [
        { key: 'deletedFile', value: { path: 'old.txt' } },
        { key: 'deletedFolder', value: { path: 'dir/' } },
      ],
    });

    const { commitOid, commitUrl } = bodyOf<Committed>(response);
    expect(response.status).toBe(200);
    expect(commitUrl).toBe(`${sphere.url}/ada/changed/commit/${commitOid}`);
    const tree = await hub(sphere, ada).get(`/api/${repository}/tree/${commitOid}?recursive=true`);
    const paths = bodyOf<{ path: string }[]>(tree).map(({ path }) => path);
    expect(paths).toEqual(['README.md', 'new.txt']);
  });

  it('gives each file the id that git gives it', async () => {
    const repository = await aModel(sphere, ada, 'ids', { 'a.txt': 'hello' });

    const response = await hub(sphere, ada).get(`/api/${repository}?blobs=true`).expect(200);

    const { siblings } = bodyOf<{ siblings: { rfilename: string; blobId: string }[] }>(response);
    expect(siblings).toContainEqual({ rfilename: 'a.txt', size: 5, blobId: blobIdOf('hello') });
  });

  it('answers with the head where it changes nothing', async () => {
    const repository = await aModel(sphere, ada, 'same', { 'a.txt': '1' });
    const first = await commit(sphere, ada, repository, { files: { 'a.txt': '2' } });

    const again = await commit(sphere, ada, repository, { files: { 'a.txt': '2' } });

    expect(bodyOf<Committed>(again).commitOid).toBe(bodyOf<Committed>(first).commitOid);
  });

  it('is refused once its parent was passed', async () => {
    const repository = await aModel(sphere, ada, 'passed');
    const info = await hub(sphere, ada).get(`/api/${repository}`);
    const { sha } = bodyOf<{ sha: string }>(info);
    await commit(sphere, ada, repository, { parent: sha, files: { a: '1' } }).expect(200);

    await commit(sphere, ada, repository, { parent: sha, files: { b: '1' } }).expect(412);
  });

  it('goes as a whole or not at all', async () => {
    const repository = await aModel(sphere, ada, 'whole');

    const response = await commit(sphere, ada, repository, {
      files: { 'good.txt': '1', '../bad.txt': '1', '.git/config': '1' },
    });

    expect(response.status).toBe(400);
    const codes = bodyOf<Refusal>(response).errors.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['path_bad_segment', 'path_reserved']));
    await hub(sphere, ada).head('/ada/whole/resolve/main/good.txt').expect(404);
  });

  it('may name no bytes that nobody sent, and learns nothing of those of others', async () => {
    const repository = await aModel(sphere, ada, 'named');
    await aModel(sphere, bob, 'hidden', { 'w.bin': 'of bob' });
    const naming = (oid: string) =>
      commit(sphere, ada, repository, {
        lines: [{ key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid } }],
      });

    const unknown = await naming(sha256Of('never sent'));
    const hidden = await naming(sha256Of('of bob'));

    expect([unknown.status, hidden.status]).toEqual([400, 400]);
    const refusals = [unknown, hidden].map((response) =>
      bodyOf<Refusal>(response).error.replace(/[0-9a-f]{64}/, 'SHA'),
    );
    expect(refusals[0]).toBe(refusals[1]);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'hello'],
    ['no header', '{"key":"deletedFile","value":{"path":"a"}}'],
  ])('of %s is bad input', async (_, body) => {
    const repository = await aModel(sphere, ada, `bad${String(body.length)}`);

    await hub(sphere, ada)
      .post(`/api/${repository}/commit/main`)
      .set('content-type', 'application/x-ndjson')
      .send(body)
      .expect(400);
  });

  it('that is refused early is answered however much of it is still to come', async () => {
    const repository = await aModel(sphere, ada, 'refused-early');
    const rest = `${JSON.stringify({ key: 'file', value: { path: 'a', content: 'aGk=' } })}\n`;

    const response = await hub(sphere, ada)
      .post(`/api/${repository}/commit/main`)
      .set('content-type', 'application/x-ndjson')
      .send(
        `{"key":"header","value":{"summary":"s"}}\n{"key":"file","value":{}}\n${rest.repeat(200_000)}`,
      );

    expect(response.status).toBe(400);
    expect(bodyOf<Refusal>(response).error).toContain('Line 2');
  });

  it('to a branch that is not there finds no revision', async () => {
    const repository = await aModel(sphere, ada, 'branchless');

    const response = await commit(sphere, ada, repository, { files: { a: '1' } }, 'none');

    expect(response.status).toBe(404);
    expect(response.headers['x-error-code']).toBe('RevisionNotFound');
  });

  it('asks for no pull request, which is not offered', async () => {
    const repository = await aModel(sphere, ada, 'pulled');

    const response = await commit(
      sphere,
      ada,
      repository,
      { files: { a: '1' } },
      'main?create_pr=1',
    );

    expect(response.status).toBe(400);
    expect(bodyOf<Refusal>(response).error).toContain('Pull requests are not offered');
  });

  it('is for writers', async () => {
    const repository = await aModel(sphere, ada, 'written');
    const post = (somebody: Somebody) =>
      commit(sphere, somebody, repository, { files: { a: '1' } });

    expect((await post(bob)).headers['x-error-code']).toBe('RepoNotFound');
    expect((await post(reader)).status).toBe(404);
  });

  it('is read as it arrives, files of 40 MB among it', async () => {
    const repository = await aModel(sphere, ada, 'many');
    const bytes = Buffer.alloc(8_000_000, 'text ');
    const files = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`${n}.txt`, bytes]));

    await commit(sphere, ada, repository, { files }).expect(200);

    const head = await hub(sphere, ada).head('/ada/many/resolve/main/5.txt');
    expect(head.headers['content-length']).toBe('8000000');
  });
});

describe('the question before a commit', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let repository: string;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    repository = await aModel(sphere, ada, 'model', { 'a.txt': 'hello', 'w.bin': 'bytes' });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('tells for each file how it goes, and what is there', async () => {
    const sample = (text: string) => Buffer.from(text).toString('base64');
    const files = [
      { path: 'a.txt', size: 5, sample: sample('hello') },
      { path: 'w.bin', size: 5, sample: sample('bytes') },
      { path: 'new.dat', size: 5, sample: sample('a\0b') },
      { path: 'big.txt', size: 10_485_761, sample: sample('text') },
      { path: 'empty.bin', size: 0, sample: '' },
    ];

    const response = await hub(sphere, ada)
      .post(`/api/${repository}/preupload/main`)
      .send({ files, gitAttributes: 'ignored' })
      .expect(200);

    const ignored = { shouldIgnore: false };
    expect(bodyOf<{ files: unknown }>(response).files).toEqual([
      { path: 'a.txt', uploadMode: 'regular', oid: blobIdOf('hello'), ...ignored },
      { path: 'w.bin', uploadMode: 'lfs', oid: sha256Of('bytes'), ...ignored },
      { path: 'new.dat', uploadMode: 'lfs', oid: null, ...ignored },
      { path: 'big.txt', uploadMode: 'lfs', oid: null, ...ignored },
      { path: 'empty.bin', uploadMode: 'regular', oid: null, ...ignored },
    ]);
  });

  it('leaves out what the .gitignore names, that of the client or the one that is there', async () => {
    const named = await aModel(sphere, ada, 'ignoring', { '.gitignore': '*.tmp' });
    const files = ['a.tmp', '.env', 'b.txt'].map((path) => ({ path, size: 1, sample: '' }));
    const ask = async (body: object) => {
      const response = await hub(sphere, ada).post(`/api/${named}/preupload/main`).send(body);
      const advice = bodyOf<{ files: { path: string; shouldIgnore: boolean }[] }>(response).files;
      return advice.filter(({ shouldIgnore }) => shouldIgnore).map(({ path }) => path);
    };

    expect(await ask({ files, gitIgnore: '.env' })).toEqual(['.env']);
    expect(await ask({ files })).toEqual(['a.tmp']);
  });

  it.each([[[]], [{ files: 'all' }], [{ files: [{ path: 'a' }] }], [{ files: [{ size: 1 }] }]])(
    'needs a path and a size: %j',
    async (body) => {
      await hub(sphere, ada).post(`/api/${repository}/preupload/main`).send(body).expect(400);
    },
  );
});
