import { Body, Controller, Param, Post, UseInterceptors } from '@nestjs/common';
import { InvitationsService, ReplyToOpinion } from '../../../../capabilities/review/index.js';
import { InvalidInput } from '../../../../domain/errors/sphere-error.js';
import { requireWrite } from '../../../../domain/release/require-ability.js';
import { besideField, type FormState, formValues, refusedForm } from '../../forms/form-state.js';
import { readText } from '../../forms/read-text.js';
import { OpinionReader } from '../../opinions/opinion-reader.js';
import type { Page, SeeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { afterDeed, CandidatePages } from '../candidate/candidate-pages.js';
import { CandidateReader } from '../candidate/candidate-reader.js';
import { freshForms } from '../candidate/review-forms.js';
import { NamedReview, type ReviewName, reviewPath } from '../named-review.js';
import { maxReply, replyField } from './reply-form.js';

/** What the authors of a candidate do in its review: ask advisors, and reply to them. */
@Controller(reviewPath)
@UseInterceptors(SendPages)
export class AuthorsController {
  constructor(
    private readonly reader: CandidateReader,
    private readonly pages: CandidatePages,
    private readonly texts: OpinionReader,
    private readonly invitations: InvitationsService,
    private readonly replying: ReplyToOpinion,
  ) {}

  @Post('invitations')
  async invite(
    @CurrentVisit() visit: Visit,
    @NamedReview() name: ReviewName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const found = await this.reader.find(visit.viewer, name);
    requireWrite(visit.viewer, found.repository);
    const values = formValues(body);
    const advisor = values['advisor']?.trim() ?? '';
    try {
      if (advisor === '') {
        throw InvalidInput.field('advisor', 'missing', 'Write the handle of an advisor.');
      }
      await this.invitations.invite(visit.viewer, name.record, name.version, advisor);
      return afterDeed(found, 'invited');
    } catch (error) {
      const source = await this.reader.read(visit, found);
      const refused = refusedForm(values, error, visit.language);
      const invitation = besideField(refused, 'advisor');
      return this.pages.show(visit, source, { ...freshForms(source), invitation });
    }
  }

  @Post('replies/:opinion')
  async reply(
    @CurrentVisit() visit: Visit,
    @NamedReview() name: ReviewName,
    @Param('opinion') opinionId: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const found = await this.reader.find(visit.viewer, name);
    const { repository } = found;
    requireWrite(visit.viewer, repository);
    const values = formValues(body);
    const field = replyField(opinionId);
    const { text, faults } = readText(values, field, maxReply);
    try {
      if (faults[0] !== undefined) throw new InvalidInput(faults[0].message, { faults });
      if (values['do'] === 'preview') {
        const preview = { html: await this.texts.render(text) };
        const source = await this.reader.read(visit, found);
        const reply = { opinionId, values, refusal: null, preview };
        return this.pages.show(visit, source, { ...freshForms(source), reply });
      }
      await this.replying.reply(visit.viewer, repository, name.version, opinionId, text);
      return afterDeed(found, 'replied');
    } catch (error) {
      const source = await this.reader.read(visit, found);
      // An opinion that is not there has no form that could be shown again.
      if (!source.opinions.some(({ opinion }) => opinion.id === opinionId)) throw error;
      const refused = refusedForm(values, error, visit.language);
      const reply = { ...besideField(inField(refused, field), field), opinionId };
      return this.pages.show(visit, source, { ...freshForms(source), reply });
    }
  }
}

/** What a refusal says of the text of a reply, whose field has another name on a page with many. */
function inField(form: FormState, field: string): FormState {
  const { refusal } = form;
  if (refusal === null) return form;
  const faults = refusal.faults.map((fault) =>
    fault.field === 'body' ? { ...fault, field } : fault,
  );
  return { ...form, refusal: { ...refusal, faults } };
}
