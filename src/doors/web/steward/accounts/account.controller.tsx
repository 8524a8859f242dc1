import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  AccountDirectory,
  AccountsService,
  TokensService,
} from '../../../../capabilities/identity/index.js';
import { ConfirmPage } from '../../forms/confirm-page.js';
import { wordsOfDeed } from '../../forms/deed.js';
import {
  type FormState,
  freshForm,
  refusedForm,
  repeatedValue,
  statusOfForm,
} from '../../forms/form-state.js';
import { stewardAccountWords } from '../../language/steward-account-words.js';
import { listPage } from '../../pages/list-page.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit, visitAt } from '../../pages/visit.js';
import { StewardAccountPage } from './account-page.js';

/** One account, for stewards: its roles, and its end. */
@Controller('steward/accounts/:handle')
@UseInterceptors(SendPages)
export class StewardAccountController {
  constructor(
    private readonly directory: AccountDirectory,
    private readonly accounts: AccountsService,
    private readonly tokens: TokensService,
  ) {}

  @Get()
  show(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Query('cursor') cursor: unknown,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const deed = wordsOfDeed(stewardAccountWords[visit.language].done, done);
    return this.page(visit, handle, freshForm(), cursor, deed);
  }

  @Post('roles')
  async setRoles(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    try {
      await this.directory.setRoles(visit.viewer, handle, repeatedValue(body, 'roles'));
      return seeOther(`/steward/accounts/${encodeURIComponent(handle)}?done=roles`);
    } catch (error) {
      return this.page(visit, handle, refusedForm({}, error, visit.language));
    }
  }

  @Get('close')
  async askBeforeClosing(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
  ): Promise<Page> {
    const account = await this.directory.requireAccount(visit.viewer, handle);
    const words = stewardAccountWords[visit.language];
    const address = `/steward/accounts/${account.handle}`;
    return {
      title: words.closeTitle,
      description: words.closeHint,
      isIndexed: false,
      main: (
        <ConfirmPage
          visit={visit}
          title={words.closeTitle}
          action={`${address}/close`}
          submit={words.close}
          back={address}
        >
          <p class="any">{words.confirmClose(`${account.handle} (${account.displayName})`)}</p>
          <p>{words.closeHint}</p>
        </ConfirmPage>
      ),
    };
  }

  @Post('close')
  async close(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
  ): Promise<Page | SeeOther> {
    try {
      await this.accounts.remove(visit.viewer, handle);
      return seeOther('/steward/accounts?done=closed');
    } catch (error) {
      return this.page(visit, handle, refusedForm({}, error, visit.language));
    }
  }

  private async page(
    visit: Visit,
    handle: string,
    roles: FormState,
    cursor?: unknown,
    done?: string,
  ): Promise<Page> {
    const account = await this.directory.requireAccount(visit.viewer, handle);
    const tokens = await this.tokens.list(visit.viewer, handle, listPage(cursor));
    const here = visitAt(visit, `/steward/accounts/${account.handle}`);
    return {
      title: account.displayName,
      description: stewardAccountWords[visit.language].title,
      isIndexed: false,
      address: here.address,
      status: statusOfForm(roles),
      main: (
        <StewardAccountPage
          account={account}
          tokens={tokens}
          forms={{ roles, token: freshForm({ scope: 'write' }) }}
          visit={here}
          done={done}
        />
      ),
    };
  }
}
