import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { blobHasher, blobId } from '../../../domain/git/object-id.js';
import type { CommitId } from '../../../domain/identifiers/git-oid.js';
import type { Sha256 } from '../../../domain/identifiers/sha256.js';
import { ArtifactsService, maxInlineBytes } from '../../artifacts/index.js';
import type { RepositoryView } from '../../repositories/index.js';
import type { HubSource } from '../hub/hub-source.js';
import { SourceTrouble } from '../hub/patience.js';
import type { SourceFile } from '../hub/source-file.js';
import { otherBytes, otherSize } from './corrupt-file.js';
import { fetchLargeFile } from './fetch-large-file.js';
import { PartFile } from './part-file.js';

/** Where the files of one import come from and go to. */
export interface Intake {
  readonly source: HubSource;
  readonly commitId: CommitId;
  readonly repository: Pick<RepositoryView, 'id' | 'namespaceId'>;
  /** Folder of the parts; this process alone uses it. */
  readonly folder: string;
}

/** Fetches files and stores them, each once its bytes are known to be those that the source lists. */
@Injectable()
export class FileIntake {
  constructor(private readonly artifacts: ArtifactsService) {}

  /**
   * Fetches one file into the store. A large one that breaks off goes on where it was, in a later run
   * too. Throws `Refused` `import-corrupt` for wrong bytes, and as `HubSource.open`.
   * @param onBytes hears how many bytes of it are here
   */
  bring(intake: Intake, file: SourceFile, onBytes: (sizeBytes: number) => void): Promise<Sha256> {
    return file.sizeBytes <= maxInlineBytes
      ? this.bringSmall(intake, file, onBytes)
      : this.bringLarge(intake, file, onBytes);
  }

  private async bringSmall(
    { source, commitId, repository }: Intake,
    file: SourceFile,
    onBytes: (sizeBytes: number) => void,
  ): Promise<Sha256> {
    const attempt = async () => {
      const incoming = await source.open(commitId, file.path);
      const read = await incoming.read(file.sizeBytes);
      if (read === null) throw otherSize(file, 'more');
      if (read.length < file.sizeBytes) {
        throw new SourceTrouble(`it ended after ${read.length} of ${file.sizeBytes} bytes`);
      }
      return read;
    };
    const bytes = await source.persist({ what: file.path, attempt });
    requireIdentity(file, bytes);
    onBytes(bytes.length);
    const blob = await this.artifacts.storeBytes(repository.id, repository.namespaceId, bytes);
    return blob.sha256;
  }

  private async bringLarge(
    { source, commitId, repository, folder }: Intake,
    file: SourceFile,
    onBytes: (sizeBytes: number) => void,
  ): Promise<Sha256> {
    const part = await PartFile.open(folder, partNameOf(commitId, file));
    try {
      for (;;) {
        const isOld = part.sizeBytes > 0;
        await fetchLargeFile(source, commitId, file, part, onBytes);
        const { sha256, actual } = await measure(part, file);
        if (actual === (file.sha256 ?? file.oid)) {
          const { id, namespaceId } = repository;
          const { sizeBytes } = file;
          await this.artifacts.storeStream(id, namespaceId, part.read(), { sha256, sizeBytes });
          await part.remove();
          return sha256;
        }
        await part.empty();
        // What an earlier run left may be what is wrong: a power cut leaves holes.
        if (!isOld) {
          await part.remove();
          throw otherBytes(file, actual);
        }
      }
    } finally {
      await part.close();
    }
  }
}

function requireIdentity(file: SourceFile, bytes: Buffer): void {
  const actual = file.sha256 === null ? blobId(bytes) : sha256Of(bytes);
  if (actual !== (file.sha256 ?? file.oid)) throw otherBytes(file, actual);
}

/** @returns `actual`: what the source names the file by, computed anew */
async function measure(
  part: PartFile,
  file: SourceFile,
): Promise<{ readonly sha256: Sha256; readonly actual: string }> {
  const hash = createHash('sha256');
  const hasher = blobHasher(file.sizeBytes);
  for await (const chunk of part.read()) {
    hash.update(chunk);
    if (file.sha256 === null) hasher.update(chunk);
  }
  const sha256 = hash.digest('hex') as Sha256;
  return { sha256, actual: file.sha256 === null ? hasher.finish() : sha256 };
}

function partNameOf(commitId: CommitId, { sha256, path }: SourceFile): string {
  return sha256 ?? sha256Of(`${commitId}/${path}`);
}

function sha256Of(bytes: string | Buffer): Sha256 {
  return createHash('sha256').update(bytes).digest('hex') as Sha256;
}
