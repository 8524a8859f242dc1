import type { CommitId } from '../../domain/identifiers/git-oid.js';
import type { Handle } from '../../domain/identifiers/handle.js';
import type { Pid } from '../../domain/identifiers/pid.js';
import type { RepositoryKind } from '../../domain/identifiers/repository-kind.js';
import type { RepositoryName } from '../../domain/identifiers/repository-name.js';
import type { RepositoryAccess } from '../../domain/release/policies.js';

/** A repository as other rooms see it. */
export interface RepositoryView extends RepositoryAccess {
  readonly id: string;
  readonly kind: RepositoryKind;
  /** Handle of its namespace. */
  readonly namespace: Handle;
  readonly name: RepositoryName;
  /** `namespace/name` */
  readonly fullName: string;
  /** Of the record as a concept, whatever its releases. */
  readonly pid: Pid;
  readonly createdAt: Date;
  /** Of the last commit, on whatever branch. */
  readonly updatedAt: Date;
  /** What `main` is for strangers: the latest release, or null where none is to be shown. */
  readonly publicCommit: CommitId | null;
  readonly publicVersion: string | null;
  readonly invitedAdvisorIds: ReadonlySet<string>;
}

/** Kind, namespace and name as somebody wrote them, in any case. */
export interface RepositoryAddress {
  readonly kind: RepositoryKind;
  readonly namespace: string;
  readonly name: string;
}

export interface RepositoryRow {
  readonly id: string;
  readonly namespace_id: string;
  readonly namespace: Handle;
  readonly kind: RepositoryKind;
  readonly name: RepositoryName;
  readonly pid: Pid;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly public_commit: CommitId | null;
  readonly public_version: string | null;
  readonly is_released: boolean;
  readonly invited_advisor_ids: readonly string[];
}

/**
 * The columns of a `RepositoryRow`, from `repository r JOIN namespace n ON n.id = r.namespace_id`. With
 * EXISTS in the place of LIMIT, a page of repositories may read all refs there are to hash them.
 */
export const repositoryColumns = `
  r.id, r.namespace_id, n.handle AS namespace, r.kind, r.name, r.pid, r.created_at, r.updated_at,
  r.public_commit, r.public_version,
  coalesce((SELECT true FROM ref WHERE repository_id = r.id AND visibility <> 'draft' LIMIT 1), false)
    AS is_released,
  ARRAY(SELECT account_id FROM repository_guest WHERE repository_id = r.id) AS invited_advisor_ids`;

export function toRepositoryView(row: RepositoryRow): RepositoryView {
  return {
    id: row.id,
    namespaceId: row.namespace_id,
    namespace: row.namespace,
    kind: row.kind,
    name: row.name,
    fullName: `${row.namespace}/${row.name}`,
    pid: row.pid,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    publicCommit: row.public_commit,
    publicVersion: row.public_version,
    isReleased: row.is_released,
    invitedAdvisorIds: new Set(row.invited_advisor_ids),
  };
}

/** What stands for a repository in the event log: `model:namespace/name`. */
export function subjectOf(repository: Pick<RepositoryView, 'kind' | 'fullName'>): string {
  return `${repository.kind}:${repository.fullName}`;
}
