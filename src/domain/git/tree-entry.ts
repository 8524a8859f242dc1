import type { GitOid, TreeId } from '../identifiers/git-oid.js';
import type { Sha256 } from '../identifiers/sha256.js';

/** A file as a tree holds it. */
export interface FileEntry {
  readonly mode: '100644';
  readonly objectId: GitOid;
  readonly sha256: Sha256;
  /** Of the file itself, not of its pointer. */
  readonly sizeBytes: number;
  readonly isLfs: boolean;
}

/** A folder as the tree above holds it, with what all that is below it adds up to. */
export interface FolderEntry {
  readonly mode: '40000';
  readonly objectId: TreeId;
  readonly fileCount: number;
  readonly sizeBytes: number;
}

/** The entries of one tree by their names. */
export type TreeEntries = ReadonlyMap<string, FileEntry | FolderEntry>;
