import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { RepositoriesService } from '../../../src/capabilities/repositories/index.js';
import { listed, namesOf } from '../../support/hub-lists.js';
import { commit, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';
import type { TestAccount } from '../../support/sphere-builders.js';

const card = (lines: string) =>
  `---\nlicense: apache-2.0\n${lines}\n---\n# Changed\n\nSince then.\n`;

describe('drafts in lists', () => {
  let sphere: Sphere;
  let ada: TestAccount;
  let bob: Somebody;

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada');
    bob = await sphere.anAccount('bob');
    await sphere.aRelease({ by: ada, name: 'first', card: { tags: ['steady'] } });
    await sphere.aRelease({ by: ada, name: 'second', card: { tags: ['steady'] } });
    await sphere.aModel({ by: ada, name: 'draft', card: { tags: ['secret'] } });
    await sphere.aRelease({
      by: ada,
      name: 'candidate',
      card: { tags: ['secret'] },
      publish: false,
    });
  });

  afterAll(() => sphere.close());

  it('stand there for members alone, marked as private', async () => {
    const items = await listed(sphere, 'models?sort=id', ada);

    expect(items.map(({ id, private: isPrivate }) => [id, isPrivate])).toEqual([
      ['ada/second', false],
      ['ada/first', false],
      ['ada/draft', true],
      ['ada/candidate', true],
    ]);
    expect(await namesOf(sphere, 'models?filter=secret', ada)).toHaveLength(2);
    for (const stranger of [undefined, bob]) {
      expect(await namesOf(sphere, 'models?sort=id', stranger)).toEqual([
        'ada/second',
        'ada/first',
      ]);
    }
  });

  it('are kept by no cache', async () => {
    const response = await hub(sphere, ada).get('/api/models').expect(200);

    expect(response.headers['cache-control']).toBe('private, no-store');
  });

  it.each(['author=ada&search=draft', 'filter=secret', 'search=candidate', 'sort=lastModified'])(
    'are found by no stranger who asks for %s',
    async (query) => {
      const names = await namesOf(sphere, `models?${query}`, bob);

      expect(names).not.toContain('ada/draft');
      expect(names).not.toContain('ada/candidate');
    },
  );

  it('add no tag to those that strangers are told', async () => {
    const tags = await hub(sphere, ada).get('/api/models-tags-by-type').expect(200);

    expect(JSON.stringify(tags.body)).toContain('steady');
    expect(JSON.stringify(tags.body)).not.toContain('secret');
  });

  it('stand there for an invited advisor, as long as she is', async () => {
    const eve = await sphere.anAccount('eve', { roles: ['advisor'] });
    const repositories = sphere.app.get(RepositoriesService);
    const { id } = await repositories.require(ada.viewer, 'model', 'ada', 'candidate');

    await sphere.database.transaction((manager) =>
      repositories.admitGuest(manager, id, eve.viewer.accountId),
    );
    const invited = await namesOf(sphere, 'models', eve);
    await sphere.database.transaction((manager) =>
      repositories.dismissGuest(manager, id, eve.viewer.accountId),
    );
    const dismissed = await namesOf(sphere, 'models', eve);

    expect(invited).toContain('ada/candidate');
    expect(invited).not.toContain('ada/draft');
    expect(dismissed).not.toContain('ada/candidate');
  });

  it('on top of a release change nothing that anybody reads in a list', async () => {
    const questions = ['', '?full=true&cardData=true', '?sort=lastModified&full=true'];
    const read = () =>
      Promise.all(questions.map((question) => listed(sphere, `models${question}`, bob)));
    const before = await read();

    await commit(sphere, ada, 'models/ada/first', {
      files: { 'README.md': card('tags: [leaked]\npipeline_tag: translation'), 'new.txt': '1' },
    }).expect(200);
    const after = await read();
    const found = await namesOf(sphere, 'models?filter=leaked', bob);
    const foundByMember = await namesOf(sphere, 'models?filter=leaked', ada);

    expect(after).toEqual(before);
    expect(found).toEqual([]);
    expect(foundByMember).toEqual([]);
  });

  it('are forgotten by what is then released of another revision', async () => {
    await sphere.aModel({ by: ada, name: 'turning', card: { tags: ['hidden-thought'] } });
    expect(await namesOf(sphere, 'models?filter=hidden-thought', ada)).toEqual(['ada/turning']);

    const cleaned = { 'README.md': card('tags: [open-word]') };
    await commit(sphere, ada, 'models/ada/turning', { files: cleaned }).expect(200);
    await hub(sphere, ada).post('/api/models/ada/turning/tag/main').send({ tag: 'v1' }).expect(200);

    expect(await namesOf(sphere, 'models?filter=hidden-thought', bob)).toEqual([]);
    expect(await namesOf(sphere, 'models?filter=open-word', bob)).toEqual(['ada/turning']);
  });

  it('go to the top when they are published, however old they are', async () => {
    await sphere.aModel({ by: ada, name: 'old-draft' });
    await sphere.aRelease({ by: ada, name: 'young' });
    await hub(sphere, ada)
      .post('/api/models/ada/old-draft/tag/main')
      .send({ tag: 'v1' })
      .expect(200);

    const [newest] = await namesOf(sphere, 'models');
    const [founded] = await namesOf(sphere, 'models?sort=createdAt');

    expect([newest, founded]).toEqual(['ada/old-draft', 'ada/young']);
  });

  it('leave the list when they are deleted, and what is withdrawn does', async () => {
    await sphere.aModel({ by: ada, name: 'doomed' });
    const { repository } = await sphere.aRelease({ by: ada, name: 'gone' });
    const before = await namesOf(sphere, 'models?search=o', ada);

    await hub(sphere, ada)
      .delete('/api/repos/delete')
      .send({ name: 'doomed', organization: 'ada' })
      .expect(200);
    await sphere.app.get(WithdrawRelease).withdraw(sphere.steward.viewer, repository, 'v1.0', {
      category: 'legal',
      statement: 'A court said so.',
    });

    expect(before).toEqual(expect.arrayContaining(['ada/doomed', 'ada/gone']));
    for (const viewer of [undefined, ada]) {
      const after = await namesOf(sphere, 'models', viewer);
      expect(after).not.toContain('ada/doomed');
      expect(after).not.toContain('ada/gone');
    }
    await sphere.app.get(WithdrawRelease).lift(sphere.steward.viewer, repository, 'v1.0');
    expect(await namesOf(sphere, 'models?search=gone')).toEqual(['ada/gone']);
  });
});
