import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { TensorsService } from '../../../../capabilities/descriptions/index.js';
import { type FileView, RepositoriesService } from '../../../../capabilities/repositories/index.js';
import { InvalidInput, NotFound } from '../../../../domain/errors/sphere-error.js';
import { tensorWords } from '../../language/tensor-words.js';
import type { Page } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { type LocatedRelease, LocatedReleases } from '../located-releases.js';
import { NamedRecord, recordPaths } from '../named-record.js';
import { shorten } from '../page/short-text.js';
import type { RecordName } from '../record-address.js';
import { RecordPages } from '../record-pages.js';
import { hasTensors } from './has-tensors.js';
import { TensorsPage } from './tensors-page.js';
import { WeightFilesPage } from './weight-files-page.js';

const rowsOfAPage = 100;

/** What the weights of a release consist of. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class TensorsController {
  constructor(
    private readonly located: LocatedReleases,
    private readonly repositories: RepositoriesService,
    private readonly tensors: TensorsService,
    private readonly pages: RecordPages,
  ) {}

  /** The tensors of a file, or of the only one; else the files that there are to choose from. */
  @Get(['tensors', 'releases/:version/tensors'])
  async show(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string | undefined,
    @Query('file') asked: unknown,
    @Query('after') askedAfter: unknown,
  ): Promise<Page> {
    const found = await this.located.require(visit, record, version);
    const { repository, release } = found;
    if (release.state === 'withdrawn') return this.pages.tombstone(visit, repository, release);
    const after = readAfter(askedAfter);
    const files = await this.repositories.files(release.treeId);
    const weights = files.filter(({ path }) => hasTensors(path));
    const [only] = weights.length === 1 ? weights : [];
    const file = typeof asked === 'string' ? requireFile(files, asked) : only;
    return file === undefined
      ? this.choice(visit, found, weights, after)
      : this.ofFile(visit, found, file, { after, hasOtherFiles: file !== only });
  }

  private async ofFile(
    { language }: Visit,
    { repository, release }: LocatedRelease,
    { path, sha256 }: FileView,
    { after, hasOtherFiles }: { readonly after: number; readonly hasOtherFiles: boolean },
  ): Promise<Page> {
    const found = await this.tensors.list(sha256, { after, limit: rowsOfAPage });
    return {
      ...titled(tensorWords[language].ofFile(path)),
      main: (
        <TensorsPage
          {...{ record: repository, release, path, found, after, hasOtherFiles, language }}
        />
      ),
    };
  }

  private choice(
    { language }: Visit,
    { repository, release }: LocatedRelease,
    weights: readonly FileView[],
    after: number,
  ): Page {
    const last = after + rowsOfAPage;
    return {
      ...titled(`${tensorWords[language].title}: ${release.metadata.title}`),
      main: (
        <WeightFilesPage
          record={repository}
          release={release}
          files={weights.slice(after, last)}
          next={last < weights.length ? last : null}
          language={language}
        />
      ),
    };
  }
}

function titled(title: string): Pick<Page, 'title' | 'description' | 'isIndexed'> {
  const short = shorten(title, 300);
  return { title: short, description: short, isIndexed: false };
}

function requireFile(files: readonly FileView[], asked: string): FileView {
  const file = files.find(({ path }) => path === asked);
  if (file !== undefined) return file;
  throw new NotFound('entry-not-found', `This release has no file "${asked.slice(0, 200)}".`, {
    facts: { path: asked.slice(0, 200) },
  });
}

/** How many rows stand on the pages before. */
function readAfter(asked: unknown): number {
  if (asked === undefined || asked === '') return 0;
  if (typeof asked === 'string' && /^\d{1,9}$/.test(asked)) return Number(asked);
  throw InvalidInput.field('after', 'cursor', '"after" is a number of rows, such as 100.');
}
