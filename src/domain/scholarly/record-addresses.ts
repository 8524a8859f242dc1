import { pathPrefixOf, type RepositoryKind } from '../identifiers/repository-kind.js';

/** What names a record. */
export interface RecordPlace {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
}

/** The landing page of a record, below the public address. */
export function recordPageOf(base: string, { kind, namespace, name }: RecordPlace): string {
  return `${base}/${pathPrefixOf(kind)}${namespace}/${name}`;
}

/** The landing page of one release. */
export function releasePageOf(base: string, record: RecordPlace, version: string): string {
  return `${recordPageOf(base, record)}/releases/${version}`;
}

/** The one stable address of a file of a release. */
export function fileAddressOf(
  base: string,
  record: RecordPlace,
  version: string,
  path: string,
): string {
  const segments = path.split('/').map(encodeURIComponent).join('/');
  return `${recordPageOf(base, record)}/resolve/${version}/${segments}`;
}

/** Where one of Sphere's own identifiers leads from, for ever. */
export function pidAddressOf(base: string, pid: string): string {
  return `${base}/id/${pid}`;
}

/** Where a DOI leads from. */
export function doiAddressOf(doi: string): string {
  return `https://doi.org/${doi}`;
}
