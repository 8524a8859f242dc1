import type { Fault } from '../../domain/errors/sphere-error.js';
import type { CommitId } from '../../domain/identifiers/git-oid.js';
import type { RepositoryAddress, RepositoryView } from '../repositories/index.js';
import type { SourceAddress } from './hub/hub-source.js';
import type { Selection } from './select-files.js';

/** An import to make, or to look at beforehand. */
export interface ImportRequest {
  readonly source: SourceAddress;
  /** Branch, tag or commit id at the source. */
  readonly revision: string;
  /** For the source; shown to nobody else. */
  readonly token: string | null;
  /** Made where it is not there. */
  readonly target: RepositoryAddress;
  readonly selection: Selection;
  /** Lets the source win where authors changed the same files, and goes into drafts of other origin. */
  readonly isForced: boolean;
}

/** Who hears of an import, and may end it. */
export interface ImportWatch {
  /** Its reason is what the import throws. */
  readonly interruption: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  /** A failure that is followed by another try, and what else is worth a line. */
  readonly onTrouble: (line: string) => void;
}

export interface ImportProgress {
  readonly files: number;
  readonly totalFiles: number;
  /** Of those to be fetched; what an earlier run brought counts. */
  readonly bytes: number;
  readonly totalBytes: number;
}

/** Where an import comes from, once that is known. */
export interface ImportOrigin {
  /** The repository's page. */
  readonly url: string;
  readonly revision: string;
  readonly commitId: CommitId;
}

/** One file of an import: fetched from the source, found here, or as it was. */
export interface PlannedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly action: 'fetch' | 'attach' | 'keep';
}

/** What an import would do. */
export interface ImportPlan {
  readonly origin: ImportOrigin;
  readonly target: RepositoryAddress & { readonly exists: boolean };
  readonly files: readonly PlannedFile[];
  readonly deletions: readonly string[];
  /** Number of files that the patterns leave out. */
  readonly omitted: number;
  /** Files that may not stand here; while there are any, nothing is imported. */
  readonly refused: readonly Fault[];
  /** Files changed here and at the source; while there are any, nothing is imported unless forced. */
  readonly conflicts: readonly string[];
  readonly fetchBytes: number;
}

/** What an import did. */
export interface ImportOutcome {
  readonly origin: ImportOrigin;
  readonly repository: RepositoryView;
  /** Head of `main` now. */
  readonly commitId: CommitId;
  /** False where there was nothing to change. */
  readonly isNew: boolean;
  readonly files: readonly PlannedFile[];
  readonly deletions: readonly string[];
  readonly omitted: number;
  readonly fetchBytes: number;
}
