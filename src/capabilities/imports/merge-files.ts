import type { ArtifactPath } from '../../domain/identifiers/artifact-path.js';
import type { GitOid } from '../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../domain/identifiers/sha256.js';
import { isSameFile, type SourceFile } from './hub/source-file.js';

/** A file of the draft. */
export interface DraftFile {
  readonly sha256: Sha256;
  /** Git's blob id of the bytes; null where it was not worked out, and so is no source's. */
  readonly blobId: GitOid | null;
}

/** What becomes of a draft. */
export interface Merge {
  /** To be taken from the source. */
  readonly takes: ReadonlyMap<ArtifactPath, SourceFile>;
  /** Gone at the source since the last import, and untouched here. */
  readonly deletions: readonly ArtifactPath[];
  /** Here as at the source. */
  readonly unchanged: readonly ArtifactPath[];
  /** Changed here since the last import, and not at the source: left as they are. */
  readonly kept: readonly ArtifactPath[];
  /** Changed here and at the source, each in its own way. */
  readonly conflicts: readonly ArtifactPath[];
}

type SourceFiles = ReadonlyMap<ArtifactPath, SourceFile>;

/**
 * Merges a source into a draft, path by path and in three ways, so that what authors have changed
 * since the last import is not lost with the next.
 * @param base what the source was at the last import; empty where there was none
 */
export function mergeFiles(
  source: SourceFiles,
  base: SourceFiles,
  draft: ReadonlyMap<ArtifactPath, DraftFile>,
): Merge {
  const takes = new Map<ArtifactPath, SourceFile>();
  const deletions: ArtifactPath[] = [];
  const unchanged: ArtifactPath[] = [];
  const kept: ArtifactPath[] = [];
  const conflicts: ArtifactPath[] = [];
  for (const path of new Set([...source.keys(), ...base.keys(), ...draft.keys()])) {
    const theirs = source.get(path);
    const before = base.get(path);
    const ours = draft.get(path);
    if (isDraftOf(theirs, ours)) {
      if (ours !== undefined) unchanged.push(path);
    } else if (isUnchanged(theirs, before)) {
      kept.push(path);
    } else {
      if (!isDraftOf(before, ours)) conflicts.push(path);
      if (theirs !== undefined) takes.set(path, theirs);
      else if (ours !== undefined) deletions.push(path);
    }
  }
  return { takes, deletions, unchanged, kept, conflicts };
}

/** True where the draft's file, or its absence, is the source's. */
function isDraftOf(file: SourceFile | undefined, draft: DraftFile | undefined): boolean {
  if (file === undefined || draft === undefined) return file === draft;
  return file.sha256 === null ? file.oid === draft.blobId : file.sha256 === draft.sha256;
}

function isUnchanged(now: SourceFile | undefined, before: SourceFile | undefined): boolean {
  if (now === undefined || before === undefined) return now === before;
  return isSameFile(now, before);
}
