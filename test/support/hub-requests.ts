import { createHash } from 'node:crypto';
import supertest from 'supertest';
import type { Somebody, Sphere } from './sphere.js';

/** Calls the service as somebody, or as a stranger. */
export function hub(sphere: Sphere, somebody?: Somebody) {
  const agent = supertest.agent(sphere.url);
  return somebody === undefined ? agent : agent.set('authorization', `Bearer ${somebody.token}`);
}

/** The body of an answer, as what the test takes it for. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- names what is expected
export function bodyOf<Body>(response: supertest.Response): Body {
  return response.body as Body;
}

/** A card that can be released. */
export const openCard = `---
license: apache-2.0
---
# A model

It tells one sound from another, and was made to be read in tests.
`;

export interface CommitBody {
  readonly parent?: string;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  readonly lines?: readonly object[];
}

/** A commit as Hub clients write it. */
function commitBody({ parent, files = {}, lines = [] }: CommitBody): string {
  const header = { summary: 'A commit', ...(parent !== undefined && { parentCommit: parent }) };
  const additions = Object.entries(files).map(([path, content]) => ({
    key: 'file',
    value: { path, content: Buffer.from(content).toString('base64'), encoding: 'base64' },
  }));
  return [{ key: 'header', value: header }, ...additions, ...lines]
    .map((line) => JSON.stringify(line))
    .join('\n');
}

/** Commits to a branch and gives the answer. */
export function commit(
  sphere: Sphere,
  somebody: Somebody,
  repository: string,
  body: CommitBody,
  branch = 'main',
) {
  return hub(sphere, somebody)
    .post(`/api/${repository}/commit/${branch}`)
    .set('content-type', 'application/x-ndjson')
    .send(commitBody(body));
}

/**
 * Founds a model of the owner with a card and these files.
 * @returns `models/namespace/name`
 */
export async function aModel(
  sphere: Sphere,
  owner: Somebody,
  name: string,
  files: CommitBody['files'] = { 'weights.txt': '0.5' },
): Promise<string> {
  await hub(sphere, owner).post('/api/repos/create').send({ name }).expect(200);
  const repository = `models/${owner.handle}/${name}`;
  await commit(sphere, owner, repository, { files: { 'README.md': openCard, ...files } }).expect(
    200,
  );
  return repository;
}

/** Releases what `main` is. */
export function release(sphere: Sphere, owner: Somebody, repository: string, version = 'v1.0') {
  return hub(sphere, owner).post(`/api/${repository}/tag/main`).send({ tag: version });
}

export function sha256Of(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Git's id of a file by its bytes. */
export function blobIdOf(content: string): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
