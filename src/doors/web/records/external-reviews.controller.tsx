import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { externalReviewWords } from '../language/external-review-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { LocatedReleases } from './located-releases.js';
import { NamedRecord, recordPaths } from './named-record.js';
import { ExternalReviewsPage } from './page/external-reviews.js';
import { shorten } from './page/short-text.js';
import { readAfter } from './read-after.js';
import type { RecordName } from './record-address.js';
import { ExternalReader } from './source/external-reader.js';

/** What other services said of a release, beyond what its own page has room for. */
@Controller(recordPaths)
@UseInterceptors(SendPages)
export class ExternalReviewsController {
  constructor(
    private readonly located: LocatedReleases,
    private readonly external: ExternalReader,
  ) {}

  @Get('releases/:version/external-reviews')
  async list(
    @CurrentVisit() visit: Visit,
    @NamedRecord() record: RecordName,
    @Param('version') version: string,
    @Query('after') asked: unknown,
  ): Promise<Page> {
    const { repository, release } = await this.located.require(visit, record, version);
    const { language } = visit;
    const external = await this.external.list(release, readAfter(asked));
    const title = `${externalReviewWords[language].title}: ${shorten(release.metadata.title, 200)}`;
    return {
      ...{ title, description: title, isIndexed: false },
      main: <ExternalReviewsPage {...{ record: repository, release, external, language }} />,
    };
  }
}
