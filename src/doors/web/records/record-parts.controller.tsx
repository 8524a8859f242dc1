import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ReleasesService } from '../../../capabilities/releases/index.js';
import { RepositoriesService } from '../../../capabilities/repositories/index.js';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { compareWords } from '../language/compare-words.js';
import { recordWords } from '../language/record-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { ComparePage } from './compare/compare-page.js';
import { compareFiles } from './compare/compare-releases.js';
import { FilesPage } from './files/files-page.js';
import { LicenceTextPage, licenceName } from './files/licence-text-page.js';
import { LocatedReleases } from './located-releases.js';
import { NamedRecord, recordPaths } from './named-record.js';
import { shorten } from './page/short-text.js';
import { VersionsPage } from './page/versions-page.js';
import type { RecordName } from './record-address.js';
import { RecordPages } from './record-pages.js';

/** More would make a page heavier than 150 kB. */
const filesOfAPage = 100;
const versionsOfAPage = 50;

/** The pages behind a record's: all files, all versions, texts of licences, what changed. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class RecordPartsController {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly releases: ReleasesService,
    private readonly located: LocatedReleases,
    private readonly pages: RecordPages,
  ) {}

  @Get('releases')
  async versions(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Query('before') before: unknown,
  ): Promise<Page> {
    const repository = await this.requireRepository(visit, record);
    const page = { before: readBefore(before), limit: versionsOfAPage + 1 };
    const found = await this.releases.list(visit.viewer, repository, page);
    const title = `${recordWords[visit.language].versions}: ${repository.fullName}`;
    return {
      title,
      description: title,
      isIndexed: false,
      main: (
        <VersionsPage
          repository={repository}
          versions={found.slice(0, versionsOfAPage)}
          hasMore={found.length > versionsOfAPage}
          language={visit.language}
        />
      ),
    };
  }

  @Get(['files', 'releases/:version/files'])
  async files(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string | undefined,
    @Query('after') asked: unknown,
  ): Promise<Page> {
    const { repository, release } = await this.located.require(visit, record, version);
    if (release.state === 'withdrawn') return this.pages.tombstone(visit, repository, release);
    const after = typeof asked === 'string' ? asked.replaceAll('\0', '').slice(0, 4_096) : '';
    const found = await this.releases.files(release, { after, limit: filesOfAPage + 1 });
    return {
      ...titled(`${recordWords[visit.language].files}: ${release.metadata.title}`),
      scripts: ['copy.js'],
      main: (
        <FilesPage
          record={repository}
          release={release}
          files={found.slice(0, filesOfAPage)}
          isFirst={after === ''}
          hasMore={found.length > filesOfAPage}
          language={visit.language}
        />
      ),
    };
  }

  @Get(['licences/:id', 'releases/:version/licences/:id'])
  async licence(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string | undefined,
    @Param('id') id: string,
  ): Promise<Page> {
    const { repository, release } = await this.located.require(visit, record, version);
    const text = await this.releases.licenceText(release, id);
    return {
      ...titled(`${licenceName(id)} · ${release.metadata.title}`),
      main: (
        <LicenceTextPage
          record={repository}
          release={release}
          id={id}
          text={text}
          language={visit.language}
        />
      ),
    };
  }

  /** `compare/v1.0...v2.0`, the earlier one first, as on GitHub. */
  @Get('compare/:range')
  async compare(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('range') range: string,
  ): Promise<Page> {
    const [, from, to] = /^(.{1,80}?)\.\.\.(.{1,80})$/.exec(range) ?? [];
    if (from === undefined || to === undefined) {
      throw InvalidInput.field('range', 'range', 'Write two versions such as v1.0...v2.0.');
    }
    const repository = await this.requireRepository(visit, record);
    const [before, after] = await Promise.all(
      [from, to].map((version) => this.releases.require(visit.viewer, repository, version)),
    );
    if (before === undefined || after === undefined) throw new Error('There are two versions.');
    const gone = [before, after].find(({ state }) => state === 'withdrawn');
    if (gone !== undefined) return this.pages.tombstone(visit, repository, gone);
    const [earlier, later] = await Promise.all(
      [before, after].map(({ treeId }) => this.repositories.files(treeId)),
    );
    return {
      ...titled(compareWords[visit.language].title(before.version, after.version)),
      main: (
        <ComparePage
          record={repository}
          before={before}
          after={after}
          files={compareFiles(earlier ?? [], later ?? [])}
          language={visit.language}
        />
      ),
    };
  }

  private requireRepository({ viewer }: Visit, { kind, namespace, name }: RecordName) {
    return this.repositories.require(viewer, kind, namespace, name);
  }
}

function titled(title: string): Pick<Page, 'title' | 'description' | 'isIndexed'> {
  const short = shorten(title, 300);
  return { title: short, description: short, isIndexed: false };
}

/** The version index to start below; null for anything else. */
function readBefore(asked: unknown): number | null {
  return typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null;
}
