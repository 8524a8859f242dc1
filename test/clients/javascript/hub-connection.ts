import { createRepo, uploadFiles } from '@huggingface/hub';
import type { Surroundings } from '../scenario.js';

/** How `@huggingface/hub` is told where the service is, and of which repository it is asked. */
export interface HubConnection {
  readonly connection: { readonly hubUrl: string; readonly accessToken: string };
  readonly anonymous: { readonly hubUrl: string };
  readonly repo: { readonly type: 'model' | 'dataset'; readonly name: string };
}

/** Content by path. */
export type Files = Readonly<Record<string, Uint8Array | string>>;

/** Names the repository of a scenario; nothing is founded yet. */
export function connect(
  { url, token, repository }: Surroundings,
  type: 'model' | 'dataset' = 'model',
): HubConnection {
  return {
    connection: { hubUrl: url, accessToken: token },
    anonymous: { hubUrl: url },
    repo: { type, name: repository },
  };
}

/** Founds a repository of the Apache-2.0 licence, with these files beside its card. */
export async function aDraft(
  surroundings: Surroundings,
  files: Files = {},
  type: 'model' | 'dataset' = 'model',
): Promise<HubConnection> {
  const connected = connect(surroundings, type);
  const { connection, repo } = connected;
  await createRepo({ ...connection, repo });
  const card = `---\nlicense: apache-2.0\n---\n# Made up\n\nMade for a test, and for everybody and for ever.\n`;
  const all = Object.entries({ 'README.md': card, ...files });
  await uploadFiles({
    ...connection,
    repo,
    files: all.map(([path, content]) => ({ path, content: blobOf(content) })),
  });
  return connected;
}

/** The same, released as `v1.0`: what follows needs no token. */
export async function aPublicRepository(
  surroundings: Surroundings,
  files: Files = {},
  type: 'model' | 'dataset' = 'model',
): Promise<HubConnection> {
  const connected = await aDraft(surroundings, files, type);
  await release(surroundings, connected);
  return connected;
}

/** Releases `main` as `v1.0`. The client has no function for tags. */
export async function release(
  { url, token }: Surroundings,
  { repo }: HubConnection,
): Promise<void> {
  const response = await fetch(`${url}/api/${repo.type}s/${repo.name}/tag/main`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ tag: 'v1.0' }),
  });
  const warning = response.headers.get('x-hf-warning');
  if (response.ok && warning === null) return;
  throw new Error(`${repo.name} was not released: ${warning ?? (await response.text())}`);
}

/** A Blob of bytes or text. */
export function blobOf(content: Uint8Array | string): Blob {
  return new Blob([typeof content === 'string' ? content : new Uint8Array(content)]);
}

/** The bytes of a Blob, which these clients fetch as they are read. */
export async function bytesOf(blob: Blob | null): Promise<Buffer> {
  if (blob === null) throw new Error('The file is not there.');
  return Buffer.from(await blob.arrayBuffer());
}

/** Everything that a generator yields. */
export async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
