import type { RecordName } from '../records/record-address.js';

/** Path of a candidate, or of a release, among the reviews. */
export function reviewAddress({ kind, namespace, name }: RecordName, version: string): string {
  return `/reviews/${kind}s/${namespace}/${encodeURIComponent(name)}/${encodeURIComponent(version)}`;
}
