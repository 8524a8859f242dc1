import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { TokensService } from '../../../../capabilities/identity/index.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import type { AccountViewer } from '../../../../domain/release/viewer.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import { ConfirmPage } from '../../forms/confirm-page.js';
import { wordsOfDeed } from '../../forms/deed.js';
import {
  type FormState,
  formValues,
  freshForm,
  refusedForm,
  statusOfForm,
} from '../../forms/form-state.js';
import { DoneNote, ReadOnlyNote } from '../../forms/notes.js';
import { tokenWords } from '../../language/token-words.js';
import { listPage } from '../../pages/list-page.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { AccountNavigation } from '../account-navigation.js';
import { NewTokenPage } from './new-token-page.js';
import { TokenForm } from './token-form.js';
import { TokenList } from './token-list.js';
import { tokenRequest } from './token-request.js';

/** The access tokens of one's own account. */
@Controller('account/tokens')
@UseInterceptors(SendPages)
export class TokensController {
  constructor(
    private readonly tokens: TokensService,
    private readonly server: ServerConfig,
  ) {}

  @Get()
  list(
    @CurrentVisit() visit: Visit,
    @Query('cursor') cursor: unknown,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const words = tokenWords[visit.language];
    const deed = wordsOfDeed({ revoked: words.revoked }, done);
    return this.page(visit, freshForm({ scope: 'write' }), cursor, deed);
  }

  /** The secret stands on the answer alone: no address and no cookie holds it. */
  @Post()
  async make(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<Page> {
    const viewer = requireAccount(visit.viewer);
    const values = formValues(body);
    try {
      const { token } = await this.tokens.issue(viewer, viewer.handle, tokenRequest(values));
      const words = tokenWords[visit.language];
      return {
        title: words.madeTitle,
        description: words.madeOnce,
        isIndexed: false,
        isSecret: true,
        scripts: ['copy.js'],
        main: (
          <NewTokenPage
            token={token}
            publicUrl={this.server.publicUrl}
            back="/account/tokens"
            language={visit.language}
          />
        ),
      };
    } catch (error) {
      return this.page(visit, refusedForm(values, error, visit.language), undefined, undefined);
    }
  }

  @Get(':id/revoke')
  async askBeforeRevoking(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Page> {
    const viewer = requireAccount(visit.viewer);
    const { name, lastFour } = await this.tokens.require(viewer, viewer.handle, id);
    const words = tokenWords[visit.language];
    return {
      title: words.confirmTitle,
      description: words.confirmHint,
      isIndexed: false,
      main: (
        <ConfirmPage
          visit={visit}
          title={words.confirmTitle}
          action={`/account/tokens/${id}/revoke`}
          submit={words.revoke}
          back="/account/tokens"
        >
          <p class="any">{words.confirm(name, lastFour)}</p>
          <p>{words.confirmHint}</p>
          <p>{words.confirmSession}</p>
        </ConfirmPage>
      ),
    };
  }

  @Post(':id/revoke')
  async revoke(@CurrentVisit() { viewer }: Visit, @Param('id') id: string): Promise<SeeOther> {
    await this.tokens.revoke(viewer, requireAccount(viewer).handle, id);
    return seeOther('/account/tokens?done=revoked');
  }

  private async page(
    visit: Visit,
    form: FormState,
    cursor: unknown,
    done: string | undefined,
  ): Promise<Page> {
    const viewer: AccountViewer = requireAccount(visit.viewer);
    const tokens = await this.tokens.list(viewer, viewer.handle, listPage(cursor));
    const words = tokenWords[visit.language];
    const mayChange = viewer.scope === 'write';
    return {
      title: words.title,
      description: words.lead,
      isIndexed: false,
      status: statusOfForm(form),
      main: (
        <>
          <h1>{words.title}</h1>
          <AccountNavigation language={visit.language} current="/account/tokens" />
          <p class="lead">{words.lead}</p>
          <DoneNote text={done} />
          <ReadOnlyNote viewer={viewer} language={visit.language} />
          <section>
            <h2>{words.list}</h2>
            <TokenList
              tokens={tokens}
              revokeAt={mayChange ? (id) => `/account/tokens/${id}/revoke` : null}
              visit={visit}
            />
          </section>
          {(mayChange || form.refusal !== null) && (
            <TokenForm form={form} action="/account/tokens" visit={visit} />
          )}
        </>
      ),
    };
  }
}
