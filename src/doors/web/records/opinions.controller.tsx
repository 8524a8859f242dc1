import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { InvalidInput } from '../../../domain/errors/sphere-error.js';
import { publishedOpinionWords } from '../language/published-opinion-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { LocatedReleases } from './located-releases.js';
import { NamedRecord, recordPaths } from './named-record.js';
import { OneOpinionPage, OpinionListPage } from './page/opinion-page.js';
import { shorten } from './page/short-text.js';
import { readAfter } from './read-after.js';
import type { RecordName } from './record-address.js';
import { ReleaseOpinions } from './source/opinion-reader.js';

/** The opinions on a release, beyond those that its own page has room for. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class OpinionsController {
  constructor(
    private readonly located: LocatedReleases,
    private readonly opinions: ReleaseOpinions,
  ) {}

  @Get('releases/:version/opinions')
  async list(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Query('after') asked: unknown,
  ): Promise<Page> {
    const { repository, release } = await this.located.require(visit, record, version);
    const { language, viewer } = visit;
    const opinions = await this.opinions.list(viewer, repository, release, readAfter(asked));
    const title = `${publishedOpinionWords[language].title}: ${shorten(release.metadata.title, 200)}`;
    return {
      ...{ title, description: title, isIndexed: false },
      main: <OpinionListPage {...{ record: repository, release, opinions, language }} />,
    };
  }

  @Get('releases/:version/opinions/:id')
  async opinion(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Param('id') id: string,
    @Query('before') asked: unknown,
  ): Promise<Page> {
    const { repository, release } = await this.located.require(visit, record, version);
    const { language, viewer } = visit;
    const before = readBefore(asked);
    const history = await this.opinions.history(viewer, repository, release, id, before);
    const { name } = history.opinion.document.advisor;
    const title = publishedOpinionWords[language].titleOf(shorten(name, 120));
    return {
      title,
      description: shorten(history.opinion.document.summary, 300),
      isIndexed: false,
      main: <OneOpinionPage {...{ record: repository, release, history, language }} />,
    };
  }
}

function readBefore(asked: unknown): number | null {
  if (asked === undefined || asked === '') return null;
  if (typeof asked === 'string' && /^[1-9]\d{0,8}$/.test(asked)) return Number(asked);
  throw InvalidInput.field('before', 'cursor', 'Follow the link of the page before instead.');
}
