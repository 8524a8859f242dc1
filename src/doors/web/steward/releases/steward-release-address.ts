import type { NamedRelease } from './release-named.js';

/** Path of the page on which stewards act on a release. */
export function stewardReleaseAddress({ kind, namespace, name, version }: NamedRelease): string {
  const parts = [`${kind}s`, namespace, name, version].map(encodeURIComponent);
  return `/steward/releases/${parts.join('/')}`;
}
