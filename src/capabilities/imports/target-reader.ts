import { Injectable } from '@nestjs/common';
import { NotFound } from '../../domain/errors/sphere-error.js';
import { blobHasher } from '../../domain/git/object-id.js';
import { mainBranch } from '../../domain/identifiers/branch-name.js';
import type { ArtifactPath } from '../../domain/identifiers/artifact-path.js';
import type { GitOid } from '../../domain/identifiers/git-oid.js';
import { parseRepositoryPath } from '../../domain/identifiers/repository-name.js';
import type { AccountViewer } from '../../domain/release/viewer.js';
import { ArtifactsService, maxInlineBytes } from '../artifacts/index.js';
import { IdentityService } from '../identity/index.js';
import {
  type FileView,
  RepositoriesService,
  type RepositoryAddress,
  type RepositoryView,
  type Revision,
} from '../repositories/index.js';
import type { SourceFile } from './hub/source-file.js';
import { type ImportNote, readImportCommit } from './import-commit.js';
import type { DraftFile } from './merge-files.js';

/** The draft that an import goes into. */
export interface TargetDraft {
  /** Null where it is still to be made. */
  readonly repository: RepositoryView | null;
  readonly head: Revision | null;
  readonly files: ReadonlyMap<ArtifactPath, FileView>;
  /** The last import into it, from wherever; null where there was none. */
  readonly lastImport: Pick<ImportNote, 'url' | 'commitId' | 'selection'> | null;
}

/** Commits that are looked through for the last import. */
const historyLimit = 1_000;

/** Reads drafts as imports find them. */
@Injectable()
export class TargetReader {
  constructor(
    private readonly identity: IdentityService,
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
  ) {}

  /**
   * The draft of that name, or that there is none yet. Throws `NotFound` `namespace-not-found` with
   * the command that makes one, `Moved`, `Forbidden`, and `InvalidInput` for what is no name here.
   * @param urls pages that the source has or had: only an import from one of them counts
   */
  async read(
    viewer: AccountViewer,
    address: RepositoryAddress,
    urls: readonly string[],
  ): Promise<TargetDraft> {
    parseRepositoryPath(`${address.namespace}/${address.name}`, 'into');
    await this.requireNamespace(address.namespace);
    const repository = await this.find(viewer, address);
    if (repository === null) return { repository, head: null, files: new Map(), lastImport: null };
    const head = await this.repositories.resolve(viewer, repository, mainBranch);
    const files = await this.repositories.files(head.treeId);
    return {
      repository,
      head,
      files: new Map(files.map((file) => [file.path as ArtifactPath, file])),
      lastImport: await this.lastImport(head, urls),
    };
  }

  /**
   * The draft's files in a form that can be compared with a source's: with the git id of the bytes of
   * those that stand here by a pointer and at the source do not, which is read from the store.
   */
  async comparable(
    { files }: TargetDraft,
    ...sources: readonly ReadonlyMap<ArtifactPath, SourceFile>[]
  ): Promise<Map<ArtifactPath, DraftFile>> {
    const drafts = new Map<ArtifactPath, DraftFile>();
    for (const [path, file] of files) {
      const isWanted = sources.some((source) => {
        const theirs = source.get(path);
        return theirs?.sha256 === null && theirs.sizeBytes === file.sizeBytes;
      });
      const blobId = file.isLfs ? (isWanted ? await this.blobIdOf(file) : null) : file.oid;
      drafts.set(path, { sha256: file.sha256, blobId });
    }
    return drafts;
  }

  private async requireNamespace(handle: string): Promise<void> {
    if ((await this.identity.findNamespace(handle)) !== null) return;
    throw new NotFound(
      'namespace-not-found',
      `There is no account or organisation "${handle}" here.`,
      {
        facts: { handle },
        remedy: `Make it with "sphere organisation create ${handle}" or "sphere account create ${handle}", or choose another place with --into namespace/name.`,
      },
    );
  }

  private async find(
    viewer: AccountViewer,
    { kind, namespace, name }: RepositoryAddress,
  ): Promise<RepositoryView | null> {
    try {
      return await this.repositories.requireWritable(viewer, kind, namespace, name);
    } catch (error) {
      if (error instanceof NotFound && error.code === 'repository-not-found') return null;
      throw error;
    }
  }

  private async lastImport(
    head: Revision,
    urls: readonly string[],
  ): Promise<TargetDraft['lastImport']> {
    const { commits } = await this.repositories.history(head, { limit: historyLimit });
    for (const { message } of commits) {
      const note = readImportCommit(message);
      if (note !== null && urls.includes(note.url)) return note;
    }
    return null;
  }

  /** Null for large files, which are not worth reading for it. */
  private async blobIdOf(file: FileView): Promise<GitOid | null> {
    if (file.sizeBytes > maxInlineBytes) return null;
    const hasher = blobHasher(file.sizeBytes);
    const blob = await this.artifacts.require(file.sha256);
    for await (const chunk of await this.artifacts.open(blob)) hasher.update(chunk as Buffer);
    return hasher.finish();
  }
}
