import {
  kindOfSegment,
  pathPrefixOf,
  type RepositoryKind,
} from '../../domain/identifiers/repository-kind.js';

/** What an address needs to know of a repository. */
export interface Named {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
}

/** How a kind is spelled in paths. */
function segmentOf(kind: RepositoryKind): string {
  const segment = `${kind}s`;
  if (kindOfSegment(segment) !== kind) throw new Error(`No segment for ${kind}.`);
  return segment;
}

/** `/api/v1/models/namespace/name`, under the public address. */
export function apiOf(base: string, { kind, namespace, name }: Named): string {
  return `${base}/api/v1/${segmentOf(kind)}/${namespace}/${name}`;
}

/** As `apiOf`, of one release. */
export function releaseApiOf(base: string, repository: Named, version: string): string {
  return `${apiOf(base, repository)}/releases/${version}`;
}

/** The landing page of a record, or of one of its releases. */
export function pageOf(
  base: string,
  { kind, namespace, name }: Named,
  version: string | null = null,
): string {
  const record = `${base}/${pathPrefixOf(kind)}${namespace}/${name}`;
  return version === null ? record : `${record}/releases/${version}`;
}

/** Where anybody downloads an artifact of a release, for ever. */
export function fileOf(base: string, repository: Named, version: string, path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `${pageOf(base, repository)}/resolve/${version}/${encoded}`;
}

/** Where a persistent identifier leads from. */
export function pidOf(base: string, pid: string): string {
  return `${base}/id/${pid}`;
}
