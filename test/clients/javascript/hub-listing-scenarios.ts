import assert from 'node:assert/strict';
import {
  checkRepoAccess,
  countCommits,
  datasetInfo,
  listCommits,
  listDatasets,
  listFiles,
  listModels,
  modelInfo,
  pathsInfo,
  repoExists,
  uploadFiles,
} from '@huggingface/hub';
import type { Scenario, Surroundings } from '../scenario.js';
import { hubClient } from './hub-client.js';
import { aDraft, allOf, aPublicRepository, blobOf } from './hub-connection.js';

/** What `@huggingface/hub` lists and describes. */
export const hubListingScenarios: readonly Scenario[] = [
  {
    client: hubClient,
    operation: 'list & search',
    name: 'listFiles, pathsInfo: folders, last commits, page after page',
    run: listTree,
  },
  {
    client: hubClient,
    operation: 'list & search',
    name: 'listCommits, countCommits',
    run: listHistory,
  },
  {
    client: hubClient,
    operation: 'read facts',
    name: 'modelInfo, datasetInfo',
    run: describe,
  },
  {
    client: hubClient,
    operation: 'list & search',
    name: 'listModels: search, owner, tags, task, page after page',
    run: searchModels,
  },
  {
    client: hubClient,
    operation: 'list & search',
    name: 'listDatasets',
    run: searchDatasets,
  },
  {
    client: hubClient,
    operation: 'refusals',
    name: 'checkRepoAccess, repoExists: for a stranger no draft is there',
    run: checkAccess,
  },
];

async function listTree(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = await aDraft(surroundings, { 'dir/sub/a b.txt': '1' });
  const many = Array.from({ length: 1_200 }, (_, place) => ({
    path: `many/${String(place).padStart(4, '0')}.txt`,
    content: blobOf(String(place)),
  }));
  await uploadFiles({ ...connection, repo, files: many, commitTitle: 'Many' });

  const top = await allOf(listFiles({ ...connection, repo }));
  const inFolder = await allOf(listFiles({ ...connection, repo, path: 'dir/sub', expand: true }));
  const all = await allOf(listFiles({ ...connection, repo, recursive: true }));
  const [path, ...others] = await pathsInfo({
    ...connection,
    repo,
    paths: ['dir/sub/a b.txt', 'none'],
    expand: true,
  });

  assert.deepEqual(
    top.map(({ type, path: of }) => `${type} ${of}`),
    ['file README.md', 'directory dir', 'directory many'],
  );
  assert.deepEqual(
    inFolder.map((entry) => entry.path),
    ['dir/sub/a b.txt'],
  );
  assert.equal(all.filter(({ type }) => type === 'file').length, 1_202);
  assert.equal(new Set(all.map((entry) => entry.path)).size, all.length);
  assert.equal(path?.path, 'dir/sub/a b.txt');
  assert.equal(path.lastCommit.id, inFolder[0]?.lastCommit?.id);
  assert.deepEqual(others, []);
}

async function listHistory(surroundings: Surroundings): Promise<void> {
  const { connection, repo } = await aDraft(surroundings);
  for (const title of ['Second <b>', 'Third', 'Fourth']) {
    const files = [{ path: 'a.txt', content: blobOf(title) }];
    await uploadFiles({ ...connection, repo, files, commitTitle: title });
  }

  const commits = await allOf(listCommits({ ...connection, repo, batchSize: 2 }));

  assert.deepEqual(
    commits.slice(0, 3).map(({ title }) => title),
    ['Fourth', 'Third', 'Second <b>'],
  );
  assert.equal(commits[0]?.authors[0]?.username, surroundings.handle);
  assert.ok(commits[0].date.getTime() > Date.now() - 600_000);
  assert.equal(await countCommits({ ...connection, repo }), commits.length);
  assert.equal(new Set(commits.map(({ oid }) => oid)).size, commits.length);
}

async function describe(surroundings: Surroundings): Promise<void> {
  const card =
    '---\nlicense: mit\ntags: [noise]\npipeline_tag: text-classification\n---\n# Noise\n\nNothing but noise.\n';
  const files = { 'README.md': card, 'config.json': '{"model_type": "bert"}' };
  const { anonymous, repo } = await aPublicRepository(surroundings, files);
  const data = { ...surroundings, repository: `${surroundings.repository}-data` };
  const dataset = await aPublicRepository(data, { 'a.csv': 'a,b\n1,2\n' }, 'dataset');

  const info = await modelInfo({
    ...anonymous,
    name: repo.name,
    additionalFields: ['author', 'cardData', 'config', 'createdAt', 'filePaths', 'sha', 'tags'],
  });
  const dataInfo = await datasetInfo({
    ...anonymous,
    name: dataset.repo.name,
    revision: 'v1.0',
    additionalFields: ['sha', 'tags'],
  });

  assert.equal(info.name, repo.name);
  assert.match(info.id, /^[0-9a-f]{24}$/);
  assert.equal(info.private, false);
  assert.equal(info.gated, false);
  assert.equal(info.author, surroundings.handle);
  assert.equal(info.task, 'text-classification');
  assert.equal(info.likes, 0);
  assert.ok(!Number.isNaN(info.updatedAt.getTime()));
  assert.match(info.sha, /^[0-9a-f]{40}$/);
  assert.ok(info.tags.includes('license:mit') && info.tags.includes('noise'), info.tags.join());
  assert.equal(info.cardData?.license, 'mit');
  assert.equal((info.config as { model_type?: string } | undefined)?.model_type, 'bert');
  assert.deepEqual(info.filePaths.toSorted(), ['README.md', 'config.json']);
  assert.equal(dataInfo.name, dataset.repo.name);
  assert.ok(dataInfo.tags.includes('license:apache-2.0'));
}

async function searchModels(surroundings: Surroundings): Promise<void> {
  const mark = surroundings.repository.split('/')[1] ?? '';
  const names = ['x', 'y', 'z'].map((end) => `${surroundings.repository}-${end}`);
  for (const repository of names) {
    const card = `---\nlicense: mit\ntags: [${mark}]\npipeline_tag: translation\n---\n# Noise\n\nNothing but noise.\n`;
    await aPublicRepository({ ...surroundings, repository }, { 'README.md': card });
  }
  const draft = { ...surroundings, repository: `${surroundings.repository}-draft` };
  await aDraft(draft);
  const hub = { hubUrl: surroundings.url };
  const namesOf = async (params: Parameters<typeof listModels>[0]) =>
    (await allOf(listModels({ ...hub, ...params }))).map(({ name }) => name);

  const owner = surroundings.handle;
  assert.deepEqual((await namesOf({ search: { query: `${mark}-` } })).toSorted(), names);
  assert.deepEqual((await namesOf({ search: { owner, tags: [mark] } })).toSorted(), names);
  assert.deepEqual(
    await namesOf({ search: { owner, task: 'translation', tags: [mark] }, sort: 'createdAt' }),
    names.toReversed(),
  );
  assert.deepEqual(await namesOf({ search: { tags: [mark, 'license:apache-2.0'] } }), []);
  assert.equal((await namesOf({ search: { tags: [mark] }, limit: 2 })).length, 2);
  const [first] = await allOf(
    listModels({
      ...hub,
      search: { query: `${mark}-x` },
      additionalFields: ['author', 'cardData', 'filePaths', 'sha', 'tags'],
    }),
  );
  assert.equal(first?.author, owner);
  assert.equal(first.task, 'translation');
  assert.equal(first.private, false);
  assert.deepEqual(first.filePaths, ['README.md']);
  const token = { accessToken: surroundings.token };
  const own = await namesOf({ ...token, search: { query: `${mark}-draft` } });
  assert.deepEqual(own, [draft.repository]);
  const paged = await readPages(surroundings, mark);
  assert.deepEqual(paged.toSorted(), names);
}

/** The client asks for 500 at once; the same way through pages of one. */
async function readPages({ url }: Surroundings, mark: string): Promise<string[]> {
  const fetchOne = (input: string | URL | Request, options?: RequestInit) => {
    const address = new URL(input instanceof Request ? input.url : input);
    address.searchParams.set('limit', '1');
    return fetch(address, options);
  };
  const models = await allOf(
    listModels({ hubUrl: url, search: { tags: [mark] }, fetch: fetchOne }),
  );
  return models.map(({ name }) => name);
}

async function searchDatasets(surroundings: Surroundings): Promise<void> {
  const { anonymous, repo } = await aPublicRepository(
    surroundings,
    { 'a.csv': 'a\n1\n' },
    'dataset',
  );
  const query = repo.name.split('/')[1] ?? '';

  const found = await allOf(
    listDatasets({
      ...anonymous,
      search: { query, owner: surroundings.handle, tags: ['license:apache-2.0'] },
      additionalFields: ['author', 'sha', 'tags'],
    }),
  );

  assert.deepEqual(
    found.map(({ name, author }) => [name, author]),
    [[repo.name, surroundings.handle]],
  );
  const models = await allOf(listModels({ ...anonymous, search: { query } }));
  assert.deepEqual(models, []);
}

async function checkAccess(surroundings: Surroundings): Promise<void> {
  const { connection, anonymous, repo } = await aDraft(surroundings);

  await checkRepoAccess({ ...connection, repo });

  await assert.rejects(checkRepoAccess({ ...anonymous, repo }), { statusCode: 404 });
  assert.equal(await repoExists({ ...anonymous, repo }), false);
  const rejected = { ...connection, accessToken: `hf_${'x'.repeat(37)}` };
  await assert.rejects(checkRepoAccess({ ...rejected, repo }), { statusCode: 401 });
}
