import { pathPrefixOf, type RepositoryKind } from '../identifiers/repository-kind.js';

/** How a record is named in addresses. */
interface RecordPlace {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
}

/** The landing page of a record over all its versions, below the public address. */
export function recordPageOf(base: string, { kind, namespace, name }: RecordPlace): string {
  return `${base}/${pathPrefixOf(kind)}${namespace}/${name}`;
}

/** The landing page of one release, below the public address. */
export function releasePageOf(base: string, record: RecordPlace, version: string): string {
  return `${recordPageOf(base, record)}/releases/${version}`;
}

/** Where one of Sphere's own identifiers leads from, for ever. */
export function pidAddressOf(base: string, pid: string): string {
  return `${base}/id/${pid}`;
}

/** Where a DOI leads from. */
export function doiAddressOf(doi: string): string {
  return `https://doi.org/${doi}`;
}
