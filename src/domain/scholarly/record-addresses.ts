import { pathPrefixOf, type RepositoryKind } from '../identifiers/repository-kind.js';

/** What names a record. */
export interface RecordPlace {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
}

/** The landing page of a record, which shows its latest release; a path where `base` is empty. */
export function recordPageOf(base: string, { kind, namespace, name }: RecordPlace): string {
  return `${base}/${pathPrefixOf(kind)}${namespace}/${encodeURIComponent(name)}`;
}

/** The landing page of one release, below the public address. */
export function releasePageOf(base: string, record: RecordPlace, version: string): string {
  return `${recordPageOf(base, record)}/releases/${encodeURIComponent(version)}`;
}

/** The page of an opinion on a release. */
export function opinionPageOf(
  base: string,
  record: RecordPlace,
  version: string,
  id: string,
): string {
  return `${releasePageOf(base, record, version)}/opinions/${id}`;
}

/** Address below which a release's files are downloaded, with a slash at its end. */
export function filesAddressOf(base: string, record: RecordPlace, version: string): string {
  return `${recordPageOf(base, record)}/resolve/${encodeURIComponent(version)}/`;
}

/** The one address of a file of a release, the same string wherever it is written (scholarly B). */
export function fileAddressOf(
  base: string,
  record: RecordPlace,
  version: string,
  path: string,
): string {
  return fileAddressBelow(recordPageOf(base, record), version, path);
}

/** The same, where the landing page of the record is what is known of its place. */
export function fileAddressBelow(recordPage: string, version: string, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${recordPage}/resolve/${encodeURIComponent(version)}/${encoded}`;
}

/** A record in the own API. */
export function recordApiOf(base: string, { kind, namespace, name }: RecordPlace): string {
  return `${base}/api/v1/${kind}s/${namespace}/${encodeURIComponent(name)}`;
}

/** A release in the own API. */
export function releaseApiOf(base: string, record: RecordPlace, version: string): string {
  return `${recordApiOf(base, record)}/releases/${encodeURIComponent(version)}`;
}

/** Where one of Sphere's own identifiers leads from, for ever. */
export function pidAddressOf(base: string, pid: string): string {
  return `${base}/id/${pid}`;
}

/** Where a DOI leads from. */
export function doiAddressOf(doi: string): string {
  return `https://doi.org/${doi}`;
}
