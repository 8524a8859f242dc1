import { describe, expect, it } from '@jest/globals';
import type { ArtifactPath } from '../../domain/identifiers/artifact-path.js';
import type { GitOid } from '../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import type { SourceFile } from './hub/source-file.js';
import { type DraftFile, mergeFiles } from './merge-files.js';

type Content = string | null;

/** One path, of which source, last import and draft have the content of that letter, or nothing. */
function merged(source: Content, base: Content, draft: Content) {
  const merge = mergeFiles(theirs(source), theirs(base), ours(draft));
  return {
    take: merge.takes.size > 0,
    delete: merge.deletions.length > 0,
    conflict: merge.conflicts.length > 0,
    kept: merge.kept.length > 0,
  };
}

const path = 'a.txt' as ArtifactPath;

function theirs(content: Content): Map<ArtifactPath, SourceFile> {
  if (content === null) return new Map();
  const file = { path, sizeBytes: 1, oid: content.repeat(40) as GitOid, sha256: null };
  return new Map([[path, file]]);
}

function ours(content: Content): Map<ArtifactPath, DraftFile> {
  if (content === null) return new Map();
  const file = { sha256: '0'.repeat(64) as Sha256, blobId: content.repeat(40) as GitOid };
  return new Map([[path, file]]);
}

const nothing = { take: false, delete: false, conflict: false, kept: false };

describe('mergeFiles', () => {
  it.each<[string, Content, Content, Content, Partial<typeof nothing>]>([
    ['takes what is new', 'a', null, null, { take: true }],
    ['takes what changed at the source', 'b', 'a', 'a', { take: true }],
    ['leaves what is the same', 'a', 'a', 'a', {}],
    ['leaves what both changed alike', 'b', 'a', 'b', {}],
    ['keeps what was changed here', 'a', 'a', 'b', { kept: true }],
    ['keeps what was added here', null, null, 'b', { kept: true }],
    ['keeps what was deleted here', 'a', 'a', null, { kept: true }],
    ['deletes what is gone at the source', null, 'a', 'a', { delete: true }],
    ['leaves what both deleted', null, 'a', null, {}],
    ['sees what both changed otherwise', 'b', 'a', 'c', { take: true, conflict: true }],
    ['sees what both added otherwise', 'b', null, 'c', { take: true, conflict: true }],
    ['sees a change of what is gone there', null, 'a', 'b', { delete: true, conflict: true }],
    ['sees a change there of what is gone here', 'b', 'a', null, { take: true, conflict: true }],
  ])('%s', (_what, source, base, draft, expected) => {
    expect(merged(source, base, draft)).toEqual({ ...nothing, ...expected });
  });

  it('knows a large file by its SHA-256, whatever its git id', () => {
    const sha256 = '1'.repeat(64) as Sha256;
    const file = { path, sizeBytes: 1, oid: 'a'.repeat(40) as GitOid, sha256 };
    const other = { ...file, oid: 'b'.repeat(40) as GitOid };

    const merge = mergeFiles(
      new Map([[path, file]]),
      new Map([[path, other]]),
      new Map([[path, { sha256, blobId: null }]]),
    );

    expect(merge).toMatchObject({ unchanged: [path], conflicts: [] });
  });
});
