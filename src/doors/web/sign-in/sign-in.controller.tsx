import { Body, Controller, Get, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SessionsService, SignInAttempts } from '../../../capabilities/identity/index.js';
import { InvalidInput, Unauthenticated } from '../../../domain/errors/sphere-error.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { foreignForm } from '../../../foundations/http/own-form.js';
import { forgetSession, sessionSecretOf } from '../../../foundations/http/session-cookie.js';
import { besideField, formValues, freshForm, refusedForm } from '../forms/form-state.js';
import { localAddress } from '../pages/local-address.js';
import { type Page, type SeeOther, seeOther } from '../pages/page.js';
import { SendPages } from '../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../pages/visit.js';
import { SessionOpener } from './session-opener.js';
import { isOwnSignInForm } from './sign-in-form-cookie.js';
import { SignInView } from './sign-in-view.js';

/** Signing in with an access token, and out again. */
@Controller()
@UseInterceptors(SendPages)
export class SignInController {
  private readonly isSecure: boolean;

  constructor(
    private readonly sessions: SessionsService,
    private readonly attempts: SignInAttempts,
    private readonly opener: SessionOpener,
    private readonly view: SignInView,
    private readonly server: ServerConfig,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  @Get('sign-in')
  form(@CurrentVisit() visit: Visit, @Query('next') next: unknown): Page {
    return this.view.page(freshForm(), visit, localAddress(next));
  }

  @Post('sign-in')
  async signIn(
    @Req() request: FastifyRequest,
    @CurrentVisit() visit: Visit,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const values = formValues(body);
    const next = localAddress(values['next']);
    try {
      if (!isOwnSignInForm(request, values['sign-in'], this.server.publicUrl)) {
        throw foreignForm();
      }
      const cookie = await this.open(request, values['token']?.trim() ?? '');
      return seeOther(next, [cookie]);
    } catch (error) {
      const form = refusedForm({}, error, visit.language);
      const isOfToken = error instanceof Unauthenticated;
      return this.view.page(isOfToken ? besideField(form, 'token') : form, visit, next);
    }
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest): Promise<SeeOther> {
    const secret = sessionSecretOf(request);
    if (secret !== null) await this.sessions.close(secret);
    return seeOther('/', [forgetSession(this.isSecure)]);
  }

  private async open(request: FastifyRequest, token: string): Promise<string> {
    await this.attempts.requirePatience(request.ip);
    if (token === '') throw InvalidInput.field('token', 'missing', 'A token is missing.', {});
    try {
      return await this.opener.openByToken(request, token);
    } catch (error) {
      if (error instanceof Unauthenticated) await this.attempts.recordFailure(request.ip);
      throw error;
    }
  }
}
