import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aModel, bodyOf, commit, hub, release } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface Refusal {
  readonly error: string;
  readonly errors: readonly { readonly message: string; readonly code: string }[];
}

const closedCard = `---
license: cc-by-nc-sa-4.0
---
# A wake word

Hears one word and wakes, for purposes that are not commercial.
`;

describe('a tag of a Hub client', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let bob: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    bob = await sphere.anAccount('bob');
    await sphere.anOrganisation('lab', ada, 14);
  });

  afterAll(async () => {
    await sphere.close();
  });

  it('publishes what an owner has, for everybody', async () => {
    const repository = await aModel(sphere, ada, 'open', { 'a.txt': '1' });
    await hub(sphere).get(`/api/${repository}`).expect(404);

    const response = await release(sphere, ada, repository);

    expect(response.status).toBe(200);
    expect(response.headers).not.toHaveProperty('x-hf-warning');
    const refs = await hub(sphere).get(`/api/${repository}/refs`).expect(200);
    const { tags, branches, converts } = bodyOf<{
      tags: { name: string; ref: string; targetCommit: string }[];
      branches: { name: string; targetCommit: string }[];
      converts: unknown[];
    }>(refs);
    expect(tags).toEqual([
      { name: 'v1.0', ref: 'refs/tags/v1.0', targetCommit: branches[0]?.targetCommit },
    ]);
    expect(converts).toEqual([]);
    await hub(sphere).get('/ada/open/resolve/main/a.txt').expect(200);
  });

  it('leaves later commits to the authors', async () => {
    const repository = await aModel(sphere, ada, 'later', { 'a.txt': '1' });
    await release(sphere, ada, repository).expect(200);
    await commit(sphere, ada, repository, { files: { 'a.txt': '2' } }).expect(200);

    const toStranger = await hub(sphere).get('/ada/later/resolve/main/a.txt');
    const toAuthor = await hub(sphere, ada).get('/ada/later/resolve/main/a.txt');

    expect([toStranger.text, toAuthor.text]).toEqual(['1', '2']);
  });

  it('is refused with every file that is not open, and what would be', async () => {
    const repository = await aModel(sphere, ada, 'closed', {
      'README.md': closedCard,
      'alexa.onnx': 'weights of one',
      'hey.tflite': 'weights of another',
    });

    const response = await release(sphere, ada, repository);

    expect(response.status).toBe(422);
    const messages = bodyOf<Refusal>(response).errors.map(({ message }) => message);
    for (const path of ['alexa.onnx', 'hey.tflite']) {
      expect(messages).toContainEqual(
        expect.stringMatching(
          new RegExp(`${path.replace('.', '\\.')}.*CC-BY-NC-SA-4\\.0.*Accepted for weights`, 's'),
        ),
      );
    }
    await hub(sphere).get(`/api/${repository}`).expect(404);
  });

  it('is a candidate where an organisation asks for opinions, and warns of it', async () => {
    await hub(sphere, ada)
      .post('/api/repos/create')
      .send({ name: 'reviewed', organization: 'lab' })
      .expect(200);
    const card = '---\nlicense: mit\n---\n# A model\n\nWhat a laboratory made of some sounds.\n';
    const files = { 'README.md': card, 'a.txt': '1' };
    await commit(sphere, ada, 'models/lab/reviewed', { files }).expect(200);

    const response = await release(sphere, ada, 'models/lab/reviewed');

    expect(response.status).toBe(200);
    expect(response.headers['x-hf-warning']).toMatch(/^release; v1\.0 is a candidate/);
    await hub(sphere).get('/api/models/lab/reviewed').expect(404);

    await hub(sphere, ada).delete('/api/models/lab/reviewed/tag/v1.0').expect(200);
    const refs = await hub(sphere, ada).get('/api/models/lab/reviewed/refs');
    expect(bodyOf<{ tags: unknown[] }>(refs).tags).toEqual([]);
  });

  it('stays once it is published', async () => {
    const repository = await aModel(sphere, ada, 'stays');
    await release(sphere, ada, repository).expect(200);

    const deleted = await hub(sphere, ada).delete(`/api/${repository}/tag/v1.0`);
    const again = await release(sphere, ada, repository, 'V1.0');

    expect(deleted.status).toBe(409);
    expect(bodyOf<Refusal>(deleted).error).toContain('ACC_RELEASED_IMMUTABLE');
    expect(again.status).toBe(409);
  });

  it.each([
    [{ tag: 'main' }, 400],
    [{ tag: '-bad' }, 400],
    [{ tag: 'a b' }, 400],
    [{}, 400],
    [{ tag: 7 }, 400],
  ])('named by %j answers %d', async (body, status) => {
    const repository = await aModel(sphere, ada, `named-${randomUUID()}`);

    const response = await hub(sphere, ada).post(`/api/${repository}/tag/main`).send(body);

    expect(response.status).toBe(status);
  });

  it('on a revision that is not there finds none', async () => {
    const repository = await aModel(sphere, ada, 'unmet');

    const response = await hub(sphere, ada)
      .post(`/api/${repository}/tag/feature%2Fx`)
      .send({ tag: 'v1' });

    expect(response.headers['x-error-code']).toBe('RevisionNotFound');
  });

  it('is made by writers', async () => {
    const repository = await aModel(sphere, ada, 'made');
    await release(sphere, ada, repository).expect(200);

    expect((await release(sphere, bob, repository, 'v2')).status).toBe(403);
    expect((await hub(sphere).post(`/api/${repository}/tag/main`).send({ tag: 'v2' })).status).toBe(
      401,
    );
  });
});

describe('a branch of a Hub client', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let repository: string;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    repository = await aModel(sphere, ada, 'model', { 'dir/a.txt': '1' });
  });

  afterAll(async () => {
    await sphere.close();
  });

  const branch = (name: string) => `/api/${repository}/branch/${encodeURIComponent(name)}`;

  it('is made, read by both spellings of its slash, and deleted', async () => {
    await hub(sphere, ada).post(branch('feature/x')).send({}).expect(200);

    const encoded = await hub(sphere, ada).get(`/api/${repository}/tree/feature%2Fx/dir`);
    const bare = await hub(sphere, ada).get(`/api/${repository}/tree/feature/x/dir`);

    expect(encoded.status).toBe(200);
    expect(bare.body).toEqual(encoded.body);
    await hub(sphere, ada).head('/ada/model/resolve/feature%2Fx/dir/a.txt').expect(200);
    await hub(sphere, ada).delete(branch('feature/x')).expect(200);
    const gone = await hub(sphere, ada).delete(branch('feature/x'));
    expect(gone.headers['x-error-code']).toBe('RevisionNotFound');
  });

  it('that exists is not made again', async () => {
    await hub(sphere, ada).post(branch('twice')).send().expect(200);

    await hub(sphere, ada).post(branch('twice')).send().expect(409);
  });

  it('that exists stays as it is where it might be overwritten, and is never moved', async () => {
    await hub(sphere, ada).post(branch('kept')).send().expect(200);

    await hub(sphere, ada).post(branch('kept')).send({ overwrite: true }).expect(200);
    await hub(sphere, ada)
      .post(branch('kept'))
      .send({ overwrite: true, startingPoint: 'main' })
      .expect(409);
  });

  it('without a commit is not made', async () => {
    const refused = await hub(sphere, ada).post(branch('bare')).send({ emptyBranch: true });

    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ errors: [{ code: 'empty-branch' }] });
  });

  it('called main stays, one under refs/ is not made', async () => {
    await hub(sphere, ada).delete(branch('main')).expect(403);
    await hub(sphere, ada).post(branch('refs/pr/1')).send({}).expect(400);
  });
});
