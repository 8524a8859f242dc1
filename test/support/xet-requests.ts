import { hub } from './hub-requests.js';
import type { Somebody, Sphere } from './sphere.js';
import type { XorbBytes } from './xet-bytes.js';

/** Asks for a token to write to `models/namespace/name` with. */
export async function xetTokenOf(
  sphere: Sphere,
  somebody: Somebody,
  repository: string,
): Promise<string> {
  const response = await hub(sphere, somebody)
    .get(`/api/${repository}/xet-write-token/main`)
    .expect(200);
  return (response.body as { accessToken: string }).accessToken;
}

/** Posts a xorb as clients do: without a type. */
export function sendXorb(
  sphere: Sphere,
  token: string,
  { hash, bytes }: Pick<XorbBytes, 'hash' | 'bytes'>,
) {
  return post(sphere, token, `/api/xet/v1/xorbs/default/${hash}`, bytes);
}

/** Posts a shard in one of the two versions of the protocol. */
export function sendShard(
  sphere: Sphere,
  token: string,
  shard: Buffer,
  version: 'v1' | 'v2' = 'v1',
) {
  return post(sphere, token, `/api/xet/${version}/shards`, shard);
}

async function post(sphere: Sphere, token: string, path: string, body: Buffer) {
  const response = await fetch(`${sphere.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new Uint8Array(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
