import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { RecordsService } from '../../../capabilities/discovery/index.js';
import { searchWords } from '../language/search-words.js';
import type { Page, Section } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
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
  constructor(private readonly records: RecordsService) {}

  @Get()
  async search(
    @CurrentVisit() { language }: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    const question = SearchQuestion.of(query);
    const found = await this.records.search(question.toQuery(resultsOfAPage));
    const words = searchWords[language];
    const asked = question.find('q');
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
}
