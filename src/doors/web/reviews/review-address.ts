import type { RecordName } from '../records/record-address.js';

/** Path of a candidate, or of a release, among the reviews. */
export function reviewAddress({ kind, namespace, name }: RecordName, version: string): string {
  return `/reviews/${kind}s/${namespace}/${encodeURIComponent(name)}/${encodeURIComponent(version)}`;
}

/** Path of the page that asks before a candidate is published. */
export function publishAddress({ kind, namespace, name }: RecordName, version: string): string {
  return `/deposit/${kind}s/${namespace}/${encodeURIComponent(name)}/publish/${encodeURIComponent(version)}`;
}
