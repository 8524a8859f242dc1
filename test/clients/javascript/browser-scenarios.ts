import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Client, Scenario, Surroundings } from '../scenario.js';
import { aPublicRepository } from './hub-connection.js';

/** What a browser asks and checks before it lets a page of another site read. */
const browserFetch: Client<null> = {
  name: 'fetch from another origin',
  prepare: () => Promise.resolve({ version: `Node ${process.versions.node}`, tools: null }),
};
const origin = 'https://page.example.org';

/** Pages of other sites, as libraries in a browser read from them. */
export const browserScenarios: readonly Scenario<null>[] = [
  {
    client: browserFetch,
    operation: 'range & resume',
    name: 'reads a slice, and the headers that libraries need',
    run: readSlice,
  },
  {
    client: browserFetch,
    operation: 'refusals',
    name: 'may read why a file is not there',
    run: readRefusal,
  },
];

async function readSlice(surroundings: Surroundings): Promise<void> {
  const bytes = randomBytes(100_000);
  await aPublicRepository(surroundings, { 'w.bin': bytes });
  const address = `${surroundings.url}/${surroundings.repository}/resolve/main/w.bin`;

  await preflight(address, 'GET', ['authorization', 'range']);
  const slice = await ask(address, { range: 'bytes=1000-1099' });

  assert.equal(slice.status, 206);
  assert.ok(Buffer.from(await slice.arrayBuffer()).equals(bytes.subarray(1_000, 1_100)));
  const needed = ['Accept-Ranges', 'Content-Range', 'ETag', 'X-Repo-Commit'];
  assertReadable(slice, [...needed, 'X-Linked-ETag', 'X-Linked-Size']);
  const api = `${surroundings.url}/api/models/${surroundings.repository}`;
  await preflight(api, 'GET', ['authorization']);
  await preflight(`${api}/paths-info/main`, 'POST', ['authorization', 'content-type']);
  const commits = await ask(`${api}/commits/main?limit=1`);
  assert.equal(commits.status, 200);
  assertReadable(commits, ['X-Total-Count']);
  assert.ok(listIn(commits, 'access-control-expose-headers').includes('link'));
}

async function readRefusal(surroundings: Surroundings): Promise<void> {
  await aPublicRepository(surroundings);

  const response = await ask(
    `${surroundings.url}/${surroundings.repository}/resolve/main/none.txt`,
  );

  assert.equal(response.status, 404);
  assertReadable(response, ['X-Error-Code', 'X-Error-Message', 'X-Repo-Commit', 'X-Request-Id']);
}

/** Fails where a browser would not send the request that follows. */
async function preflight(address: string, method: string, headers: readonly string[]) {
  const response = await ask(
    address,
    {
      'access-control-request-method': method,
      'access-control-request-headers': headers.join(','),
    },
    'OPTIONS',
  );
  assert.ok(response.ok, `The preflight of ${address} is answered ${response.status}.`);
  const methods = listIn(response, 'access-control-allow-methods');
  const isSimple = method === 'GET' || method === 'POST';
  assert.ok(isSimple || methods.includes(method.toLowerCase()), methods.join());
  const allowed = listIn(response, 'access-control-allow-headers');
  for (const name of headers) assert.ok(allowed.includes(name), `${name} may not be sent.`);
}

async function ask(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(address, { method, headers: { origin, ...headers } });
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  return response;
}

/** Each is shown to the page, beside the few that always are. */
function assertReadable(response: Response, names: readonly string[]): void {
  const exposed = listIn(response, 'access-control-expose-headers');
  for (const name of names) {
    assert.ok(exposed.includes(name.toLowerCase()), `${name} is hidden from the page.`);
    assert.notEqual(response.headers.get(name), null, `${name} is missing.`);
  }
}

function listIn(response: Response, header: string): readonly string[] {
  const list = response.headers.get(header) ?? '';
  return list.split(',').map((word) => word.trim().toLowerCase());
}
