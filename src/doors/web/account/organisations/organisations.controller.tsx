import { Body, Controller, Get, Post, UseInterceptors } from '@nestjs/common';
import { OrganisationsService } from '../../../../capabilities/identity/index.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import {
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  statusOfForm,
} from '../../forms/form-state.js';
import { organisationWords } from '../../language/organisation-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { foundingRequest } from './founding.js';
import { OrganisationsPage } from './organisations-page.js';

/** The organisations of one's own account. */
@Controller('account/organisations')
@UseInterceptors(SendPages)
export class OwnOrganisationsController {
  constructor(private readonly organisations: OrganisationsService) {}

  @Get()
  list(@CurrentVisit() visit: Visit): Promise<Page> {
    return this.page(visit, freshForm());
  }

  @Post()
  async found(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page | SeeOther> {
    const values = formValues(body);
    try {
      const { handle } = await this.organisations.create(visit.viewer, foundingRequest(values));
      return seeOther(`/account/organisations/${handle}?done=founded`);
    } catch (error) {
      return this.page(visit, refusedForm(values, error, visit.language));
    }
  }

  private async page(visit: Visit, form: FormState): Promise<Page> {
    const viewer = requireAccount(visit.viewer);
    const memberships = await this.organisations.ofAccount(viewer.accountId);
    const words = organisationWords[visit.language];
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      status: statusOfForm(form),
      main: (
        <OrganisationsPage memberships={memberships} form={form} viewer={viewer} visit={visit} />
      ),
    };
  }
}
