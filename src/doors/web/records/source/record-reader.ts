import { Injectable } from '@nestjs/common';
import {
  type RevisionDescription,
  DescriptionsService,
} from '../../../../capabilities/descriptions/index.js';
import {
  DownloadsService,
  type UsageStatistics,
} from '../../../../capabilities/discovery/index.js';
import {
  type FixitySummary,
  ReleaseFixity,
  type ReleaseFileView,
  ReleasesService,
  type ReleaseView,
} from '../../../../capabilities/releases/index.js';
import type { RepositoryView } from '../../../../capabilities/repositories/index.js';
import type { OpinionView } from '../../../../capabilities/review/index.js';
import type { LicenceWarning } from '../../../../domain/licensing/reason-code.js';
import type { Viewer } from '../../../../domain/release/viewer.js';
import type { Language } from '../../language/language.js';
import { CardReader, type CardSource } from './card-reader.js';
import { ExternalReader, type ExternalPage } from './external-reader.js';
import { type OpinionPage, ReleaseOpinions } from './opinion-reader.js';
import { RelatedReader, type RelatedSource } from './related-reader.js';
import { Surroundings } from './surroundings.js';

/** All that the page of a release is written from. */
export interface RecordSource {
  readonly repository: RepositoryView;
  readonly release: ReleaseView;
  readonly language: Language;
  readonly publicUrl: string;
  readonly card: CardSource;
  /** The first ones, in the order in which they were given. */
  readonly opinions: OpinionPage;
  /** On versions before this one, the newest first. */
  readonly earlierOpinions: readonly OpinionView[];
  /** As `opinions`, of other services. */
  readonly external: ExternalPage;
  /** The first ones by path. */
  readonly files: readonly ReleaseFileView[];
  /** How the bytes were found; null where there are too many files to sum up. */
  readonly fixity: FixitySummary | null;
  /** What the licence report warns of, each once. */
  readonly licenceWarnings: readonly LicenceWarning[];
  /** Of the licences whose texts the release keeps. */
  readonly licenceIds: readonly string[];
  /** The newest first. */
  readonly versions: readonly ReleaseView[];
  readonly description: RevisionDescription;
  readonly related: RelatedSource;
  /** Of the record, by day. */
  readonly downloads: UsageStatistics;
  /** Larger files may come from the store's own host, which no frame of a page shows. */
  readonly framedBytes: number;
}

const shownFiles = 100;
/** One more is read, to know whether there are more. */
const shownVersions = 8;
const chartDays = 90;
/** A row is read for each. */
const summedFiles = 5_000;

/** Gathers the page of a release. */
@Injectable()
export class RecordReader {
  constructor(
    private readonly releases: ReleasesService,
    private readonly cards: CardReader,
    private readonly relations: RelatedReader,
    private readonly opinions: ReleaseOpinions,
    private readonly external: ExternalReader,
    private readonly descriptions: DescriptionsService,
    private readonly fixity: ReleaseFixity,
    private readonly usage: DownloadsService,
    private readonly surroundings: Surroundings,
  ) {}

  async read(
    viewer: Viewer,
    repository: RepositoryView,
    release: ReleaseView,
    language: Language,
  ): Promise<RecordSource> {
    const { version: revision, treeId, metadata } = release;
    const [
      card,
      opinions,
      earlierOpinions,
      external,
      files,
      fixity,
      licenceIds,
      licenceWarnings,
      versions,
      description,
      related,
      downloads,
    ] = await Promise.all([
      this.cards.read(viewer, { repository, treeId, revision, metadata }, language),
      this.opinions.list(viewer, repository, release, null),
      this.opinions.onEarlierVersions(release),
      this.external.list(release, null),
      this.releases.files(release, { after: '', limit: shownFiles }),
      release.fileCount > summedFiles ? null : this.fixity.summary(release),
      this.releases.licenceIds(release),
      this.releases.warningsOf(release),
      this.releases.list(viewer, repository, { before: null, limit: shownVersions + 1 }),
      this.descriptions.describe(treeId),
      this.relations.around(repository, release),
      this.usage.stats({
        repositoryId: repository.id,
        from: this.surroundings.daysAgo(chartDays - 1),
      }),
    ]);
    const { publicUrl, framedBytes } = this.surroundings;
    return {
      ...{ repository, release, language, publicUrl, card, files, fixity },
      ...{ opinions, earlierOpinions, external },
      ...{ licenceIds, licenceWarnings, versions, description, related, downloads, framedBytes },
    };
  }
}
