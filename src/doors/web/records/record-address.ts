import {
  fileAddressOf,
  filesAddressOf,
  type RecordPlace,
  recordPageOf,
  releaseApiOf,
  releasePageOf,
} from '../../../domain/scholarly/record-addresses.js';

/** What names a record. */
export type RecordName = RecordPlace;

/** Path of a record's page, or of one of its releases (design §6). */
export function recordAddress(record: RecordName, version?: string): string {
  return version === undefined ? recordPageOf('', record) : releasePageOf('', record, version);
}

/** Path below which a release's files are downloaded, with a slash at its end. */
export function filesAddress(record: RecordName, version: string): string {
  return filesAddressOf('', record, version);
}

/** Path at which anybody downloads a file of a release, for ever. */
export function fileAddress(record: RecordName, version: string, path: string): string {
  return fileAddressOf('', record, version, path);
}

/** Path of the text of a licence that a release relies on. */
export function licenceTextAddress(record: RecordName, version: string, id: string): string {
  return `${recordAddress(record, version)}/licences/${encodeURIComponent(id)}`;
}

/** Path of what changed between two versions. */
export function compareAddress(record: RecordName, from: string, to: string): string {
  return `${recordAddress(record)}/compare/${encodeURIComponent(from)}...${encodeURIComponent(to)}`;
}

/** Path of who did what for a release. */
export function creditAddress(record: RecordName, version: string): string {
  return `${recordAddress(record, version)}/credit`;
}

/** Path of a release in the own API. */
export function releaseApiAddress(record: RecordName, version: string): string {
  return releaseApiOf('', record, version);
}

/** A search by one of its facets. */
export function searchAddress(facet: string, value: string): string {
  return `/search?${facet}=${encodeURIComponent(value)}`;
}

/** Path of a release's citation as a file. */
export function exportAddress(record: RecordName, version: string, format: string): string {
  return `${recordAddress(record, version)}/export/${format}`;
}

/** Path of a release's bag, with its files in it. */
export function bagAddress(record: RecordName, version: string): string {
  return `${recordAddress(record, version)}/package.bagit.tar`;
}

/** Path of a release's RO-Crate, with its files in it. */
export function crateAddress(record: RecordName, version: string): string {
  return `${recordAddress(record, version)}/package.rocrate.zip`;
}

/**
 * Path of the tensors in a file of a release, or of the files that have some.
 * @param after how many rows to leave out
 */
export function tensorsAddress(
  record: RecordName,
  version: string,
  path: string | null,
  after = 0,
): string {
  const query = new URLSearchParams({
    ...(path !== null && { file: path }),
    ...(after > 0 && { after: String(after) }),
  }).toString();
  const page = `${recordAddress(record, version)}/tensors`;
  return query === '' ? page : `${page}?${query}`;
}

/** Path of the opinions on a release. */
export function opinionsAddress(record: RecordName, version: string): string {
  return `${recordAddress(record, version)}/opinions`;
}

/** Path of what other services said of a release. */
export function externalReviewsAddress(record: RecordName, version: string): string {
  return `${recordAddress(record, version)}/external-reviews`;
}

/** Path of an advisor's opinion with everything that she said before. */
export function opinionAddress(record: RecordName, version: string, id: string): string {
  return `${opinionsAddress(record, version)}/${id}`;
}

/** Path at which those who may write to a draft go on with it. */
export function depositAddress({ kind, namespace, name }: RecordName): string {
  return `/deposit/${kind}s/${namespace}/${encodeURIComponent(name)}`;
}

/** Path of a candidate among the reviews. */
export function reviewAddress({ kind, namespace, name }: RecordName, version: string): string {
  return `/reviews/${kind}s/${namespace}/${encodeURIComponent(name)}/${encodeURIComponent(version)}`;
}
