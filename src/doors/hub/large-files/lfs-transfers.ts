import { Injectable } from '@nestjs/common';
import { NotFound, SphereError, Withdrawn } from '../../../domain/errors/sphere-error.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { ArtifactsService, UploadsService } from '../../../capabilities/artifacts/index.js';
import {
  type FileView,
  RepositoriesService,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import { toLfsError } from '../hub-errors.js';
import type { LfsBatch, LfsClaim } from './lfs-batch.js';
import { type LfsObject, presentDownload, presentUpload, presentXetUpload } from './present-lfs.js';

/** From here on a file is sent in parts, where the client can: a lost one alone is sent again. */
const leastBytesForParts = 128 * 1_048_576;

/** Says where the objects of a batch are sent to or fetched from. */
@Injectable()
export class LfsTransfers {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly artifacts: ArtifactsService,
    private readonly uploads: UploadsService,
    private readonly config: ServerConfig,
  ) {}

  /** Addresses to send each object to, by Xet or plain; none for what the viewer may use already. */
  async upload(viewer: Viewer, repository: RepositoryView, batch: LfsBatch) {
    if (batch.isForXet) return this.uploadByXet(viewer, repository, batch);
    const objects: LfsObject[] = [];
    for (const claim of batch.objects) {
      objects.push(await this.begin(viewer, repository, claim, batch.offersParts));
    }
    const usesParts = objects.some((object) => object.actions?.upload?.header !== undefined);
    return { transfer: usesParts ? 'multipart' : 'basic', objects, hash_algo: 'sha256' };
  }

  /**
   * Addresses to fetch each object from, of those that the named revision, `main` and the releases hold.
   * @param authorization what the client showed; it is told to show the same there, which git-lfs does
   *   not of itself where its token stands in the address
   */
  async download(
    viewer: Viewer,
    repository: RepositoryView,
    batch: LfsBatch,
    authorization: string | undefined,
  ) {
    const files = await this.filesOf(viewer, repository, batch.refName);
    const objects = batch.objects.map((claim): LfsObject => {
      const found = files.get(claim.sha256);
      if (found !== undefined) {
        return presentDownload(this.config.publicUrl, repository, found, authorization);
      }
      const missing = new NotFound('entry-not-found', `No file here has SHA-256 ${claim.sha256}.`, {
        facts: { path: claim.sha256 },
      });
      return { oid: claim.sha256, size: claim.sizeBytes, error: toLfsError(missing) };
    });
    return { transfer: 'basic', objects, hash_algo: 'sha256' };
  }

  private async uploadByXet(viewer: Viewer, repository: RepositoryView, batch: LfsBatch) {
    const wanted = batch.objects.map(({ sha256 }) => sha256);
    const held = await this.artifacts.mayName(viewer, repository.id, wanted);
    const branch = batch.refName ?? 'main';
    const objects = batch.objects.map((claim): LfsObject =>
      held.has(claim.sha256)
        ? { oid: claim.sha256, size: claim.sizeBytes }
        : presentXetUpload(this.config.publicUrl, repository, branch, claim),
    );
    return { transfer: 'xet', objects, hash_algo: 'sha256' };
  }

  private async begin(
    viewer: Viewer,
    repository: RepositoryView,
    { sha256, sizeBytes }: LfsClaim,
    offersParts: boolean,
  ): Promise<LfsObject> {
    const mode = offersParts && sizeBytes >= leastBytesForParts ? 'multipart' : 'single';
    try {
      const begun = await this.uploads.begin(
        viewer,
        repository,
        { sha256, sizeBytes, mode },
        { all: true },
      );
      if ('attached' in begun) return { oid: sha256, size: sizeBytes };
      return presentUpload(this.config.publicUrl, repository, begun, mode);
    } catch (error) {
      if (!(error instanceof SphereError)) throw error;
      return { oid: sha256, size: sizeBytes, error: toLfsError(error) };
    }
  }

  /** The files that may be asked for, by their SHA-256, with the commit that each is at. */
  private async filesOf(viewer: Viewer, repository: RepositoryView, refName: string | null) {
    const found = new Map<string, { readonly commitId: string; readonly file: FileView }>();
    const { tags } = await this.repositories.refs(viewer, repository);
    const names = [refName ?? 'main', 'main', ...tags.map(({ name }) => name)];
    for (const name of new Set(names)) {
      const revision = await this.find(viewer, repository, name);
      if (revision === null) continue;
      for (const file of await this.repositories.files(revision.treeId)) {
        if (!found.has(file.sha256)) found.set(file.sha256, { commitId: revision.commitId, file });
      }
    }
    return found;
  }

  private async find(viewer: Viewer, repository: RepositoryView, name: string) {
    try {
      return await this.repositories.resolve(viewer, repository, name);
    } catch (error) {
      if (error instanceof NotFound || error instanceof Withdrawn) return null;
      throw error;
    }
  }
}
