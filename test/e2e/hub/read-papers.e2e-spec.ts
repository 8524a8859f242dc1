import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WithdrawRelease } from '../../../src/capabilities/releases/index.js';
import { bodyOf, hub } from '../../support/hub-requests.js';
import { startSphere, type Somebody, type Sphere } from '../../support/sphere.js';

interface Linked {
  readonly id: string;
}

interface Paper {
  readonly id: string;
  readonly title: string;
  readonly linkedModels: readonly Linked[];
  readonly linkedDatasets: readonly Linked[];
  readonly numTotalModels: number;
}

describe('papers on the Hub door', () => {
  let sphere: Sphere;
  let ada: Somebody;
  let pid: string;

  const paper = (card: Readonly<Record<string, unknown>>, by = ada) =>
    sphere.aRelease({
      kind: 'paper',
      by,
      card: { description: 'What was found.', license: 'cc-by-4.0', ...card },
    });

  beforeAll(async () => {
    sphere = await startSphere();
    ada = await sphere.anAccount('ada', { displayName: 'Ada Lovelace' });
    await paper({
      title: 'Notes on engines',
      identifiers: [{ identifier: 'arXiv:2401.01234' }],
      publicationDate: '2024-01-03',
      related: [
        { relation: 'IsSupplementedBy', identifier: 'https://github.com/ada/engine' },
        { relation: 'IsDocumentedBy', identifier: 'https://engine.example/page' },
      ],
    });
    const unnumbered = await paper({ title: 'Without a number' });
    pid = unnumbered.repository.pid;
    await paper({ title: 'Of older days', arxiv: 'math.GT/0309136' });
    await sphere.aRepository({
      kind: 'paper',
      by: ada,
      card: { title: 'Hidden', description: 'x', arxiv: '2402.00001' },
    });
  });

  afterAll(async () => {
    await sphere.close();
  });

  it.each(['2401.01234', '2401.01234v2'])('are found by their arXiv id %s', async (id) => {
    const response = await hub(sphere).get(`/api/papers/${id}`).expect(200);

    expect(response.body).toMatchObject({
      id: '2401.01234',
      title: 'Notes on engines',
      summary: 'What was found.',
      publishedAt: '2024-01-03T00:00:00.000Z',
      authors: [{ name: 'Ann Smith', hidden: false }],
      githubRepo: 'https://github.com/ada/engine',
      projectPage: 'https://engine.example/page',
      submittedOnDailyBy: { name: 'ada', fullname: 'Ada Lovelace' },
      license: 'CC-BY-4.0',
      linkedModels: [],
      numTotalModels: 0,
    });
  });

  it.each(['math/0309136', 'math.GT/0309136v1'])(
    'are found by an id of the old form, %s',
    async (id) => {
      const response = await hub(sphere).get(`/api/papers/${id}`).expect(200);

      expect(response.body).toMatchObject({ id: 'math/0309136', title: 'Of older days' });
      await hub(sphere).get(`/papers/${id}.md`).expect(200);
    },
  );

  it('are found by the PID of the record where they have no arXiv id, and by that of a release', async () => {
    const byRecord = await hub(sphere).get(`/api/papers/${pid}`).expect(200);
    const { pid: ofRelease } = await sphere.database
      .query<{ pid: string }>('SELECT pid FROM release WHERE metadata ->> $1 = $2', [
        'title',
        'Without a number',
      ])
      .then(([row]) => row ?? { pid: '' });
    const byRelease = await hub(sphere).get(`/api/papers/${ofRelease}`).expect(200);

    expect(byRecord.body).toMatchObject({ id: pid, title: 'Without a number' });
    expect(byRelease.body).toEqual(byRecord.body);
  });

  it.each(['2402.00001', '2499.99999', 'nothing', '00000-00000', 'hep-th/9901001'])(
    'have none with the id %s',
    async (id) => {
      const response = await hub(sphere, ada).get(`/api/papers/${id}`);

      expect(response.status).toBe(404);
      expect(bodyOf<{ error: string }>(response).error).toContain('paper');
      await hub(sphere).get(`/papers/${id}.md`).expect(404);
    },
  );

  it('name the models and datasets that cite them, in whatever way', async () => {
    const cited = await paper({ title: 'Much cited', arxiv: '2403.00001', doi: '10.1234/Much' });
    const { pid: conceptPid } = cited.repository;
    const cite = (kind: 'model' | 'dataset', name: string, card: Record<string, unknown>) =>
      sphere.aRelease({ kind, by: ada, name, card });
    await cite('model', 'by-tag', { tags: ['arxiv:2403.00001'] });
    await cite('model', 'by-doi', { doi: '10.1234/much' });
    await cite('model', 'by-arxiv-doi', {
      related: [{ relation: 'References', identifier: '10.48550/arXiv.2403.00001' }],
    });
    await cite('model', 'by-pid', {
      related: [
        { relation: 'References', identifier: `https://sphere.example/id/${conceptPid}` },
        { relation: 'Cites', identifier: 'arXiv:2403.00001v3' },
      ],
    });
    await cite('dataset', 'data', { tags: ['arxiv:2403.00001'] });
    await cite('model', 'of-another', { tags: ['arxiv:2403.00002'] });
    await sphere.aModel({ by: ada, name: 'draft', card: { tags: ['arxiv:2403.00001'] } });

    const response = await hub(sphere).get('/api/papers/2403.00001').expect(200);

    const { linkedModels, linkedDatasets, numTotalModels } = bodyOf<Paper>(response);
    expect(linkedModels.map(({ id }) => id).sort()).toEqual([
      'ada/by-arxiv-doi',
      'ada/by-doi',
      'ada/by-pid',
      'ada/by-tag',
    ]);
    expect(numTotalModels).toBe(4);
    expect(linkedDatasets).toMatchObject([{ id: 'ada/data', author: 'ada', private: false }]);
    const repos = await hub(sphere).get('/api/arxiv/2403.00001/repos').expect(200);
    expect(bodyOf<{ models: unknown[] }>(repos).models).toHaveLength(4);
  });

  it('belong to whoever published an arXiv id first; another is known by its PID', async () => {
    await paper({ title: 'The first', arxiv: '2404.00001' });
    const second = await paper({ title: 'The second', arxiv: '2404.00001' });

    const byArxiv = await hub(sphere).get('/api/papers/2404.00001').expect(200);
    const byPid = await hub(sphere).get(`/api/papers/${second.repository.pid}`).expect(200);

    expect(bodyOf<Paper>(byArxiv).title).toBe('The first');
    expect(bodyOf<Paper>(byPid)).toMatchObject({
      id: second.repository.pid,
      title: 'The second',
    });
  });

  it('say of what is withdrawn why, and where its tombstone is', async () => {
    const gone = await paper({ title: 'To be gone', arxiv: '2405.00001' });
    await sphere.aRelease({ by: ada, name: 'cites-gone', card: { tags: ['arxiv:2405.00001'] } });
    await sphere.app.get(WithdrawRelease).withdraw(sphere.steward.viewer, gone.repository, 'v1.0', {
      category: 'legal',
      statement: 'A court said so.',
    });

    const response = await hub(sphere).get('/api/papers/2405.00001');

    expect(response.status).toBe(410);
    expect(response.headers['x-error-message']).toContain('A court said so.');
    expect(response.headers['x-error-message']).toContain(
      `${sphere.url}/papers/${gone.repository.fullName}/releases/v1.0`,
    );
    await hub(sphere).get('/papers/2405.00001.md').expect(410);
    const search = await hub(sphere).get('/api/papers/search?q=gone').expect(200);
    expect(search.body).toEqual([]);
  });

  it('are read as Markdown: title, authors, abstract, text', async () => {
    const response = await hub(sphere).get('/papers/2401.01234.md').expect(200);

    expect(response.headers).toMatchObject({
      'content-type': 'text/markdown; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    expect(response.text).toMatch(/^# Notes on engines\n\nAnn Smith\n/);
    expect(response.text).toContain('## Abstract\n\nWhat was found.');
    expect(response.text).toContain('- Licence: CC-BY-4.0');
    expect(response.text).toContain('What it is.');
  });

  it('leave addresses of the old form to repositories of such a name', async () => {
    const math = await sphere.anAccount('math');
    await sphere.aRelease({
      kind: 'paper',
      by: math,
      name: '1234567',
      card: { title: 'Named oddly', description: 'x' },
    });

    const response = await hub(sphere).get('/api/papers/math/1234567').redirects(1).expect(200);

    expect(response.body).toMatchObject({ id: 'math/1234567', author: 'math' });
  });
});
