import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';

import type { CommitId, GitOid, TreeId } from '../identifiers/git-oid.js';
import { gitTimestamp } from './commit-time.js';

/** What git writes before an entry's name: a folder or a plain file; there are no others here. */
type GitMode = '40000' | '100644';

/** What of a tree's entry goes into the tree's id. */
export interface GitEntry {
  readonly name: string;
  readonly mode: GitMode;
  readonly objectId: GitOid;
}

/** Who made a commit, without the instant. */
export interface GitIdentity {
  readonly name: string;
  readonly email: string;
}

/** All that a commit's id is made of. */
export interface GitCommit {
  readonly tree: TreeId;
  readonly parents: readonly CommitId[];
  readonly author: GitIdentity;
  /** Whole seconds count; git's ids know no milliseconds. */
  readonly committedAt: Date;
  readonly title: string;
  /** What follows the title; empty for none. */
  readonly body: string;
}

/** Takes the bytes of a blob as they pass and gives its id at the end. */
export interface BlobHasher {
  update(bytes: Uint8Array): void;
  /** Throws where more or fewer bytes passed than were announced. */
  finish(): GitOid;
}

/** Id of the tree without entries, as every git knows it. */
export const emptyTreeId = '4b825dc642cb6eb9a060e54bf8d69288fbee4904' as TreeId;

/** Git's id of a file's bytes: SHA-1 of `blob <size>`, NUL and the bytes. */
export function blobId(bytes: Uint8Array): GitOid {
  return objectId('blob', bytes);
}

/** Computes `blobId` of bytes that come piece by piece; git wants their number beforehand. */
export function blobHasher(sizeBytes: number): BlobHasher {
  const hash = createHash('sha1').update(`blob ${sizeBytes}\0`);
  let passedBytes = 0;
  return {
    update(bytes) {
      passedBytes += bytes.length;
      hash.update(bytes);
    },
    finish() {
      if (passedBytes !== sizeBytes) {
        throw new Error(`A blob of ${sizeBytes} bytes was announced, ${passedBytes} came.`);
      }
      return hash.digest('hex') as GitOid;
    },
  };
}

/** Git's id of a folder. The entries may come in any order; no two may have one name. */
export function treeId(entries: readonly GitEntry[]): TreeId {
  const keyed = entries.map((entry) => ({ entry, key: sortKey(entry) }));
  keyed.sort((a, b) => Buffer.compare(a.key, b.key));
  const content = keyed.flatMap(({ entry }) => [
    Buffer.from(`${entry.mode} ${entry.name}\0`),
    Buffer.from(entry.objectId, 'hex'),
  ]);
  return objectId('tree', Buffer.concat(content)) as TreeId;
}

/** Git's id of a commit whose author committed it herself, in UTC. */
export function commitId(commit: GitCommit): CommitId {
  const signature = `${commit.author.name} <${commit.author.email}> ${gitTimestamp(commit.committedAt)}`;
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${signature}`,
    `committer ${signature}`,
    '',
    commit.body === '' ? commit.title : `${commit.title}\n\n${commit.body}`,
    '',
  ];
  return objectId('commit', Buffer.from(lines.join('\n'))) as CommitId;
}

/** Git compares names as bytes, a folder's as if it ended in `/`. */
function sortKey(entry: GitEntry): Buffer {
  return Buffer.from(entry.mode === '40000' ? `${entry.name}/` : entry.name);
}

function objectId(type: 'blob' | 'tree' | 'commit', content: Uint8Array): GitOid {
  return createHash('sha1')
    .update(`${type} ${content.length}\0`)
    .update(content)
    .digest('hex') as GitOid;
}
