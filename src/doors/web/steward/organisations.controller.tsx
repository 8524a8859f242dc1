import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { AccountDirectory, OrganisationsService } from '../../../capabilities/identity/index.js';
import { foundingRequest } from '../account/organisations/founding.js';
import {
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  statusOfForm,
} from '../forms/form-state.js';
import { stewardWords } from '../language/steward-words.js';
import { listPage } from '../pages/list-page.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { StewardOrganisationsPage } from './organisations-page.js';

/** The organisations that there are, for stewards; each is managed where its owners do. */
@Controller('steward/organisations')
@UseInterceptors(SendPages)
export class StewardOrganisationsController {
  constructor(
    private readonly directory: AccountDirectory,
    private readonly organisations: OrganisationsService,
  ) {}

  @Get()
  list(
    @CurrentVisit() visit: Visit,
    @Query('q') prefix: unknown,
    @Query('cursor') cursor: unknown,
  ): Promise<Page> {
    return this.page(visit, freshForm(), typeof prefix === 'string' ? prefix : '', cursor);
  }

  @Post()
  async found(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page | SeeOther> {
    const values = formValues(body);
    try {
      const { handle } = await this.organisations.create(visit.viewer, foundingRequest(values));
      return seeOther(`/account/organisations/${handle}?done=founded`);
    } catch (error) {
      return this.page(visit, refusedForm(values, error, visit.language), '', undefined);
    }
  }

  private async page(
    visit: Visit,
    form: FormState,
    prefix: string,
    cursor: unknown,
  ): Promise<Page> {
    const question = { ...listPage(cursor), prefix };
    const organisations = await this.directory.organisations(visit.viewer, question);
    const words = stewardWords[visit.language];
    return {
      title: words.organisations,
      description: words.organisationsHint,
      isIndexed: false,
      status: statusOfForm(form),
      main: (
        <StewardOrganisationsPage
          organisations={organisations}
          prefix={prefix}
          form={form}
          visit={visit}
        />
      ),
    };
  }
}
