import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { InvitationsService } from '../../../../capabilities/review/index.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { requireAdvisor } from '../../../../domain/release/require-ability.js';
import { formValues } from '../../forms/form-state.js';
import { reviewDeeds } from '../../language/review-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { parameterOf, rowOfCursor } from '../../pages/paging.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { recordAddress } from '../../records/record-address.js';
import { NamedReview, type ReviewName, reviewPath } from '../named-review.js';
import { reviewAddress } from '../review-address.js';
import { addressAfter, CandidatePages } from './candidate-pages.js';
import { CandidateReader, isOpen } from './candidate-reader.js';
import { freshForms } from './review-forms.js';

/** A candidate under review, and the advisor's answer to being asked. */
@Controller(reviewPath)
@UseInterceptors(SendPages)
export class CandidateController {
  constructor(
    private readonly reader: CandidateReader,
    private readonly pages: CandidatePages,
    private readonly invitations: InvitationsService,
  ) {}

  /** What is withdrawn or given up has no page here: its record says what became of it. */
  @Get()
  async show(
    @CurrentVisit() visit: Visit,
    @NamedReview() name: ReviewName,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<Page | SeeOther> {
    const found = await this.reader.find(visit.viewer, name);
    const { repository, release } = found;
    if (!isOpen(release)) return seeOther(recordAddress(repository, release.version));
    const after = rowOfCursor(parameterOf(query, 'opinions'), 'opinions');
    const source = await this.reader.read(visit, found, after);
    const done = reviewDeeds.find((deed) => deed === query['done']) ?? null;
    return this.pages.show(visit, source, freshForms(source), done);
  }

  @Post('volunteer')
  async volunteer(
    @CurrentVisit() { viewer }: Visit,
    @NamedReview() { record, version }: ReviewName,
  ): Promise<SeeOther> {
    const { handle } = requireAdvisor(viewer);
    await this.invitations.invite(viewer, record, version, handle);
    return seeOther(addressAfter(reviewAddress(record, version), 'volunteered'));
  }

  @Post('answer')
  async answer(
    @CurrentVisit() { viewer }: Visit,
    @NamedReview() { record, version }: ReviewName,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const { answer, invitation = '' } = formValues(body);
    if (answer !== 'accepted' && answer !== 'declined') {
      throw InvalidInput.field('answer', 'not-allowed', '"answer" is "accepted" or "declined".');
    }
    await this.invitations.answer(viewer, record, version, invitation, { status: answer });
    // Whoever declined may read the candidate no more.
    const page = answer === 'declined' ? '/reviews' : reviewAddress(record, version);
    return seeOther(addressAfter(page, answer));
  }
}
