import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Fault,
  InvalidInput,
  makeFault,
  Refused,
} from '../../../domain/errors/sphere-error.js';
import { lfsPointerOid } from '../../../domain/git/lfs-pointer.js';
import { blobHasher, blobId } from '../../../domain/git/object-id.js';
import type { FileEntry } from '../../../domain/git/tree-entry.js';
import type { TreeOperation } from '../../../domain/git/tree-edit.js';
import {
  sampleBytes,
  uploadMode,
  uploadModeWithoutSample,
} from '../../../domain/git/upload-mode.js';
import type { GitOid } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ArtifactsService, type BlobView, UploadsService } from '../../artifacts/index.js';
import type { ParsedOperation } from './commit-operation.js';
import { inParallel } from './in-parallel.js';
import type { RepositoryView } from '../repository-view.js';

/** Small files of one commit that are stored or read at a time. */
const simultaneousFiles = 8;

/**
 * Brings the bytes of a commit into the object store before any name leads to them, and works out
 * under which git id each stands in its tree.
 */
@Injectable()
export class CommitContent {
  constructor(
    private readonly artifacts: ArtifactsService,
    private readonly uploads: UploadsService,
  ) {}

  /**
   * Stores and settles what the operations add. Throws `TooLarge` for bytes above 10 MiB in the commit
   * itself, `Refused` for an upload that is not what it was said to be, and `InvalidInput` with a
   * fault for each file that is not stored or that the viewer may not name: one answer for both, for a
   * checksum must tell nothing.
   */
  async prepare(
    viewer: Viewer,
    repository: Pick<RepositoryView, 'id' | 'namespaceId'>,
    operations: readonly ParsedOperation[],
  ): Promise<TreeOperation[]> {
    const blobs = await this.settle(viewer, repository.id, operations);
    const textIds = new Map<Sha256, Promise<GitOid | null>>();
    return inParallel(operations, simultaneousFiles, async (operation): Promise<TreeOperation> => {
      const { path } = operation;
      switch (operation.op) {
        case 'add': {
          const blob = blobs.get(operation.sha256);
          if (blob === undefined) throw new Error(`${path} was added without its bytes.`);
          return { op: 'add', path, file: await this.stored(path, blob, textIds) };
        }
        case 'add-bytes':
          requireDigest(operation);
          return { op: 'add', path, file: await this.sent(repository, path, operation.bytes) };
        case 'delete':
        case 'delete-folder':
          return { op: operation.op, path };
      }
    });
  }

  /** The blobs that the operations name, once each may be named and is stored. */
  private async settle(
    viewer: Viewer,
    repositoryId: string,
    operations: readonly ParsedOperation[],
  ): Promise<ReadonlyMap<Sha256, BlobView>> {
    const additions = operations.filter((operation) => operation.op === 'add');
    const wanted = [...new Set(additions.map(({ sha256 }) => sha256))];
    if (wanted.length === 0) return new Map();
    const named = new Set(await this.artifacts.mayName(viewer, repositoryId, wanted));
    const claimed = wanted.filter((sha256) => !named.has(sha256));
    if (claimed.length > 0) {
      await this.uploads.settle(repositoryId, claimed);
      for (const sha256 of await this.artifacts.mayName(viewer, repositoryId, claimed)) {
        named.add(sha256);
      }
    }
    const blobs = await this.artifacts.findMany([...named]);
    const faults = additions.flatMap(({ path, sha256, sizeBytes }): Fault[] => {
      const blob = blobs.get(sha256);
      if (blob === undefined) return [notStored(path, sha256)];
      return sizeBytes === undefined || sizeBytes === blob.sizeBytes
        ? []
        : [otherSize(path, sizeBytes, blob.sizeBytes)];
    });
    if (faults[0] !== undefined) throw new InvalidInput(faults[0].message, { faults });
    return blobs;
  }

  private async sent(
    { id, namespaceId }: Pick<RepositoryView, 'id' | 'namespaceId'>,
    path: string,
    bytes: Buffer,
  ): Promise<FileEntry> {
    const blob = await this.artifacts.storeBytes(id, namespaceId, bytes);
    return uploadMode(path, bytes.length, bytes) === 'lfs'
      ? lfsEntry(blob)
      : regularEntry(blob, blobId(bytes));
  }

  /** @param textIds what was found of the blobs that the commit has named before */
  private async stored(
    path: string,
    blob: BlobView,
    textIds: Map<Sha256, Promise<GitOid | null>>,
  ): Promise<FileEntry> {
    if (uploadModeWithoutSample(path, blob.sizeBytes) === 'lfs') return lfsEntry(blob);
    const reading = textIds.get(blob.sha256) ?? this.textBlobId(blob);
    textIds.set(blob.sha256, reading);
    const oid = await reading;
    return oid === null ? lfsEntry(blob) : regularEntry(blob, oid);
  }

  /** Git's id of a small blob's bytes, or null where they are binary; reads no more than it takes. */
  private async textBlobId(blob: BlobView): Promise<GitOid | null> {
    const hasher = blobHasher(blob.sizeBytes);
    if (blob.sizeBytes === 0) return hasher.finish();
    let passedBytes = 0;
    for await (const chunk of await this.artifacts.open(blob)) {
      const bytes = chunk as Buffer;
      if (passedBytes < sampleBytes && bytes.subarray(0, sampleBytes - passedBytes).includes(0)) {
        return null;
      }
      passedBytes += bytes.length;
      hasher.update(bytes);
    }
    return hasher.finish();
  }
}

/** Bytes that changed on their way are refused before they are stored (scholarly A.6). */
function requireDigest({ path, bytes, sha256 }: AddBytes): void {
  if (sha256 === undefined) return;
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual === sha256) return;
  const message = `SHA-256 ${sha256} was announced for ${path} and the bytes have ${actual}; send them again.`;
  throw new Refused('digest-mismatch', message, {
    faults: [
      makeFault(path, 'digest-mismatch', message, { expected: sha256, found: actual, path }),
    ],
  });
}

type AddBytes = Extract<ParsedOperation, { readonly op: 'add-bytes' }>;

function lfsEntry({ sha256, sizeBytes }: BlobView): FileEntry {
  const objectId = lfsPointerOid({ sha256, sizeBytes });
  return { mode: '100644', objectId, sha256, sizeBytes, isLfs: true };
}

function regularEntry({ sha256, sizeBytes }: BlobView, objectId: GitOid): FileEntry {
  return { mode: '100644', objectId, sha256, sizeBytes, isLfs: false };
}

function notStored(path: string, sha256: Sha256): Fault {
  const message = `No bytes of SHA-256 ${sha256} were uploaded here for "${path}"; upload the file first.`;
  return makeFault(path, 'artifact-not-stored', message, { path, sha256 });
}

function otherSize(path: string, claimedBytes: number, sizeBytes: number): Fault {
  const message = `"${path}" has ${sizeBytes} bytes, not ${claimedBytes}; send the file's own size or none.`;
  const facts = { path, expectedBytes: claimedBytes, foundBytes: sizeBytes };
  return makeFault(path, 'size-mismatch', message, facts);
}
