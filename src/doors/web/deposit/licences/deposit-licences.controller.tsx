import { Body, Controller, Get, Post, UseInterceptors } from '@nestjs/common';
import { CardEditor } from '../../../../capabilities/releases/index.js';
import { declareLicence, type LicenceScope } from '../../../../domain/card/declare-licence.js';
import { type FormState, formValues, freshForm, statusOfForm } from '../../forms/form-state.js';
import { depositLicenceWords } from '../../language/deposit-licence-words.js';
import { depositWords } from '../../language/deposit-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import type { RecordName } from '../../records/record-address.js';
import { depositAddress } from '../deposit-address.js';
import { depositPath, NamedDeposit } from '../named-deposit.js';
import { refusedDeposit, refusedHere } from '../refused-deposit.js';
import { type Draft, DraftWorkReader } from '../workbench/draft-reader.js';
import { groupRefusals, type RefusalGroup } from './group-refusals.js';
import { LicencesPage } from './licences-page.js';
import { maxNamedFiles } from './refused-files.js';

/** The licence report of a draft, and licences set right there. */
@Controller(`${depositPath}/licences`)
@UseInterceptors(SendPages)
export class DepositLicencesController {
  constructor(
    private readonly drafts: DraftWorkReader,
    private readonly cards: CardEditor,
  ) {}

  @Get()
  async report(@CurrentVisit() visit: Visit, @NamedDeposit() record: RecordName): Promise<Page> {
    return page(await this.drafts.read(visit.viewer, record), visit, freshForm());
  }

  @Post()
  async declare(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const values = formValues(body);
    const draft = await this.drafts.read(visit.viewer, record);
    const words = depositLicenceWords[visit.language];
    const licence = values['licence']?.trim() ?? '';
    if (licence === '') return page(draft, visit, refusedHere(values, 400, words.licenceMissing));
    const group = groupRefusals(draft.report).groups.find(({ key }) => key === values['group']);
    if (group === undefined)
      return page(draft, visit, refusedHere(values, 412, words.reportChanged));
    try {
      const { frontMatter, body: text } = draft.card;
      const declared = declareLicence(frontMatter, scopeOf(group, values['scope']), licence);
      const card = { frontMatter: declared, body: text };
      await this.cards.write(visit.viewer, draft.repository, draft.card, card);
      return seeOther(`${depositAddress(draft.repository, 'licences')}#report`);
    } catch (error) {
      return page(draft, visit, refusedDeposit(values, error, visit.language));
    }
  }
}

function scopeOf({ kind, paths }: RefusalGroup, scope: string | undefined): LicenceScope {
  if (scope === 'files' && paths.length <= maxNamedFiles) return { of: 'files', paths };
  return scope === 'kind' && kind !== null ? { of: 'kind', kind } : { of: 'release' };
}

function page(draft: Draft, visit: Visit, form: FormState): Page {
  const words = depositWords[visit.language];
  return {
    title: `${draft.repository.name}: ${words.steps.licences}`,
    description: depositLicenceWords[visit.language].lead,
    isIndexed: false,
    status: statusOfForm(form),
    main: <LicencesPage draft={draft} visit={visit} form={form} />,
  };
}
