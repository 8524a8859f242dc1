import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { renderToString } from 'preact-render-to-string';
import {
  DraftReader,
  ReleasesService,
  type ReleaseView,
} from '../../../capabilities/releases/index.js';
import {
  RepositoriesService,
  type RepositoryView,
} from '../../../capabilities/repositories/index.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { ContactConfig } from '../../../foundations/config/contact.config.js';
import { recordDetailWords } from '../language/record-detail-words.js';
import { recordWords } from '../language/record-words.js';
import type { Page, Section } from '../pages/page.js';
import type { Visit } from '../pages/visit.js';
import { DraftPage } from './page/draft-page.js';
import { linkedDataOf } from './page/linked-data.js';
import { RecordPage } from './page/record-page.js';
import { shorten } from './page/short-text.js';
import { TombstonePage } from './page/tombstone-page.js';
import { WrittenPart } from './page/written.js';
import { CardReader } from './source/card-reader.js';
import { RecordReader } from './source/record-reader.js';

/** Characters of HTML that a process remembers. */
const rememberedCharacters = 64 * 1024 * 1024;
/** How old figures and links from other records may be on a page. */
const rememberedMs = 60_000;
const sections: Readonly<Record<RepositoryKind, Section>> = {
  model: 'models',
  paper: 'papers',
  dataset: 'datasets',
};

/** Writes the pages of records: released, withdrawn or still in the making. */
@Injectable()
export class RecordPages {
  private readonly remembered = new LRUCache<string, { readonly html: string }>({
    maxSize: rememberedCharacters,
    sizeCalculation: ({ html }) => html.length + 1,
    ttl: rememberedMs,
  });
  private readonly writing = new Map<string, Promise<string>>();

  constructor(
    private readonly records: RecordReader,
    private readonly cards: CardReader,
    private readonly releases: ReleasesService,
    private readonly drafts: DraftReader,
    private readonly repositories: RepositoriesService,
    private readonly contact: ContactConfig,
  ) {}

  /** The page of a release, or its tombstone with status 410. */
  async ofRelease(visit: Visit, repository: RepositoryView, release: ReleaseView): Promise<Page> {
    if (release.state === 'withdrawn') return this.tombstone(visit, repository, release);
    return {
      ...headOf(repository, release),
      isIndexed: release.state === 'published',
      scripts: ['copy.js'],
      linkedData: linkedDataOf(repository, release, this.records.publicUrl),
      main: <WrittenPart html={await this.body(visit, repository, release)} />,
    };
  }

  /** The page of a record that shows no release: its newest tombstone, or for members its draft. */
  async withoutRelease(visit: Visit, repository: RepositoryView): Promise<Page> {
    const withdrawn = await this.releases.newestWithdrawn(repository);
    if (withdrawn !== null) return this.tombstone(visit, repository, withdrawn);
    const { viewer, language } = visit;
    const [draft, { treeId }] = await Promise.all([
      this.drafts.read(viewer, repository),
      this.repositories.resolve(viewer, repository, 'main'),
    ]);
    const place = { repository, treeId, revision: 'main', metadata: draft.metadata };
    const [card, files] = await Promise.all([
      this.cards.read(viewer, place, language),
      this.repositories.files(treeId),
    ]);
    return {
      title: draft.metadata?.title ?? repository.name,
      description: recordDetailWords[language].isDraft,
      isIndexed: false,
      section: sections[repository.kind],
      scripts: ['copy.js'],
      main: <DraftPage {...{ record: repository, draft, card, files, language }} />,
    };
  }

  private async tombstone(
    visit: Visit,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<Page> {
    const { viewer, language } = visit;
    const { tombstone } = release;
    if (tombstone === null) throw new Error(`Release ${release.id} has no tombstone.`);
    const versions = await this.releases.list(viewer, repository, { before: null, limit: 20 });
    const { email: contactEmail } = this.contact;
    const latest = repository.publicVersion;
    return {
      ...headOf(repository, release),
      title: `${recordWords[language].tombstoneTitle}: ${shorten(release.metadata.title, 200)}`,
      status: 410,
      isIndexed: false,
      main: (
        <TombstonePage
          {...{ record: repository, release, tombstone, versions, latest, contactEmail, language }}
        />
      ),
    };
  }

  /**
   * HTML between head and foot. What strangers see is kept for a minute and for as long as nothing of
   * the release changes: what changes by itself on it are figures, and links from other records.
   */
  private async body(
    visit: Visit,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<string> {
    if (visit.viewer.kind !== 'anonymous') return this.write(visit, repository, release);
    const { tags } = await this.repositories.refs(visit.viewer, repository);
    const { id, state, notice, licence, amendmentCount, doi } = release;
    const key = JSON.stringify([
      ...[id, visit.language, state, notice, licence, amendmentCount, doi],
      ...[repository.fullName, repository.publicVersion, tags.map(({ name }) => name)],
    ]);
    const known = this.remembered.get(key);
    if (known !== undefined) return known.html;
    const running = this.writing.get(key);
    if (running !== undefined) return running;
    const written = this.write(visit, repository, release)
      .then((html) => {
        this.remembered.set(key, { html });
        return html;
      })
      .finally(() => this.writing.delete(key));
    this.writing.set(key, written);
    return written;
  }

  private async write(
    { viewer, language }: Visit,
    repository: RepositoryView,
    release: ReleaseView,
  ): Promise<string> {
    const source = await this.records.read(viewer, repository, release, language);
    return renderToString(<RecordPage source={source} />);
  }
}

function headOf({ kind }: RepositoryView, { metadata }: ReleaseView) {
  return {
    title: metadata.title,
    description: shorten(metadata.description.replace(/\s+/g, ' '), 300),
    section: sections[kind],
  };
}
