import { Injectable } from '@nestjs/common';
import { HarvestList } from '../../../../capabilities/harvesting/index.js';
import {
  type ReleaseFileView,
  ReleasesService,
  type ReleaseView,
  ScholarlyRecords,
} from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import { OpinionsService } from '../../../../capabilities/review/index.js';
import { describeFiles, type ExportSource } from '../../../../domain/exports/export-source.js';
import type { ExportedOpinion } from '../../../../domain/exports/exported-opinion.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import { opinionAddress } from '../record-address.js';

const filesAtOnce = 1_000;
/** So many opinions on one release are named in its exports. */
const mostOpinions = 200;

/** Gathers what the exports of a release are written from. */
@Injectable()
export class ExportSources {
  constructor(
    private readonly records: ScholarlyRecords,
    private readonly releases: ReleasesService,
    private readonly opinions: OpinionsService,
    private readonly harvest: HarvestList,
    private readonly server: ServerConfig,
  ) {}

  /**
   * All of a published or withdrawn release; of the latter no files. Null for others, which have no
   * exports. Costs a statement for every thousand files.
   */
  async find(repository: RepositoryView, release: ReleaseView): Promise<ExportSource | null> {
    if (release.state === 'candidate' || release.state === 'abandoned') return null;
    const [files, opinions] = await Promise.all([
      release.state === 'withdrawn' ? [] : this.allFiles(release),
      this.opinionsOn(repository, release),
    ]);
    return this.describe(repository, release, files, opinions);
  }

  /** As `find`, with files that were read before and without opinions: for the page of the release. */
  async describe(
    repository: RepositoryView,
    release: ReleaseView,
    files: readonly ReleaseFileView[],
    opinions: readonly ExportedOpinion[] = [],
  ): Promise<ExportSource | null> {
    const [records, item] = await Promise.all([
      this.records.findMany([release.id]),
      this.harvest.find(release.pid),
    ]);
    const record = records.get(release.id);
    if (record === undefined) return null;
    const { publicUrl: base } = this.server;
    const { kind, namespace, name } = repository;
    const place = { kind, namespace, name };
    return {
      ...{ record, release, place, base, opinions },
      metadata: release.metadata,
      files: describeFiles(base, place, release, files),
      modifiedAt: item?.datestamp ?? release.publishedAt ?? release.proposedAt,
    };
  }

  private async allFiles(release: ReleaseView): Promise<ReleaseFileView[]> {
    const files: ReleaseFileView[] = [];
    for (;;) {
      const after = files.at(-1)?.path ?? '';
      const page = await this.releases.files(release, { after, limit: filesAtOnce });
      files.push(...page);
      if (page.length < filesAtOnce) return files;
    }
  }

  /** Those that everybody may read. */
  private async opinionsOn(
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<ExportedOpinion[]> {
    const found = await this.opinions.list({ kind: 'anonymous' }, repository, release, {
      after: null,
      limit: mostOpinions,
    });
    return found.map(({ id, document, reply }) => ({
      page: this.server.publicUrl + opinionAddress(repository, release.version, id),
      ...{ document, reply },
    }));
  }
}
