import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { renderToString } from 'preact-render-to-string';
import { ExportSources } from '../../../capabilities/exports/index.js';
import {
  DraftReader,
  type LandingPage,
  type ReleaseFileView,
  ReleasesService,
  type ReleaseView,
} from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { canWrite } from '../../../domain/release/policies.js';
import type { Viewer } from '../../../domain/release/viewer.js';
import { ContactConfig } from '../../../foundations/config/contact.config.js';
import { schemaOrgOf } from '../../../domain/exports/schema-org.js';
import { scriptData } from '../../../domain/exports/script-data.js';
import { recordDetailWords } from '../language/record-detail-words.js';
import { recordWords } from '../language/record-words.js';
import { type Page, type Section, WrittenMarkup } from '../pages/page.js';
import type { Visit } from '../pages/visit.js';
import { type DraftLicences, DraftPage } from './page/draft-page.js';
import { RecordPage } from './page/record-page.js';
import { shorten } from './page/short-text.js';
import { TombstonePage } from './page/tombstone-page.js';
import { recordAddress } from './record-address.js';
import { PageSignposts } from './signposts/page-signposts.js';
import { CardReader } from './source/card-reader.js';
import { RecordReader } from './source/record-reader.js';

/** Of HTML that a process remembers. */
const rememberedBytes = 64 * 1024 * 1024;
/** How old figures, links from other records and the state of a DOI may be on a page. */
const rememberedMs = 60_000;
/** Search engines read no more of a page's own description, which everybody loads; the exports have it all. */
const ofAPage = { people: 50, works: 30, characters: 1_000 };
const filesOfATombstone = 200;
const shownCandidates = 20;
/** Drafts of more files are judged on the pages of their deposit only. */
const judgedFiles = 500;
const sections: Readonly<Record<RepositoryKind, Section>> = {
  model: 'models',
  paper: 'papers',
  dataset: 'datasets',
};

/** A page and what it shows. */
interface ShownRecord {
  readonly page: Page;
  /** Null for a draft. */
  readonly release: Pick<ReleaseView, 'repositoryId' | 'version' | 'state'> | null;
}

/** Writes the pages of records: released, withdrawn or still in the making. */
@Injectable()
export class RecordPages {
  private readonly remembered = new LRUCache<
    string,
    ShownRecord & { of: RepositoryView; size: number }
  >({
    maxSize: rememberedBytes,
    sizeCalculation: ({ size }) => size,
    ttl: rememberedMs,
  });

  constructor(
    private readonly records: RecordReader,
    private readonly cards: CardReader,
    private readonly releases: ReleasesService,
    private readonly drafts: DraftReader,
    private readonly repositories: RepositoriesService,
    private readonly sources: ExportSources,
    private readonly signposts: PageSignposts,
    private readonly contact: ContactConfig,
  ) {}

  /**
   * The page of a release, or of the latest one where `version` is null. What strangers see is kept for
   * a minute, and no longer than the view of the repository, which is replaced with every change to it
   * or its releases: what changes by itself are figures, links from other records, and where a
   * DOI stands.
   */
  async show(
    visit: Visit,
    repository: RepositoryView,
    version: string | null,
  ): Promise<ShownRecord> {
    const key = `${repository.id} ${visit.language} ${version ?? ''}`;
    const known = visit.viewer.kind === 'anonymous' ? this.remembered.get(key) : undefined;
    if (known?.of === repository) return known;
    const release =
      version === null
        ? await this.releases.latest(repository)
        : await this.releases.require(visit.viewer, repository, version);
    if (release === null) {
      return { page: await this.withoutRelease(visit, repository), release };
    }
    if (release.state === 'withdrawn') {
      return { page: await this.tombstone(visit, repository, release), release };
    }
    const { viewer, language } = visit;
    const source = await this.records.read(viewer, repository, release, language);
    const main = new WrittenMarkup(renderToString(<RecordPage source={source} />));
    const landingPage = version === null ? 'record' : 'release';
    const page: Page = {
      ...headOf(repository, release),
      ...(await this.machineReadable(repository, release, landingPage, source.files)),
      isIndexed: release.state === 'published',
      scripts: ['copy.js'],
      main,
    };
    const { repositoryId, version: label, state } = release;
    const shown = { page, release: { repositoryId, version: label, state } };
    if (viewer.kind === 'anonymous') {
      this.remembered.set(key, {
        ...shown,
        of: repository,
        size:
          main.bytes.length +
          (page.linkedData?.length ?? 0) +
          (page.machineTags?.bytes.length ?? 0),
      });
    }
    return shown;
  }

  /** Nothing of a candidate: what strangers do not see is described to nobody. */
  private async machineReadable(
    repository: RepositoryView,
    release: ReleaseView,
    landingPage: LandingPage,
    files: readonly ReleaseFileView[],
  ): Promise<Partial<Page>> {
    const source = await this.sources.describe(repository, release, { files });
    if (source === null || release.publishedAt === null) return {};
    return {
      address: recordAddress(repository, landingPage === 'record' ? undefined : release.version),
      publishedAt: release.publishedAt,
      linkedData: scriptData(schemaOrgOf(source, ofAPage)),
      ...(await this.signposts.of(repository, release, landingPage, source.record)),
    };
  }

  /** What remains of a release that was withdrawn, with status 410. */
  async tombstone(
    visit: Visit,
    repository: RepositoryView,
    release: ReleaseView,
    landingPage: LandingPage = 'release',
  ): Promise<Page> {
    const { viewer, language } = visit;
    const { tombstone } = release;
    if (tombstone === null) throw new Error(`Release ${release.id} has no tombstone.`);
    const [versions, files, signposts] = await Promise.all([
      this.releases.list(viewer, repository, { before: null, limit: 20 }),
      this.releases.files(release, { after: '', limit: filesOfATombstone }),
      this.signposts.ofTombstone(repository, release, landingPage),
    ]);
    const { email: contactEmail } = this.contact;
    const latest = repository.publicVersion;
    return {
      ...headOf(repository, release),
      ...signposts,
      title: `${recordWords[language].tombstoneTitle}: ${shorten(release.metadata.title, 200)}`,
      status: 410,
      isIndexed: false,
      scripts: ['copy.js'],
      main: (
        <TombstonePage
          {...{ record: repository, release, tombstone, files, versions, latest }}
          contactEmail={contactEmail}
          language={language}
        />
      ),
    };
  }

  /** The page of a record that shows no release: its newest tombstone, or for members its draft. */
  private async withoutRelease(visit: Visit, repository: RepositoryView): Promise<Page> {
    const withdrawn = await this.releases.newestWithdrawn(repository);
    if (withdrawn !== null) return this.tombstone(visit, repository, withdrawn, 'record');
    const { viewer, language } = visit;
    const [draft, { treeId }] = await Promise.all([
      this.drafts.read(viewer, repository),
      this.repositories.resolve(viewer, repository, 'main'),
    ]);
    const place = { repository, treeId, revision: 'main', metadata: draft.metadata };
    const [card, files, releases, licences] = await Promise.all([
      this.cards.read(viewer, place, language),
      this.repositories.files(treeId),
      this.releases.list(viewer, repository, { before: null, limit: shownCandidates }),
      draft.fileCount > judgedFiles ? null : this.judge(viewer, repository),
    ]);
    const candidates = releases.filter(({ state }) => state === 'candidate');
    const mayWrite = canWrite(viewer, repository);
    return {
      title: draft.metadata?.title ?? repository.name,
      description: recordDetailWords[language].isDraft,
      isIndexed: false,
      section: sections[repository.kind],
      scripts: ['copy.js'],
      main: (
        <DraftPage
          {...{ record: repository, draft, card, files, candidates, licences, mayWrite, language }}
        />
      ),
    };
  }

  private async judge(viewer: Viewer, repository: RepositoryView): Promise<DraftLicences> {
    const { report } = await this.releases.licenceReport(viewer, repository, 'main');
    const refused = report.artifacts.filter(({ verdict }) => verdict === 'refused');
    return { fileCount: report.artifacts.length, refusedCount: refused.length };
  }
}

function headOf({ kind }: RepositoryView, { metadata }: ReleaseView) {
  return {
    title: metadata.title,
    description: shorten(metadata.description.replace(/[*`#]+/g, '').replace(/\s+/g, ' '), 300),
    section: sections[kind],
  };
}
