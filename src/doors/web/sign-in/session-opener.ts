import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type SessionSecret, SessionsService } from '../../../capabilities/identity/index.js';
import type { AccountViewer } from '../../../domain/release/viewer.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { keepSession, sessionSecretOf } from '../../../foundations/http/session-cookie.js';

/** Puts a session of its own making into a browser: one that was planted there is worth nothing. */
@Injectable()
export class SessionOpener {
  private readonly isSecure: boolean;

  constructor(
    private readonly sessions: SessionsService,
    server: ServerConfig,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  /** Gives the `Set-Cookie`. Throws `Unauthenticated` as `IdentityService.authenticate`. */
  async openByToken(request: FastifyRequest, token: string): Promise<string> {
    return this.replace(request, await this.sessions.openByToken(token));
  }

  /** Gives the `Set-Cookie` of a session for an account that proved itself elsewhere. */
  async openFor(request: FastifyRequest, account: AccountViewer): Promise<string> {
    return this.replace(request, await this.sessions.openForAccount(account));
  }

  private async replace(
    request: FastifyRequest,
    { secret, expiresAt }: SessionSecret,
  ): Promise<string> {
    const before = sessionSecretOf(request);
    if (before !== null) await this.sessions.close(before);
    return keepSession(secret, expiresAt, this.isSecure);
  }
}
