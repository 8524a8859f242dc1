import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  AccountsService,
  ExternalIdentitiesService,
  SessionsService,
} from '../../../capabilities/identity/index.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { forgetSession } from '../../../foundations/http/session-cookie.js';
import { IdentityProvider } from '../../../foundations/openid/identity-provider.js';
import { wordsOfDeed } from '../forms/deed.js';
import { formValues } from '../forms/form-state.js';
import { accountWords } from '../language/account-words.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { AccountPage } from './account-page.js';

/** The first page of one's own account. */
@Controller('account')
@UseInterceptors(SendPages)
export class AccountController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly identities: ExternalIdentitiesService,
    private readonly provider: IdentityProvider,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  async overview(@CurrentVisit() visit: Visit, @Query('done') done: unknown): Promise<Page> {
    const viewer = requireAccount(visit.viewer);
    const [{ account, memberships }, sessions, identities] = await Promise.all([
      this.accounts.describe(viewer),
      this.sessions.list(viewer),
      this.identities.list(viewer),
    ]);
    const words = accountWords[visit.language];
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      main: (
        <AccountPage
          overview={{
            account,
            memberships,
            sessions,
            identities,
            providerHost: this.provider.host,
          }}
          viewer={viewer}
          visit={visit}
          done={wordsOfDeed(words.done, done)}
        />
      ),
    };
  }

  /** Also the session that asks for it. */
  @Post('sessions/end')
  async endSessions(@CurrentVisit() { viewer }: Visit): Promise<SeeOther> {
    await this.sessions.closeAll(viewer);
    return seeOther('/sign-in', [forgetSession(this.server.publicUrl.startsWith('https:'))]);
  }

  @Post('identities/unlink')
  async unlink(@CurrentVisit() { viewer }: Visit, @Body() body: unknown): Promise<SeeOther> {
    const { issuer = '', subject = '' } = formValues(body);
    await this.identities.unlink(viewer, { issuer, subject });
    return seeOther('/account?done=unlinked');
  }
}
