import { pathPrefixOf, type RepositoryKind } from '../identifiers/repository-kind.js';

/** The landing page of one release, below the public address. */
export function releasePageOf(
  base: string,
  record: { readonly kind: RepositoryKind; readonly namespace: string; readonly name: string },
  version: string,
): string {
  const { kind, namespace, name } = record;
  return `${base}/${pathPrefixOf(kind)}${namespace}/${name}/releases/${version}`;
}

/** Where one of Sphere's own identifiers leads from, for ever. */
export function pidAddressOf(base: string, pid: string): string {
  return `${base}/id/${pid}`;
}

/** Where a DOI leads from. */
export function doiAddressOf(doi: string): string {
  return `https://doi.org/${doi}`;
}
