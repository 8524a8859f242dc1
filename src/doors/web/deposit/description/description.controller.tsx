import { createHash } from 'node:crypto';
import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { RecordsService } from '../../../../capabilities/discovery/index.js';
import { bibliographyTooLarge, MetadataProposals } from '../../../../capabilities/papers/index.js';
import { CardEditor } from '../../../../capabilities/releases/index.js';
import type { Proposal } from '../../../../domain/bibliography/proposal.js';
import {
  formatOfText,
  maxBibliographyBytes,
  readBibliography,
} from '../../../../domain/bibliography/read-bibliography.js';
import { rebaseDescription, writeDescription } from '../../../../domain/card/card-description.js';
import { parseCommitId } from '../../../../domain/identifiers/git-oid.js';
import type { BodyRouteConfig } from '../../../../foundations/http/body-parsers.js';
import {
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  statusOfForm,
} from '../../forms/form-state.js';
import { depositDescriptionWords } from '../../language/deposit-description-words.js';
import { depositLicenceWords } from '../../language/deposit-licence-words.js';
import { depositProposalWords } from '../../language/deposit-proposal-words.js';
import type { Language } from '../../language/language.js';
import { depositWords } from '../../language/deposit-words.js';
import { TextRenderer } from '../../markdown/text-renderer.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { filesAddress, type RecordName } from '../../records/record-address.js';
import { Surroundings } from '../../records/source/surroundings.js';
import { depositAddress } from '../deposit-address.js';
import { depositPath, NamedDeposit } from '../named-deposit.js';
import { refusedDeposit, refusedHere } from '../refused-deposit.js';
import { type Draft, DraftWorkReader } from '../workbench/draft-reader.js';
import { withProposed } from './carried-proposal.js';
import {
  applyAct,
  editedCard,
  type EditedDescription,
  readEdited,
  valuesOf,
} from './description-form.js';
import { DescriptionPage, type DescriptionSource } from './description-page.js';
import { type FilledIn, takeProposal } from './take-proposal.js';

/** A card of a megabyte of text and one of front matter, as a form encodes them. */
const bodyLimit: BodyRouteConfig = { bodyLimitBytes: 8 * 1024 * 1024 };
const shownWorks = 8;
const maxPreviewed = 1_000_000;

/** The description of a draft: a form that writes its card. */
@Controller(`${depositPath}/description`)
@UseInterceptors(SendPages)
export class DepositDescriptionController {
  constructor(
    private readonly drafts: DraftWorkReader,
    private readonly cards: CardEditor,
    private readonly records: RecordsService,
    private readonly renderer: TextRenderer,
    private readonly surroundings: Surroundings,
    private readonly proposals: MetadataProposals,
  ) {}

  @Get()
  async form(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Query('saved') saved: unknown,
  ): Promise<Page> {
    const draft = await this.drafts.read(visit.viewer, record);
    return this.page(draft, visit, this.freshSource(draft, saved !== undefined));
  }

  /** Every button of the form comes here; only `save` changes the draft. */
  @Post()
  @RouteConfig(bodyLimit)
  async change(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const draft = await this.drafts.read(visit.viewer, record);
    const act = formValues(body)['do'] ?? 'save';
    const edited = applyAct(readEdited(body), act);
    const source = this.sourceOf(edited, freshForm(valuesOf(edited)), draft);
    switch (act) {
      case 'save':
        return this.save(draft, visit, edited);
      case 'preview':
        return this.page(draft, visit, { ...source, preview: await this.preview(draft, edited) });
      case 'find':
        return this.page(draft, visit, { ...source, found: await this.find(edited.asked) });
      case 'propose-file':
      case 'propose-text':
        return this.fillIn(draft, visit, edited, body, act);
      default:
        return this.page(draft, visit, source);
    }
  }

  @Post('card')
  @RouteConfig(bodyLimit)
  async replaceCard(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const draft = await this.drafts.read(visit.viewer, record);
    const { card: sent = '', parent = '' } = formValues(body);
    const text = sent.replaceAll('\r\n', '\n');
    try {
      const head = parseCommitId(parent);
      await this.cards.writeText(visit.viewer, draft.repository, text, head);
      return saved(draft);
    } catch (error) {
      const edited = editedCard(draft.card, draft.repository.kind, draft.card.commitId);
      const form = refusedDeposit({ ...valuesOf(edited), card: text }, error, visit.language);
      return this.page(draft, visit, { ...this.sourceOf(edited, form, draft), cardText: text });
    }
  }

  /** The form again with what a bibliography or a PDF says; what cannot be read is said beside its field. */
  private async fillIn(
    draft: Draft,
    visit: Visit,
    edited: EditedDescription,
    body: unknown,
    act: 'propose-file' | 'propose-text',
  ): Promise<Page> {
    const { 'proposal-text': text = '', 'proposal-path': path = '' } = formValues(body);
    const kept = { ...valuesOf(edited), 'proposal-text': text, 'proposal-path': path };
    const field = act === 'propose-file' ? 'proposal-path' : 'proposal-text';
    if (act === 'propose-text' && text.trim() === '') {
      const form = refusedHere(kept, 400, depositProposalWords[visit.language].empty, field);
      return this.page(draft, visit, this.sourceOf(edited, form, draft));
    }
    try {
      const proposal =
        act === 'propose-file'
          ? await this.proposals.fromFile(visit.viewer, draft.repository, path)
          : readPasted(text);
      const filledIn = takeProposal(edited, draft.card.frontMatter, proposal);
      const marks = marksOf(filledIn, visit.language);
      const form = { ...freshForm(valuesOf(filledIn.edited)), marks };
      return this.page(draft, visit, { ...this.sourceOf(filledIn.edited, form, draft), filledIn });
    } catch (error) {
      const { values, refusal } = refusedForm(kept, error, visit.language);
      const message = [refusal.message, refusal.remedy ?? ''].join(' ').trim();
      const form = { values, refusal: { ...refusal, faults: [{ field, message }] } };
      return this.page(draft, visit, this.sourceOf(edited, form, draft));
    }
  }

  private async save(
    draft: Draft,
    visit: Visit,
    edited: EditedDescription,
  ): Promise<Page | SeeOther> {
    const { repository, card } = draft;
    // Whoever sends it once more has seen what the refusal says.
    const again = { ...edited, parent: card.commitId };
    if (edited.parent !== card.commitId) {
      const form = refusedHere(valuesOf(edited), 412, depositLicenceWords[visit.language].stale);
      const description = rebaseDescription(edited.description, card.frontMatter);
      return this.page(draft, visit, this.sourceOf({ ...again, description }, form, draft));
    }
    try {
      const frontMatter = writeDescription(
        withProposed(card.frontMatter, edited.proposed),
        repository.kind,
        edited.description,
      );
      await this.cards.write(visit.viewer, repository, card, { frontMatter, body: edited.body });
      return saved(draft);
    } catch (error) {
      const form = refusedDeposit(valuesOf(edited), error, visit.language);
      return this.page(draft, visit, this.sourceOf(again, form, draft));
    }
  }

  private freshSource(draft: Draft, isSaved: boolean): Parts {
    const edited = editedCard(draft.card, draft.repository.kind, draft.card.commitId);
    return { ...this.sourceOf(edited, freshForm(valuesOf(edited)), draft), isSaved };
  }

  private sourceOf(edited: EditedDescription, form: FormState, draft: Draft): Parts {
    const { publicUrl } = this.surroundings;
    const cardText = draft.card.text;
    const filledIn = null;
    return {
      edited,
      form,
      filledIn,
      found: null,
      preview: null,
      isSaved: false,
      publicUrl,
      cardText,
    };
  }

  private async find(asked: string) {
    if (asked === '') return [];
    const { items } = await this.records.search({ q: asked, limit: shownWorks });
    return items.map(({ document }) => document);
  }

  /** As the page will show it: the abstract, then the text. */
  private async preview(
    { repository }: Draft,
    { description, body }: EditedDescription,
  ): Promise<string> {
    const home = { filesAt: filesAddress(repository, 'main'), folder: '' };
    const texts = [description.description, body].filter((text) => text.trim() !== '');
    const rendered = await Promise.all(
      texts.map((whole) => {
        const text = whole.slice(0, maxPreviewed);
        const digest = createHash('sha256').update(text).digest('hex');
        return this.renderer.render(`${digest} ${home.filesAt}`, text, home);
      }),
    );
    return rendered.join('\n');
  }

  private page(draft: Draft, visit: Visit, parts: Parts): Page {
    const words = depositWords[visit.language];
    return {
      title: `${draft.repository.name}: ${words.steps.description}`,
      description: depositDescriptionWords[visit.language].lead,
      isIndexed: false,
      status: statusOfForm(parts.form),
      scripts: ['deposit-description.js'],
      main: <DescriptionPage draft={draft} visit={visit} {...parts} />,
    };
  }
}

type Parts = Omit<DescriptionSource, 'draft' | 'visit'>;

/** Throws `TooLarge` and `Refused` (`bibliography-unreadable`). */
function readPasted(text: string): Proposal {
  if (Buffer.byteLength(text) > maxBibliographyBytes) throw bibliographyTooLarge();
  return readBibliography(text, formatOfText(text));
}

function marksOf({ proposal, fields }: FilledIn, language: Language) {
  const words = depositProposalWords[language];
  const format = words.formats[proposal.format];
  return Object.fromEntries(
    fields.map((field) => [field, words.mark(format, proposal.sources[field] ?? '')]),
  );
}

function saved({ repository }: Draft): SeeOther {
  return seeOther(`${depositAddress(repository, 'description')}?saved`);
}
