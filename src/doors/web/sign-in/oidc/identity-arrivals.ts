import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  ExternalIdentitiesService,
  type SignInFlow,
  SignInFlows,
} from '../../../../capabilities/identity/index.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import type { ProvedIdentity } from '../../../../foundations/openid/identity-provider.js';
import { type SeeOther, seeOther } from '../../pages/page.js';
import { SessionOpener } from '../session-opener.js';
import { forgetFlow, keepFlow } from './flow-cookie.js';

/** Where somebody goes who has proved an identity. */
@Injectable()
export class IdentityArrivals {
  private readonly isSecure: boolean;

  constructor(
    private readonly flows: SignInFlows,
    private readonly identities: ExternalIdentitiesService,
    private readonly opener: SessionOpener,
    server: ServerConfig,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  /** Into the account that it is linked to; to a question; or to a page that says what is left to do. */
  async goOn(
    request: FastifyRequest,
    { next, linkingAccountId }: SignInFlow,
    proved: ProvedIdentity,
  ): Promise<SeeOther> {
    if (linkingAccountId !== null) return this.askFirst(proved, linkingAccountId, false, next);
    const match = await this.identities.find(proved);
    switch (match.kind) {
      case 'linked': {
        const session = await this.opener.openFor(request, match.account);
        return seeOther(next, [forgetFlow(this.isSecure), session]);
      }
      case 'orcid':
        return this.askFirst(proved, match.account.accountId, true, next);
      case 'unknown':
        return seeOther('/sign-in/oidc/unknown', [forgetFlow(this.isSecure)]);
    }
  }

  /** Leads on to a page, so that no code of the issuer stays in the address. */
  private async askFirst(
    { issuer, subject, orcid }: ProvedIdentity,
    accountId: string,
    isSigningIn: boolean,
    next: string,
  ): Promise<SeeOther> {
    const proof = { issuer, subject, orcid, accountId, isSigningIn, next };
    const secret = await this.flows.keepProof(proof);
    return seeOther('/sign-in/oidc/confirm', [keepFlow(secret, this.isSecure)]);
  }
}
