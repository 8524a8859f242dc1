import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { RecordsService } from '../../../capabilities/discovery/index.js';
import type { RepositoryKind } from '../../../domain/identifiers/repository-kind.js';
import { homeWords } from '../language/home-words.js';
import type { Page } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { HomePage } from './home-page.js';

const shownOfAll = 5;
const shownOfAKind = 4;

/** The first page: what this place is, and what is new in it. */
@Controller()
@UseInterceptors(SendPages)
export class HomeController {
  constructor(private readonly records: RecordsService) {}

  @Get()
  async home(@CurrentVisit() { language }: Visit): Promise<Page> {
    const [newest, models, papers, datasets] = await Promise.all([
      this.records.search({ sort: 'updated', limit: shownOfAll }),
      this.newest('model'),
      this.newest('paper'),
      this.newest('dataset'),
    ]);
    return {
      title: 'Sphere',
      description: homeWords[language].lead,
      feed: `/feeds/all.atom?lang=${language}`,
      main: <HomePage language={language} shelves={{ newest, models, papers, datasets }} />,
    };
  }

  private newest(kind: RepositoryKind) {
    return this.records.search({ kind, sort: 'updated', limit: shownOfAKind });
  }
}
