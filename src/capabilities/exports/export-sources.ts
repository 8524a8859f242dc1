import { Injectable } from '@nestjs/common';
import { HarvestList } from '../harvesting/index.js';
import {
  type ReleaseFileView,
  ReleasesService,
  type ReleaseView,
  ScholarlyRecords,
} from '../releases/index.js';
import type { RepositoryView } from '../repositories/index.js';
import { OpinionsService, type OpinionView } from '../review/index.js';
import { describeFiles, type ExportSource } from '../../domain/exports/export-source.js';
import { licencesOf } from '../../domain/scholarly/rights.js';
import { ServerConfig } from '../../foundations/config/server.config.js';

const filesAtOnce = 1_000;
/** So many opinions on one release are named in its exports. */
const mostOpinions = 200;

/** Parts of what exports are written from. */
interface ReadBefore {
  /** Left out of what is withdrawn. */
  readonly files: readonly ReleaseFileView[];
  readonly opinions?: readonly OpinionView[];
  /** Of licences, by id; those that SPDX publishes are left out. */
  readonly licenceTexts?: ReadonlyMap<string, string>;
}

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
    const [files, opinions, licenceTexts] = await Promise.all([
      this.allFiles(release),
      // Those that everybody may read.
      this.opinions.list({ kind: 'anonymous' }, repository, release, {
        after: null,
        limit: mostOpinions,
      }),
      this.licenceTextsOf(release),
    ]);
    return this.describe(repository, release, { files, opinions, licenceTexts });
  }

  /** As `find`, with what was read before: the page of a release does without the rest. */
  async describe(
    repository: RepositoryView,
    release: ReleaseView,
    { files, opinions = [], licenceTexts = new Map<string, string>() }: ReadBefore,
  ): Promise<ExportSource | null> {
    const [records, item] = await Promise.all([
      this.records.findMany([release.id]),
      this.harvest.find(release.pid),
    ]);
    const record = records.get(release.id);
    if (record === undefined) return null;
    const own = licencesOf(release.licence).filter(
      ({ id, isSpdx }) => !isSpdx && licenceTexts.has(id),
    );
    const { publicUrl: base } = this.server;
    const { kind, namespace, name } = repository;
    const place = { kind, namespace, name };
    return {
      ...{ record, release, place, base },
      metadata: release.metadata,
      licenceTexts: new Map(own.map(({ id }) => [id, licenceTexts.get(id) ?? ''])),
      files: describeFiles(base, place, release, release.state === 'published' ? files : []),
      opinions: opinions.map(({ id, document, reply }) => ({
        page: `${record.landingPage}/opinions/${id}`,
        ...{ document, reply },
      })),
      modifiedAt: laterOf(release.publishedAt ?? release.proposedAt, item?.datestamp),
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

  /** SPDX publishes the texts of its own; those of others go along (scholarly A.5). */
  private async licenceTextsOf(release: ReleaseView): Promise<ReadonlyMap<string, string>> {
    const own = licencesOf(release.licence).filter(({ isSpdx }) => !isSpdx);
    if (own.length === 0) return new Map();
    const kept = new Set(await this.releases.licenceIds(release));
    const texts = own
      .filter(({ id }) => kept.has(id))
      .map(async ({ id }) => [id, await this.releases.licenceText(release, id)] as const);
    return new Map(await Promise.all(texts));
  }
}

/** Datestamps are to the second, and so may come before the instant that they are of. */
function laterOf(published: Date, changed: Date | undefined): Date {
  return changed === undefined || changed < published ? published : changed;
}
