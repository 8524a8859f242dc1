import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';

/** What names a record. */
export interface RecordName {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
}

/** Path of a record's page, or of one of its releases (design §6). */
export function recordAddress({ kind, namespace, name }: RecordName, version?: string): string {
  const prefix = kind === 'model' ? '' : `/${kind}s`;
  const record = `${prefix}/${namespace}/${encodeURIComponent(name)}`;
  return version === undefined ? record : `${record}/releases/${encodeURIComponent(version)}`;
}
