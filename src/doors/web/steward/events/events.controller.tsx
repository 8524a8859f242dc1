import { Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { EventLog } from '../../../../capabilities/audit/index.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../../domain/identifiers/page-cursor.js';
import { requireSteward } from '../../../../domain/release/require-ability.js';
import { stewardWords } from '../../language/steward-words.js';
import { listPage } from '../../pages/list-page.js';
import type { Page } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit, visitAt } from '../../pages/visit.js';
import { EventsPage, type Verification } from './events-page.js';

const maxFilterLength = 300;

/** The log of what was done, for stewards. */
@Controller('steward/events')
@UseInterceptors(SendPages)
export class StewardEventsController {
  constructor(private readonly events: EventLog) {}

  @Get()
  list(
    @CurrentVisit() visit: Visit,
    @Query('subject') subject: unknown,
    @Query('actor') actor: unknown,
    @Query('cursor') cursor: unknown,
  ): Promise<Page> {
    return this.page(visit, readFilter(subject), readFilter(actor), cursor, null);
  }

  /** A form, and no address: to walk the chain takes a while. */
  @Post('verification')
  async verify(@CurrentVisit() visit: Visit): Promise<Page> {
    requireSteward(visit.viewer);
    return this.page(visit, '', '', undefined, await this.events.verify());
  }

  private async page(
    visit: Visit,
    subject: string,
    actor: string,
    cursor: unknown,
    verification: Verification | null,
  ): Promise<Page> {
    const page = listPage(cursor);
    const { items, next } = await this.events.search(visit.viewer, {
      ...(subject !== '' && { subject }),
      ...(actor !== '' && { actor }),
      before: page.cursor === undefined ? null : readCursor(page.cursor),
      limit: page.limit,
    });
    const here = visitAt(visit, '/steward/events');
    const words = stewardWords[visit.language];
    return {
      title: words.eventsTitle,
      description: words.eventsLead,
      isIndexed: false,
      address: here.address,
      main: (
        <EventsPage
          events={items}
          next={next === null ? null : encodeCursor([next])}
          subject={subject}
          actor={actor}
          verification={verification}
          visit={here}
        />
      ),
    };
  }
}

function readFilter(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll('\0', '').trim().slice(0, maxFilterLength) : '';
}

function readCursor(cursor: string): number {
  const [number] = decodeCursor(cursor, ['number']);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.');
}
