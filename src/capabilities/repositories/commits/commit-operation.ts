import { InvalidInput, type Fault } from '../../../domain/errors/sphere-error.js';
import { type ArtifactPath, parseArtifactPath } from '../../../domain/identifiers/artifact-path.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { maxOperations } from './commit-limits.js';

/** One change that a commit makes. Paths are as the client wrote them. */
export type CommitOperation =
  | {
      readonly op: 'add';
      readonly path: string;
      readonly sha256: Sha256;
      /** Checked where it is given. */
      readonly sizeBytes?: number;
    }
  | {
      readonly op: 'add-bytes';
      readonly path: string;
      readonly bytes: Buffer;
      /** Checked where it is given. */
      readonly sha256?: Sha256;
    }
  | { readonly op: 'delete'; readonly path: string }
  /** With or without a slash at the end. */
  | { readonly op: 'delete-folder'; readonly path: string };

/** An operation whose path has been read. */
export type ParsedOperation = CommitOperation & { readonly path: ArtifactPath };

/** Reads the paths of all operations. Throws `InvalidInput` with every fault of every path. */
export function parseOperations(operations: readonly CommitOperation[]): ParsedOperation[] {
  if (operations.length > maxOperations) {
    throw InvalidInput.field(
      'operations',
      'too-many-operations',
      `A commit may change ${maxOperations} files, not ${operations.length}; make several.`,
      { limit: maxOperations, found: operations.length },
    );
  }
  const faults: Fault[] = [];
  const parsed = operations.flatMap((operation) => {
    try {
      return [{ ...operation, path: parseArtifactPath(pathOf(operation)) }];
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push(...error.faults);
      return [];
    }
  });
  if (faults[0] !== undefined) throw new InvalidInput(faults[0].message, { faults });
  return parsed;
}

function pathOf({ op, path }: CommitOperation): string {
  return op === 'delete-folder' ? path.replace(/\/$/, '') : path;
}
