import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { PaperQueue } from '../../../../capabilities/papers/index.js';
import { requireSteward } from '../../../../domain/release/require-ability.js';
import { wordsOfDeed } from '../../forms/deed.js';
import { formValues } from '../../forms/form-state.js';
import { stewardPaperWords } from '../../language/steward-paper-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { idCursor, parameterOf, rowOfCursor } from '../../pages/paging.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { PapersPage } from './papers-page.js';

const papersOfAPage = 20;

/** Papers that search knows by their metadata alone, for stewards. */
@Controller('steward/papers')
@UseInterceptors(SendPages)
export class StewardPapersController {
  constructor(private readonly queue: PaperQueue) {}

  @Get()
  async list(
    @CurrentVisit() visit: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    requireSteward(visit.viewer);
    const after = rowOfCursor(parameterOf(query, 'cursor'), 'cursor');
    const [found, { waiting }] = await Promise.all([
      this.queue.list({ state: 'unreadable', after, limit: papersOfAPage + 1 }),
      this.queue.standing(),
    ]);
    const papers = found.slice(0, papersOfAPage);
    const last = found.length > papersOfAPage ? papers.at(-1) : undefined;
    const words = stewardPaperWords[visit.language];
    return {
      title: words.title,
      description: words.hint,
      isIndexed: false,
      main: (
        <PapersPage
          papers={papers}
          waiting={waiting}
          next={last === undefined ? null : idCursor(last.repositoryId)}
          done={wordsOfDeed(words.done, query['done'])}
          visit={visit}
        />
      ),
    };
  }

  @Post('retry')
  async retry(@CurrentVisit() { viewer }: Visit, @Body() body: unknown): Promise<SeeOther> {
    const { paper } = formValues(body);
    await this.queue.retryAs(viewer, paper ?? null);
    return seeOther('/steward/papers?done=retried');
  }
}
