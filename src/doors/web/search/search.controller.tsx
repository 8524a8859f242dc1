import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { RecordsService } from '../../../capabilities/discovery/index.js';
import { type PidTarget, ReleasesService } from '../../../capabilities/releases/index.js';
import { InvalidInput, NotFound } from '../../../domain/errors/sphere-error.js';
import { searchWords } from '../language/search-words.js';
import { type Page, type Section, type SeeOther, seeOther } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { recordAddress } from '../records/record-address.js';
import { SearchPage } from './search-page.js';
import { SearchQuestion } from './search-question.js';

const resultsOfAPage = 20;
const sections: Readonly<Record<string, Section>> = {
  model: 'models',
  paper: 'papers',
  dataset: 'datasets',
};

/** Searching and browsing what is released. */
@Controller('search')
@UseInterceptors(SendPages)
export class SearchController {
  constructor(
    private readonly records: RecordsService,
    private readonly releases: ReleasesService,
  ) {}

  /** What is withdrawn is in no list, and still found by its PID (scholarly A.8). */
  @Get()
  async search(
    @CurrentVisit() { language }: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page | SeeOther> {
    const question = SearchQuestion.of(query);
    const found = await this.records.search(question.toQuery(resultsOfAPage));
    const words = searchWords[language];
    const asked = question.find('q');
    const named = asked === null || found.items.length > 0 ? null : await this.namedBy(asked);
    if (named !== null) return seeOther(recordAddress(named, named.version ?? undefined));
    const section = sections[question.find('kind') ?? ''];
    return {
      title: asked === null ? words.title : words.titleFor(asked.slice(0, 100)),
      description: words.description,
      feed: question.feedAddress(language),
      // Every word that somebody searches would make a page of its own.
      isIndexed: false,
      ...(section !== undefined && { section }),
      main: <SearchPage question={question} found={found} language={language} />,
    };
  }

  /** What has that PID; null where it is none, or of nothing public. */
  private async namedBy(text: string): Promise<PidTarget | null> {
    try {
      return await this.releases.findPid(text);
    } catch (error) {
      if (error instanceof InvalidInput || error instanceof NotFound) return null;
      throw error;
    }
  }
}
