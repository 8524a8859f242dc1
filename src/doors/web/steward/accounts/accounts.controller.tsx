import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  AccountDirectory,
  AccountsService,
  TokensService,
} from '../../../../capabilities/identity/index.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import { NewTokenPage } from '../../account/tokens/new-token-page.js';
import { wordsOfDeed } from '../../forms/deed.js';
import {
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  repeatedValue,
  statusOfForm,
} from '../../forms/form-state.js';
import { stewardAccountWords } from '../../language/steward-account-words.js';
import { listPage } from '../../pages/list-page.js';
import type { Page } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { AccountsPage } from './accounts-page.js';

/** The accounts that there are, for stewards. */
@Controller('steward/accounts')
@UseInterceptors(SendPages)
export class StewardAccountsController {
  constructor(
    private readonly directory: AccountDirectory,
    private readonly accounts: AccountsService,
    private readonly tokens: TokensService,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  list(
    @CurrentVisit() visit: Visit,
    @Query('q') prefix: unknown,
    @Query('cursor') cursor: unknown,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const { closed } = stewardAccountWords[visit.language];
    return this.page(visit, freshForm(), {
      prefix: typeof prefix === 'string' ? prefix : '',
      cursor,
      done: wordsOfDeed({ closed }, done),
    });
  }

  /** The first token stands on the answer alone, as every secret does. */
  @Post()
  async make(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page> {
    const values = formValues(body);
    const roles = repeatedValue(body, 'roles');
    const { handle = '', displayName = '', orcid = '' } = values;
    const words = stewardAccountWords[visit.language];
    try {
      const account = await this.accounts.create(visit.viewer, {
        handle: handle.trim(),
        displayName,
        ...(orcid.trim() !== '' && { orcid }),
        roles,
      });
      const { token } = await this.tokens.issue(visit.viewer, account.handle, {
        name: words.firstToken,
        scope: 'write',
      });
      return {
        title: words.firstToken,
        description: words.makeHint,
        isIndexed: false,
        isSecret: true,
        scripts: ['copy.js'],
        main: (
          <NewTokenPage
            token={token}
            publicUrl={this.server.publicUrl}
            back={`/steward/accounts/${account.handle}`}
            language={visit.language}
          />
        ),
      };
    } catch (error) {
      return this.page(visit, refusedForm(values, error, visit.language), { prefix: '', roles });
    }
  }

  private async page(
    visit: Visit,
    form: FormState,
    {
      prefix,
      cursor,
      roles = [],
      done,
    }: {
      readonly prefix: string;
      readonly cursor?: unknown;
      readonly roles?: readonly string[];
      readonly done?: string | undefined;
    },
  ): Promise<Page> {
    const accounts = await this.directory.accounts(visit.viewer, { ...listPage(cursor), prefix });
    const words = stewardAccountWords[visit.language];
    return {
      title: words.title,
      description: words.makeHint,
      isIndexed: false,
      status: statusOfForm(form),
      main: (
        <AccountsPage
          accounts={accounts}
          prefix={prefix}
          form={form}
          roles={roles}
          visit={visit}
          done={done}
        />
      ),
    };
  }
}
