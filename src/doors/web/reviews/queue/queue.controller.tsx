import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import {
  InvitationsService,
  ReviewQueue,
  type StandingInvitation,
} from '../../../../capabilities/review/index.js';
import { decodeCursor, encodeCursor } from '../../../../domain/identifiers/page-cursor.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import { Clock } from '../../../../foundations/clock/clock.js';
import { reviewDeeds, reviewWords } from '../../language/review-words.js';
import type { Page } from '../../pages/page.js';
import { parameterOf } from '../../pages/paging.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { QueuePage } from './queue-page.js';

const invitationsOfAPage = 20;
const candidatesOfAPage = 20;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What awaits an advisor: her invitations, then every candidate that awaits opinions. */
@Controller('reviews')
@UseInterceptors(SendPages)
export class QueueController {
  constructor(
    private readonly queue: ReviewQueue,
    private readonly invitations: InvitationsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @CurrentVisit() visit: Visit,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page> {
    // Nothing may throw once the first question is under way: nobody would hear of its answer.
    requireAccount(visit.viewer);
    const [own, queued] = [parameterOf(query, 'invitations'), parameterOf(query, 'queue')];
    const afterInvitation = own === null ? null : invitationOf(own);
    const afterCandidate = queued === null ? null : candidateOf(queued);
    const [candidates, standing] = await Promise.all([
      this.queue.list(visit.viewer, { after: afterCandidate, limit: candidatesOfAPage + 1 }),
      this.invitations.standing(visit.viewer, {
        after: afterInvitation,
        limit: invitationsOfAPage + 1,
      }),
    ]);
    const words = reviewWords[visit.language];
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      section: 'reviews',
      main: (
        <QueuePage
          invitations={{
            shown: standing.slice(0, invitationsOfAPage),
            isFirst: own === null,
            next: nextOf(standing, invitationsOfAPage, ({ rank, closes, id }) => [
              rank,
              closes,
              id,
            ]),
          }}
          candidates={{
            // Her own stand above.
            shown: candidates
              .slice(0, candidatesOfAPage)
              .filter(({ invitation }) => invitation === null),
            isFirst: queued === null,
            next: nextOf(candidates, candidatesOfAPage, ({ closesAt, releaseId }) => [
              closesAt,
              releaseId,
            ]),
          }}
          done={reviewDeeds.find((deed) => deed === query['done']) ?? null}
          now={this.clock.now()}
          visit={visit}
        />
      ),
    };
  }
}

/** The cursor behind the last row that is shown, where one more was read. */
function nextOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
): string | null {
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
}

function candidateOf(cursor: string): readonly [string, string] {
  const [closesAt, id] = decodeCursor(cursor, ['string', 'string'], 'queue');
  if (!uuid.test(id) || closesAt.includes('\0')) throw badCursor('queue');
  return [closesAt, id];
}

function invitationOf(cursor: string): Pick<StandingInvitation, 'rank' | 'closes' | 'id'> {
  const [rank, closes, id] = decodeCursor(cursor, ['number', 'string', 'string'], 'invitations');
  if (![0, 1, 2].includes(rank) || !uuid.test(id) || closes.includes('\0')) {
    throw badCursor('invitations');
  }
  return { rank, closes, id };
}

function badCursor(field: string): InvalidInput {
  return InvalidInput.field(field, 'cursor', 'This is not a cursor of this list.');
}
