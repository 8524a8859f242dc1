import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { DamagedFiles, FixityStandings } from '../../../../capabilities/fixity/index.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { decodeCursor, encodeCursor } from '../../../../domain/identifiers/page-cursor.js';
import { Clock } from '../../../../foundations/clock/clock.js';
import { fixityWords } from '../../language/fixity-words.js';
import { listPage } from '../../pages/list-page.js';
import type { Page } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit, visitAt } from '../../pages/visit.js';
import { DamagePage } from './damage-page.js';

/** What is damaged, for stewards. */
@Controller('steward/damage')
@UseInterceptors(SendPages)
export class StewardDamageController {
  constructor(
    private readonly damaged: DamagedFiles,
    private readonly standings: FixityStandings,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(@CurrentVisit() visit: Visit, @Query('cursor') cursor: unknown): Promise<Page> {
    const page = listPage(cursor);
    const { items, next } = await this.damaged.list(visit.viewer, {
      after: page.cursor === undefined ? '' : readCursor(page.cursor),
      limit: page.limit,
    });
    const standing = await this.standings.read();
    const here = visitAt(visit, '/steward/damage');
    const words = fixityWords[visit.language];
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      address: here.address,
      main: (
        <DamagePage
          files={items}
          next={next === null ? null : encodeCursor([next])}
          standing={standing}
          now={this.clock.now()}
          visit={here}
        />
      ),
    };
  }
}

function readCursor(cursor: string): string {
  const [sha256] = decodeCursor(cursor, ['string']);
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256;
  throw InvalidInput.field('cursor', 'cursor', 'This is not a cursor of this list.');
}
