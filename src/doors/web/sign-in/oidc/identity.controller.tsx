import { Controller, Get, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  type SignInFlow,
  SignInAttempts,
  SignInFlows,
} from '../../../../capabilities/identity/index.js';
import { Unauthenticated } from '../../../../domain/errors/sphere-error.js';
import { requireAccount } from '../../../../domain/release/require-ability.js';
import { ServerConfig } from '../../../../foundations/config/server.config.js';
import { IdentityProvider } from '../../../../foundations/openid/identity-provider.js';
import { notOffered } from '../../../../foundations/openid/openid-provider.js';
import { refusedForm } from '../../forms/form-state.js';
import { localAddress } from '../../pages/local-address.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import { SignInView } from '../sign-in-view.js';
import { flowSecretOf, forgetFlow, keepFlow } from './flow-cookie.js';
import { IdentityArrivals } from './identity-arrivals.js';
import { lostWay, requireSameAccount } from './same-account.js';

const callbackPath = '/sign-in/oidc/callback';

/** The way to the issuer and back (OpenID Connect Core 1.0 §3.1). */
@Controller('sign-in/oidc')
@UseInterceptors(SendPages)
export class IdentityController {
  private readonly isSecure: boolean;

  constructor(
    private readonly provider: IdentityProvider,
    private readonly flows: SignInFlows,
    private readonly attempts: SignInAttempts,
    private readonly arrivals: IdentityArrivals,
    private readonly view: SignInView,
    private readonly server: ServerConfig,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  /** Leads to the issuer. `for=account` links what is proved there to the account that is signed in. */
  @Get()
  async begin(
    @CurrentVisit() visit: Visit,
    @Query('next') next: unknown,
    @Query('for') purpose: unknown,
  ): Promise<Page | SeeOther> {
    const linkingAccountId = purpose === 'account' ? requireAccount(visit.viewer).accountId : null;
    this.requireOffer();
    try {
      const { address, ...checks } = await this.provider.request(this.redirectUri());
      const flow = { ...checks, next: localAddress(next), linkingAccountId };
      return seeOther(address, [keepFlow(await this.flows.begin(flow), this.isSecure)]);
    } catch (error) {
      return this.view.page(refusedForm({}, error, visit.language), visit, localAddress(next));
    }
  }

  /** Where the issuer leads back to; what it brings counts once, in the browser that set out. */
  @Get('callback')
  async comeBack(
    @Req() request: FastifyRequest,
    @CurrentVisit() visit: Visit,
  ): Promise<Page | SeeOther> {
    this.requireOffer();
    const forget = forgetFlow(this.isSecure);
    try {
      await this.attempts.requirePatience(request.ip);
      const flow = await this.takeFlow(request, visit);
      const [, query = ''] = request.url.split('?', 2);
      const proved = await this.provider.prove(new URL(`${this.redirectUri()}?${query}`), flow);
      return await this.arrivals.goOn(request, flow, proved);
    } catch (error) {
      if (error instanceof Unauthenticated) await this.attempts.recordFailure(request.ip);
      return this.view.page(refusedForm({}, error, visit.language), visit, '/', [forget]);
    }
  }

  @Get('unknown')
  unknown(@CurrentVisit() { language }: Visit): Page {
    this.requireOffer();
    return this.view.unknownIdentity(language);
  }

  private async takeFlow(request: FastifyRequest, visit: Visit): Promise<SignInFlow> {
    const secret = flowSecretOf(request, this.isSecure);
    const flow = secret === null ? null : await this.flows.take(secret);
    if (flow === null) throw lostWay();
    if (flow.linkingAccountId !== null) requireSameAccount(visit, flow.linkingAccountId);
    return flow;
  }

  private requireOffer(): void {
    if (this.provider.host !== null) return;
    throw notOffered();
  }

  private redirectUri(): string {
    return `${this.server.publicUrl}${callbackPath}`;
  }
}
