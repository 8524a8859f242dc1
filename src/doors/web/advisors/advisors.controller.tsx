import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { ProfilesService } from '../../../capabilities/identity/index.js';
import { OpinionsService } from '../../../capabilities/review/index.js';
import { advisorWords } from '../language/advisor-words.js';
import type { Page } from '../pages/page.js';
import { parameterOf } from '../pages/paging.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { AdvisorsPage } from './advisors-page.js';

const advisorsOfAPage = 30;

/** Who advises, and what that means. */
@Controller('advisors')
@UseInterceptors(SendPages)
export class AdvisorsController {
  constructor(
    private readonly profiles: ProfilesService,
    private readonly opinions: OpinionsService,
  ) {}

  @Get()
  async advisors(
    @CurrentVisit() { language }: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    const cursor = parameterOf(query, 'cursor');
    const page = { limit: advisorsOfAPage, ...(cursor !== null && { cursor }) };
    const { items, next } = await this.profiles.advisors(page);
    const counts = await this.opinions.countPublished(items.map(({ id }) => id));
    const words = advisorWords[language];
    return {
      title: words.title,
      description: words.lead,
      main: (
        <AdvisorsPage
          advisors={items}
          counts={counts}
          isFirst={cursor === null}
          next={next}
          language={language}
        />
      ),
    };
  }
}
