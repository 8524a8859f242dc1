import { pathPrefixOf, type RepositoryKind } from '../../../domain/identifiers/repository-kind.js';

interface Named {
  readonly kind: RepositoryKind;
  /** `namespace/name` */
  readonly fullName: string;
}

/** Absolute address of a repository; clients check that it ends in its id (hf-hub B1). */
export function repositoryUrl(publicUrl: string, { kind, fullName }: Named): string {
  return `${publicUrl}/${pathPrefixOf(kind)}${fullName}`;
}

/** Absolute address of what a persistent identifier names. */
export function pidUrl(publicUrl: string, pid: string): string {
  return `${publicUrl}/id/${pid}`;
}

/** Absolute address of the picture that stands for a namespace. */
export function avatarUrl(publicUrl: string, handle: string): string {
  return `${publicUrl}/api/avatars/${handle}.svg`;
}

/** Absolute address of a commit. */
export function commitUrl(publicUrl: string, repository: Named, commitId: string): string {
  return `${repositoryUrl(publicUrl, repository)}/commit/${commitId}`;
}

/**
 * Where the tombstone of a version is, told from the address that was asked for; the front page where
 * that names no repository.
 * @param url of the request, as `/api/datasets/a/b/tree/v1` or `/a/b/resolve/v1/x`
 */
export function tombstoneUrl(publicUrl: string, url: string, version: string | null): string {
  const [, kind, namespace, name] =
    /^\/(?:api\/)?(?:(models|datasets|papers)\/)?([^/?]+)\/([^/?]+)/.exec(url) ?? [];
  if (namespace === undefined || name === undefined) return publicUrl;
  const prefix = kind === undefined || kind === 'models' ? '' : `${kind}/`;
  const page = `${publicUrl}/${prefix}${namespace}/${name}`;
  return version === null ? page : `${page}/releases/${encodeURIComponent(version)}`;
}
