import type { Branded } from './brand.js';
import type { CommitId, GitOid, TreeId } from './git-oid.js';

/** Software Heritage identifier, `swh:1:<type>:<40 hex>`, without qualifiers. */
export type Swhid = Branded<'Swhid'>;

const pattern =
  /^swh:1:(?:cnt|dir|rev|rel|snp):[0-9a-f]{40}(?:;(?:origin|visit|anchor|path|lines|bytes)=[^;\s]+)*$/;

/** Of a revision: its commit. */
export function revisionSwhid(commit: CommitId): Swhid {
  return `swh:1:rev:${commit}` as Swhid;
}

/** Of a directory: its tree. */
export function directorySwhid(tree: TreeId): Swhid {
  return `swh:1:dir:${tree}` as Swhid;
}

/** Of a content: its git blob, which for a large file is the blob of its pointer. */
export function contentSwhid(blob: GitOid): Swhid {
  return `swh:1:cnt:${blob}` as Swhid;
}

/** True for a SWHID with or without qualifiers (scholarly A.4). */
export function isSwhid(text: string): boolean {
  return pattern.test(text);
}
