import { Injectable } from '@nestjs/common';
import { DraftReader, ReleasesService } from '../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../capabilities/repositories/index.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { withdrawnRelease } from '../releases/present-release.js';
import { presentDraft, presentRecord } from './present-record.js';

/** Puts together what a record's address answers. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly releases: ReleasesService,
    private readonly drafts: DraftReader,
    private readonly server: ServerConfig,
  ) {}

  /**
   * The latest release; for members of a draft its card. Throws `Withdrawn` where every release is
   * (scholarly A.8).
   */
  async read(viewer: Viewer, repository: RepositoryView) {
    const { publicUrl } = this.server;
    const latest = await this.releases.latest(repository);
    if (latest !== null) return presentRecord(publicUrl, repository, latest);
    const withdrawn = await this.releases.newestWithdrawn(repository);
    if (withdrawn !== null) throw withdrawnRelease(publicUrl, repository, withdrawn);
    return presentDraft(publicUrl, repository, await this.drafts.read(viewer, repository));
  }
}
