import { Body, Controller, Post, UseInterceptors } from '@nestjs/common';
import { GiveOpinion, InvitationsService } from '../../../../capabilities/review/index.js';
import { requireAdvisor } from '../../../../domain/release/require-ability.js';
import { formValues, refusedForm } from '../../forms/form-state.js';
import { readText } from '../../forms/read-text.js';
import { OpinionReader } from '../../opinions/opinion-reader.js';
import type { Page, SeeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { afterDeed, CandidatePages } from '../candidate/candidate-pages.js';
import { CandidateReader } from '../candidate/candidate-reader.js';
import { freshForms } from '../candidate/review-forms.js';
import { NamedReview, type ReviewName, reviewPath } from '../named-review.js';
import { chosenKinds, hasDeclaration, readDeclaration } from './read-declaration.js';
import { limitOf, readOpinion } from './read-opinion.js';

/** An advisor's declaration of competing interests, and then her opinion. */
@Controller(reviewPath)
@UseInterceptors(SendPages)
export class OpinionController {
  constructor(
    private readonly reader: CandidateReader,
    private readonly pages: CandidatePages,
    private readonly texts: OpinionReader,
    private readonly invitations: InvitationsService,
    private readonly giving: GiveOpinion,
  ) {}

  /** Kept with the invitation to a candidate; of a release, the form of the opinion brings it along. */
  @Post('declaration')
  async declare(
    @CurrentVisit() visit: Visit,
    @NamedReview() name: ReviewName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    requireAdvisor(visit.viewer);
    const found = await this.reader.find(visit.viewer, name);
    const source = await this.reader.read(visit, found);
    const forms = freshForms(source);
    try {
      const competingInterests = readDeclaration(body);
      if (found.release.state !== 'candidate') {
        return this.pages.show(visit, source, { ...forms, declared: competingInterests });
      }
      const { record, version } = name;
      const { id = '' } = source.ownInvitation ?? {};
      const answer = { status: 'accepted', competingInterests } as const;
      await this.invitations.answer(visit.viewer, record, version, id, answer);
      return afterDeed(found, 'declared');
    } catch (error) {
      const declaration = {
        ...refusedForm(formValues(body), error, visit.language),
        kinds: chosenKinds(body),
      };
      return this.pages.show(visit, source, { ...forms, declaration });
    }
  }

  @Post('opinion')
  async give(
    @CurrentVisit() visit: Visit,
    @NamedReview() name: ReviewName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    requireAdvisor(visit.viewer);
    const found = await this.reader.find(visit.viewer, name);
    const values = formValues(body);
    const source = await this.reader.read(visit, found);
    const forms = freshForms(source);
    let { declared } = forms;
    try {
      if (hasDeclaration(body)) declared = readDeclaration(body);
      if (values['do'] === 'preview') {
        const html = await this.texts.render(readText(values, 'body', limitOf('body')).text);
        const opinion = { values, refusal: null, preview: { html } };
        return this.pages.show(visit, source, { ...forms, declared, opinion });
      }
      await this.giving.give(visit.viewer, found.repository, name.version, {
        ...readOpinion(values),
        ...(declared !== null && { competingInterests: declared }),
      });
      return afterDeed(found, 'given');
    } catch (error) {
      const opinion = refusedForm(values, error, visit.language);
      return this.pages.show(visit, source, { ...forms, declared, opinion });
    }
  }
}
