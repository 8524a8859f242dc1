import { isHandle } from '../identifiers/handle.js';
import type { RepositoryKind } from '../identifiers/repository-kind.js';

/** What an address names here: something by its PID, or a record or one of its releases. */
export type WorkAddress =
  | { readonly pid: string }
  | {
      readonly kind: RepositoryKind;
      readonly namespace: string;
      readonly name: string;
      /** Null for the record, whose latest release is meant. */
      readonly version: string | null;
    };

/**
 * Reads the address of a work of this service: a landing page, its own PID's address, or a DOI made of a
 * PID (scholarly A.3); null for anything else.
 * @param base public address of the instance, without a trailing slash
 */
export function readWorkAddress(address: string, base: string): WorkAddress | null {
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\/10\.[^/]+\/sphere\.([0-9a-z-]{10,11})$/i.exec(
    address,
  );
  if (doi?.[1] !== undefined) return { pid: doi[1].toLowerCase() };
  const path = pathBelow(address, base);
  if (path === null) return null;
  const [first = '', ...others] = path;
  if (first === 'id')
    return others.length === 1 && others[0] !== undefined ? { pid: others[0] } : null;
  const kind = kinds.get(first) ?? 'model';
  const [namespace = '', name = '', releases, version, ...rest] = kind === 'model' ? path : others;
  if (!isHandle(namespace) || name === '' || rest.length > 0) return null;
  if (releases === undefined) return { kind, namespace, name, version: null };
  if (releases !== 'releases' || version === undefined || version === '') return null;
  return { kind, namespace, name, version };
}

const kinds: ReadonlyMap<string, RepositoryKind> = new Map([
  ['papers', 'paper'],
  ['datasets', 'dataset'],
]);

/** The decoded segments of an address below another one; null where it is not below it. */
function pathBelow(address: string, base: string): readonly string[] | null {
  const [page = ''] = address.split(/[?#]/, 1);
  if (!page.startsWith(`${base}/`)) return null;
  try {
    return page
      .slice(base.length + 1)
      .replace(/\/+$/, '')
      .split('/')
      .map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
