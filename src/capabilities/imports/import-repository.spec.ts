import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commit } from '../../../test/support/hub-requests.js';
import { importsRoom, type ImportsRoom } from '../../../test/support/imports-room.js';
import { type Sphere, startSphere, type Somebody } from '../../../test/support/sphere.js';
import { IdentityService } from '../identity/index.js';
import { RepositoriesService, type RepositoryView } from '../repositories/index.js';

const files = {
  'config.json': '{"model_type": "test"}\n',
  'é x/#1 a%20b.txt': 'a name that needs quoting\n',
  'w.bin': 'small, and large by its suffix',
  'picture.ico': 'binary \0 without a suffix',
  'empty.txt': '',
};

let source: Sphere;
let room: ImportsRoom;
let by: Somebody;
beforeAll(async () => {
  [source, room] = await Promise.all([startSphere(), importsRoom()]);
  by = await source.anAccount('lab');
});
afterAll(async () => {
  await source.stop();
  await room.close();
});

async function aSource(name: string, publish = false): Promise<RepositoryView> {
  const draft = { by, name, kind: 'model', files } as const;
  return publish
    ? (await source.aRelease(draft)).repository
    : (await source.aRepository(draft)).repository;
}

async function headAtSource({ kind, namespace, name }: RepositoryView) {
  const repositories = source.app.get(RepositoriesService);
  const viewer = await source.app.get(IdentityService).operatorIn('lab');
  const repository = await repositories.require(viewer, kind, namespace, name);
  return repositories.resolve(viewer, repository, 'main');
}

describe('an import', () => {
  it('makes the same tree here, as one commit that names its source', async () => {
    const repository = await aSource('same-tree');
    const theirs = await headAtSource(repository);

    const outcome = await room.import({
      ...{ from: source.url, fullName: 'lab/same-tree', into: 'same-tree', token: by.token },
    });

    const ours = await room.headOf('same-tree');
    const { commits } = await room.repositories.history(ours, { limit: 10 });
    expect(ours.treeId).toBe(theirs.treeId);
    expect(outcome).toMatchObject({ isNew: true, commitId: ours.commitId });
    expect(commits.map(({ title, message }) => [title, message])).toEqual([
      [
        `Import lab/same-tree at ${theirs.commitId.slice(0, 12)}`,
        `Source: ${source.url}/lab/same-tree\nRevision: main\nCommit: ${theirs.commitId}`,
      ],
      ['Initial commit', ''],
    ]);
    expect(await readdir(join(room.dataDir, 'imports'))).toEqual([]);
  });

  it('takes a release without a token, by its label', async () => {
    await aSource('released', true);

    await room.import({
      ...{ from: source.url, fullName: 'lab/released', into: 'released', revision: 'v1.0' },
    });

    expect(await room.filesOf('released')).toMatchObject(
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path, Buffer.from(text).toString('latin1')]),
      ),
    );
  });

  it('repeated is nothing; of a newer revision it is one commit more', async () => {
    await aSource('newer');
    const draft = { from: source.url, fullName: 'lab/newer', into: 'newer', token: by.token };
    await room.import(draft);

    const again = await room.import(draft);
    const lines = [{ key: 'deletedFile', value: { path: 'w.bin' } }];
    await commit(source, by, 'models/lab/newer', { files: { 'new.txt': 'new' }, lines }).expect(
      200,
    );
    const newer = await room.import(draft);

    const { commits } = await room.repositories.history(await room.headOf('newer'), { limit: 9 });
    expect(again).toMatchObject({ isNew: false, fetchBytes: 0 });
    expect(newer).toMatchObject({ isNew: true, fetchBytes: 3, deletions: ['w.bin'] });
    expect(commits).toHaveLength(3);
    expect(Object.keys(await room.filesOf('newer'))).toEqual(
      expect.arrayContaining(['new.txt', 'picture.ico']),
    );
  });

  it('fetches no large file that the namespace has, whatever its name', async () => {
    await aSource('known');
    const draft = { from: source.url, fullName: 'lab/known', token: by.token };
    await room.import({ ...draft, into: 'known-1' });

    const { files: planned } = await room.plan({ ...draft, into: 'known-2' });

    const actions = Object.fromEntries(planned.map(({ path, action }) => [path, action]));
    expect(actions).toMatchObject({ 'w.bin': 'attach', 'config.json': 'fetch' });
  });

  it('takes what the patterns ask for, and plans without changing anything', async () => {
    await aSource('patterns');
    const draft = {
      ...{ from: source.url, fullName: 'lab/patterns', into: 'patterns', token: by.token },
      ...{ include: ['*.txt', '*.json'], exclude: ['é x/'] },
    };

    const plan = await room.plan(draft);

    expect(plan).toMatchObject({ target: { exists: false }, omitted: 4, refused: [] });
    expect(plan.files.map(({ path }) => path)).toEqual(['config.json', 'empty.txt']);
    await expect(room.headOf('patterns')).rejects.toMatchObject({ code: 'repository-not-found' });
    await room.import(draft);
    expect(Object.keys(await room.filesOf('patterns'))).toEqual(['config.json', 'empty.txt']);
  });

  it('follows a repository that was renamed, and says its present name', async () => {
    await aSource('old-name');
    await source.http
      .post('/api/repos/move')
      .set('authorization', `Bearer ${by.token}`)
      .send({ fromRepo: 'lab/old-name', toRepo: 'lab/new-name', type: 'model' })
      .expect(200);

    const { origin } = await room.import({
      ...{ from: source.url, fullName: 'lab/old-name', into: 'renamed', token: by.token },
    });

    expect(origin.url).toBe(`${source.url}/lab/new-name`);
  });

  it.each([
    ['a draft without a token', 'lab/hidden', 'main', undefined, /hidden.*--token-file/],
    ['what is not there', 'lab/nothing', 'main', undefined, /nothing.*--token-file/],
    ['a revision that is not there', 'lab/hidden', 'v9', 'own', /"v9".*--revision/],
    ['a token that the source does not know', 'lab/hidden', 'main', 'hf_bad', /--token-file/],
  ])('says what to do about %s', async (_what, fullName, revision, token, sentence) => {
    await aSource('hidden').catch(() => undefined);

    const attempt = room.import({
      ...{ from: source.url, fullName, into: 'never', revision },
      ...(token !== undefined && { token: token === 'own' ? by.token : token }),
    });

    const error = await attempt.then(
      () => null,
      (reason: unknown) => reason as Error & { remedy?: string },
    );
    expect(`${String(error?.message)} ${String(error?.remedy)}`).toMatch(sentence);
    expect(JSON.stringify([error?.message, error?.remedy])).not.toContain(by.token);
  });
});
