import { Body, Controller, Get, Post, UseInterceptors } from '@nestjs/common';
import { IdentityService, type ReviewSettings } from '../../../../capabilities/identity/index.js';
import { type DryRunView, ProposeRelease } from '../../../../capabilities/releases/index.js';
import { type FormState, formValues, freshForm, statusOfForm } from '../../forms/form-state.js';
import { depositLicenceWords } from '../../language/deposit-licence-words.js';
import { depositReleaseWords } from '../../language/deposit-release-words.js';
import { depositWords } from '../../language/deposit-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import type { RecordName } from '../../records/record-address.js';
import { candidateAddress } from '../deposit-address.js';
import { depositPath, NamedDeposit } from '../named-deposit.js';
import { refusedDeposit, refusedHere } from '../refused-deposit.js';
import { type Draft, DraftWorkReader } from '../workbench/draft-reader.js';
import { nextVersion } from './next-version.js';
import { ReleasePage } from './release-page.js';

/** Proposing a draft as a release, and trying whether it could be. */
@Controller(`${depositPath}/release`)
@UseInterceptors(SendPages)
export class DepositReleaseController {
  constructor(
    private readonly drafts: DraftWorkReader,
    private readonly proposals: ProposeRelease,
    private readonly identity: IdentityService,
  ) {}

  @Get()
  async form(@CurrentVisit() visit: Visit, @NamedDeposit() record: RecordName): Promise<Page> {
    const draft = await this.drafts.read(visit.viewer, record);
    const version = nextVersion(draft.releases.map((release) => release.version));
    return this.page(draft, visit, freshForm({ version }), null);
  }

  @Post()
  async propose(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const values = formValues(body);
    const draft = await this.drafts.read(visit.viewer, record);
    const { repository, card } = draft;
    const notes = values['notes']?.replaceAll('\r\n', '\n').trim() ?? '';
    const proposal = {
      version: values['version']?.trim() ?? '',
      revision: card.commitId,
      ...(notes !== '' && { notes: notes.slice(0, 20_000) }),
    };
    try {
      if (values['do'] === 'check') {
        const checked = await this.proposals.dryRun(visit.viewer, repository, proposal);
        return await this.page(draft, visit, freshForm(values), checked);
      }
      if (values['commit'] !== card.commitId) {
        const { stale } = depositLicenceWords[visit.language];
        return await this.page(draft, visit, refusedHere(values, 412, stale), null);
      }
      const { version } = await this.proposals.propose(visit.viewer, repository, proposal);
      return seeOther(candidateAddress(repository, 'publish', version));
    } catch (error) {
      return this.page(draft, visit, refusedDeposit(values, error, visit.language), null);
    }
  }

  private async page(
    draft: Draft,
    visit: Visit,
    form: FormState,
    checked: DryRunView | null,
  ): Promise<Page> {
    const { language } = visit;
    const words = depositWords[language];
    const { review }: { readonly review: ReviewSettings } = await this.identity.namespaceById(
      draft.repository.namespaceId,
    );
    return {
      title: `${draft.repository.name}: ${words.steps.release}`,
      description: depositReleaseWords[language].lead,
      isIndexed: false,
      status: statusOfForm(form),
      main: <ReleasePage {...{ draft, visit, form, checked, review }} />,
    };
  }
}
