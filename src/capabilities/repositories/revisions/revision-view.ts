import type { CommitId, GitOid, TreeId } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';

/** What a revision's name led to, for one viewer. */
export interface Revision {
  readonly repositoryId: string;
  readonly commitId: CommitId;
  readonly treeId: TreeId;
  /** `main`, `v1.0`, or the commit id. */
  readonly label: string;
  readonly via: 'branch' | 'tag' | 'commit';
  /** The name leads to this commit for ever: a commit id or a published label. */
  readonly isImmutable: boolean;
  /** A published release froze this commit: anybody may see it. */
  readonly isPublic: boolean;
  /** The viewer sees drafts, and the history between releases with them. */
  readonly showsDrafts: boolean;
}

/** A file of a revision. */
export interface FileView {
  readonly type: 'file';
  /** From the repository's root. */
  readonly path: string;
  /** Git's blob id: of the bytes, or of the pointer where `isLfs`. */
  readonly oid: GitOid;
  /** Of the bytes, always. */
  readonly sizeBytes: number;
  /** Of the bytes, always. */
  readonly sha256: Sha256;
  readonly isLfs: boolean;
}

/** A folder of a revision. */
interface FolderView {
  readonly type: 'directory';
  readonly path: string;
  readonly oid: TreeId;
  /** Folders have none, as on the Hub (hf-hub A3). */
  readonly sizeBytes: 0;
  readonly sha256: null;
  readonly isLfs: false;
}

export type TreeEntryView = FileView | FolderView;

/** Files of a tree, folders below it included. */
export interface TreeTotals {
  readonly fileCount: number;
  readonly sizeBytes: number;
}

/** A commit of a history. */
export interface CommitView {
  readonly id: CommitId;
  readonly treeId: TreeId;
  readonly title: string;
  /** What follows the title; empty for none. */
  readonly message: string;
  readonly authorName: string;
  /** Handle of the author's account; null where the account is gone. */
  readonly authorHandle: string | null;
  readonly committedAt: Date;
}

/** A branch or a version label, and where it points for the viewer. */
export interface RefView {
  readonly name: string;
  readonly commitId: CommitId;
}

export interface RefsView {
  readonly branches: readonly RefView[];
  readonly tags: readonly RefView[];
}

/** Row of a tree's entry below some path. */
export interface TreeEntryRow {
  readonly path: string;
  readonly mode: '40000' | '100644';
  readonly object_id: string;
  readonly blob_sha256: Sha256 | null;
  readonly size_bytes: string;
  readonly is_lfs: boolean;
}

export function toTreeEntryView(row: TreeEntryRow): TreeEntryView {
  if (row.blob_sha256 === null) {
    return {
      type: 'directory',
      path: row.path,
      oid: row.object_id as TreeId,
      sizeBytes: 0,
      sha256: null,
      isLfs: false,
    };
  }
  return {
    type: 'file',
    path: row.path,
    oid: row.object_id as GitOid,
    sizeBytes: Number(row.size_bytes),
    sha256: row.blob_sha256,
    isLfs: row.is_lfs,
  };
}
