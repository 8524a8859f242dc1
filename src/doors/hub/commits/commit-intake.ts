import { Injectable } from '@nestjs/common';
import { parseSha256 } from '../../../domain/identifiers/sha256.js';
import { ArtifactsService } from '../../../capabilities/artifacts/index.js';
import type { CommitOperation, RepositoryView } from '../../../capabilities/repositories/index.js';
import type { CommitLine } from './commit-lines.js';

/** Files up to here stay in memory until the commit; those that follow go to the store at once. */
const maxHeldBytes = 16 * 1_048_576;

/** Takes in the changes of a commit while they arrive. */
@Injectable()
export class CommitIntake {
  constructor(private readonly artifacts: ArtifactsService) {}

  /**
   * The operations of a commit. Never holds more than 16 MiB of its files, however many there are.
   * Throws what reading the lines and storing the files throws.
   */
  async receive(
    { id, namespaceId }: Pick<RepositoryView, 'id' | 'namespaceId'>,
    changes: AsyncIterable<CommitLine>,
  ): Promise<CommitOperation[]> {
    const operations: CommitOperation[] = [];
    let heldBytes = 0;
    for await (const change of changes) {
      if (change.key !== 'file') {
        operations.push(toOperation(change));
        continue;
      }
      const { path, bytes } = change;
      if (heldBytes + bytes.length <= maxHeldBytes) {
        heldBytes += bytes.length;
        operations.push({ op: 'add-bytes', path, bytes });
        continue;
      }
      const { sha256, sizeBytes } = await this.artifacts.storeBytes(id, namespaceId, bytes);
      operations.push({ op: 'add', path, sha256, sizeBytes });
    }
    return operations;
  }
}

function toOperation(change: Exclude<CommitLine, { key: 'file' }>): CommitOperation {
  const { path } = change;
  switch (change.key) {
    case 'lfsFile':
      return {
        op: 'add',
        path,
        sha256: parseSha256(change.sha256, path),
        ...(change.sizeBytes !== undefined && { sizeBytes: change.sizeBytes }),
      };
    case 'deletedFile':
      return { op: 'delete', path };
    case 'deletedFolder':
      return { op: 'delete-folder', path };
  }
}
