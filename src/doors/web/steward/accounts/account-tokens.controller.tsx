import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { AccountDirectory, TokensService } from '../../../../capabilities/identity/index.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import { NewTokenPage } from '../../account/tokens/new-token-page.js';
import { tokenRequest } from '../../account/tokens/token-request.js';
import { ConfirmPage } from '../../forms/confirm-page.js';
import { formValues, freshForm, refusedForm, statusOfForm } from '../../forms/form-state.js';
import { tokenWords } from '../../language/token-words.js';
import { listPage } from '../../pages/list-page.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit, visitAt } from '../../pages/visit.js';
import { StewardAccountPage } from './account-page.js';

/** The tokens of any account, for stewards to make and revoke. */
@Controller('steward/accounts/:handle/tokens')
@UseInterceptors(SendPages)
export class StewardTokensController {
  constructor(
    private readonly directory: AccountDirectory,
    private readonly tokens: TokensService,
    private readonly server: ServerConfig,
  ) {}

  @Post()
  async make(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Body() body: unknown,
  ): Promise<Page> {
    const values = formValues(body);
    const words = tokenWords[visit.language];
    const account = await this.directory.requireAccount(visit.viewer, handle);
    try {
      const { token } = await this.tokens.issue(visit.viewer, handle, tokenRequest(values));
      return {
        title: words.madeTitle,
        description: words.madeOnce,
        isIndexed: false,
        isSecret: true,
        address: `/steward/accounts/${account.handle}`,
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
      const token = refusedForm(values, error, visit.language);
      const here = visitAt(visit, `/steward/accounts/${account.handle}`);
      const tokens = await this.tokens.list(visit.viewer, handle, listPage(undefined));
      return {
        title: words.title,
        description: words.lead,
        isIndexed: false,
        address: here.address,
        status: statusOfForm(token),
        main: (
          <StewardAccountPage
            account={account}
            tokens={tokens}
            forms={{ roles: freshForm(), token }}
            visit={here}
            done={undefined}
          />
        ),
      };
    }
  }

  @Get(':id/revoke')
  async askBeforeRevoking(
    @CurrentVisit() visit: Visit,
    @Param('handle') handle: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const account = await this.directory.requireAccount(visit.viewer, handle);
    const { name, lastFour } = await this.tokens.require(visit.viewer, handle, id);
    const words = tokenWords[visit.language];
    const address = `/steward/accounts/${account.handle}`;
    return {
      title: words.confirmTitle,
      description: words.confirmHint,
      isIndexed: false,
      main: (
        <ConfirmPage
          visit={visit}
          title={words.confirmTitle}
          action={`${address}/tokens/${id}/revoke`}
          submit={words.revoke}
          back={address}
        >
          <p>
            <code>{account.handle}</code>
          </p>
          <p class="any">{words.confirm(name, lastFour)}</p>
          <p>{words.confirmHint}</p>
        </ConfirmPage>
      ),
    };
  }

  @Post(':id/revoke')
  async revoke(
    @CurrentVisit() { viewer }: Visit,
    @Param('handle') handle: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.tokens.revoke(viewer, handle, id);
    return seeOther(`/steward/accounts/${encodeURIComponent(handle)}?done=revoked`);
  }
}
