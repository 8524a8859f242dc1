import { Body, Controller, Get, Post, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  ExternalIdentitiesService,
  IdentityService,
  SignInFlows,
} from '../../../../capabilities/identity/index.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import { foreignForm } from '../../../../foundations/http/own-form.js';
import { formValues } from '../../forms/form-state.js';
import { identityWords } from '../../language/identity-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { SessionOpener } from '../session-opener.js';
import { ConfirmIdentityPage } from './confirm-identity-page.js';
import { confirmationToken, flowSecretOf, forgetFlow, isOwnConfirmation } from './flow-cookie.js';
import { lostWay, requireSameAccount } from './same-account.js';

/** The question before an identity that was proved signs in to an account. */
@Controller('sign-in/oidc/confirm')
@UseInterceptors(SendPages)
export class ConfirmIdentityController {
  private readonly isSecure: boolean;

  constructor(
    private readonly flows: SignInFlows,
    private readonly identities: ExternalIdentitiesService,
    private readonly identity: IdentityService,
    private readonly opener: SessionOpener,
    private readonly server: ServerConfig,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  @Get()
  async ask(@Req() request: FastifyRequest, @CurrentVisit() visit: Visit): Promise<Page> {
    const secret = flowSecretOf(request, this.isSecure);
    const proof = secret === null ? null : await this.flows.findProof(secret);
    if (secret === null || proof === null) throw lostWay();
    const words = identityWords[visit.language];
    return {
      title: proof.isSigningIn ? words.confirmOrcidTitle : words.confirmLinkTitle,
      description: words.hint,
      isIndexed: false,
      main: (
        <ConfirmIdentityPage
          proof={proof}
          account={await this.identity.accountById(proof.accountId)}
          token={confirmationToken(secret)}
          visit={visit}
        />
      ),
    };
  }

  @Post()
  async confirm(
    @Req() request: FastifyRequest,
    @CurrentVisit() visit: Visit,
    @Body() body: unknown,
  ): Promise<SeeOther> {
    const secret = flowSecretOf(request, this.isSecure);
    const { confirm } = formValues(body);
    if (secret === null || !isOwnConfirmation(request, secret, confirm, this.server.publicUrl)) {
      throw foreignForm();
    }
    const proof = await this.flows.takeProof(secret);
    if (proof === null) throw lostWay();
    const forget = forgetFlow(this.isSecure);
    if (proof.isSigningIn) {
      const account = await this.identity.accountById(proof.accountId);
      await this.identities.link(account, proof);
      return seeOther(proof.next, [forget, await this.opener.openFor(request, account)]);
    }
    requireSameAccount(visit, proof.accountId);
    await this.identities.link(visit.viewer, proof);
    return seeOther('/account?done=linked', [forget]);
  }
}
