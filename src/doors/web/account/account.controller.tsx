import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import {
  AccountsService,
  ExternalIdentitiesService,
  ProfilesService,
  SessionsService,
} from '../../../capabilities/identity/index.js';
import { requireAccount } from '../../../domain/release/require-ability.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { forgetSession } from '../../../foundations/http/session-cookie.js';
import { IdentityProvider } from '../../../foundations/openid/identity-provider.js';
import { wordsOfDeed } from '../forms/deed.js';
import { type FormState, formValues, refusedForm, statusOfForm } from '../forms/form-state.js';
import { accountWords } from '../language/account-words.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit, visitAt } from '../pages/visit.js';
import { AccountPage } from './account-page.js';
import { profileChanges, profileState } from './profile-form.js';

/** The first page of one's own account. */
@Controller('account')
@UseInterceptors(SendPages)
export class AccountController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly profiles: ProfilesService,
    private readonly sessions: SessionsService,
    private readonly identities: ExternalIdentitiesService,
    private readonly provider: IdentityProvider,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  overview(@CurrentVisit() visit: Visit, @Query('done') done: unknown): Promise<Page> {
    return this.page(visit, null, wordsOfDeed(accountWords[visit.language].done, done));
  }

  @Post('profile')
  async describe(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page | SeeOther> {
    const { handle } = requireAccount(visit.viewer);
    const values = formValues(body);
    try {
      const changes = profileChanges(await this.profiles.read(handle), values);
      await this.profiles.update(visit.viewer, handle, changes, 'account');
      return seeOther('/account?done=described');
    } catch (error) {
      return this.page(visit, refusedForm(values, error, visit.language));
    }
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

  private async page(visit: Visit, form: FormState | null, done?: string): Promise<Page> {
    const viewer = requireAccount(visit.viewer);
    const [{ account, memberships }, sessions, identities, profile] = await Promise.all([
      this.accounts.describe(viewer),
      this.sessions.list(viewer),
      this.identities.list(viewer),
      this.profiles.read(viewer.handle),
    ]);
    const words = accountWords[visit.language];
    const here = visitAt(visit, '/account');
    const providerHost = this.provider.host;
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      address: here.address,
      status: form === null ? 200 : statusOfForm(form),
      main: (
        <AccountPage
          overview={{ account, memberships, sessions, identities, profile, providerHost }}
          form={form ?? profileState(profile)}
          viewer={viewer}
          visit={here}
          done={done}
        />
      ),
    };
  }
}
