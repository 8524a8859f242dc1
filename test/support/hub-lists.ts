import { bodyOf, hub } from './hub-requests.js';
import type { Somebody, Sphere } from './sphere.js';

/** A repository as it stands in a list. */
export interface ListItem {
  readonly _id: string;
  readonly id: string;
  readonly [field: string]: unknown;
}

/** The entries of a list's first page, for a stranger or for somebody. */
export async function listed(
  sphere: Sphere,
  path: string,
  somebody?: Somebody,
): Promise<ListItem[]> {
  return bodyOf<ListItem[]>(await hub(sphere, somebody).get(`/api/${path}`).expect(200));
}

/** The names on a list's first page. */
export async function namesOf(
  sphere: Sphere,
  path: string,
  somebody?: Somebody,
): Promise<string[]> {
  return (await listed(sphere, path, somebody)).map(({ id }) => id);
}

/** A page, and the address of the next one below the service's own; null at the end. */
export async function page(
  sphere: Sphere,
  address: string,
  somebody?: Somebody,
): Promise<{ readonly names: string[]; readonly next: string | null }> {
  const response = await hub(sphere, somebody).get(address).expect(200);
  const [, next] = /^<([^>]+)>; rel="next"$/.exec(response.headers['link'] ?? '') ?? [];
  if (next !== undefined && !next.startsWith(`${sphere.url}/`)) {
    throw new Error(`"${next}" is not an absolute address of the service.`);
  }
  return {
    names: bodyOf<ListItem[]>(response).map(({ id }) => id),
    next: next?.slice(sphere.url.length) ?? null,
  };
}

/** All names of a list, page by page. */
export async function allNames(
  sphere: Sphere,
  address: string,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<string[]> {
  const names: string[] = [];
  for (let next: string | null = address; next !== null;) {
    const read: Awaited<ReturnType<typeof page>> = await page(sphere, next);
    names.push(...read.names);
    next = read.next;
    await between();
  }
  return names;
}
