import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Unauthenticated } from '../../domain/errors/sphere-error.js';
import type { Viewer } from '../../domain/release/viewer.js';
import { ServerConfig } from '../config/server.config.js';
import { requireOwnForm } from './own-form.js';
import { sessionSecretOf } from './session-cookie.js';

/** What a request of somebody signed in with a browser stands on. */
export interface BrowserSession {
  readonly viewer: Viewer;
  /** What forms and scripts of the site repeat, since other sites cannot know it. */
  readonly formToken: string;
  /** Whether the next page should bring a new secret. */
  readonly isDue: boolean;
}

/** Who stands behind a secret; bound to the identity capability where the service is put together. */
export abstract class Authenticator {
  /** Throws `Unauthenticated` for a token that is bad, expired or revoked. */
  abstract authenticate(secret: string): Promise<Viewer>;
  /** The session of a cookie's secret, or null. */
  abstract resume(secret: string): Promise<BrowserSession | null>;
}

const anonymous: Viewer = { kind: 'anonymous' };

type RequestWithViewer = FastifyRequest & { viewer?: Viewer; session?: BrowserSession };

/**
 * Puts the viewer on every request and decides nothing but this: what a browser sends along by itself
 * changes nothing unless the site's own page asked for it. A rejected token makes an anonymous viewer
 * who carries the rejection: public reads go on, what needs an account throws it.
 */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly server: ServerConfig,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithViewer>();
    const { authorization } = request.headers;
    if (authorization === undefined) {
      const secret = sessionSecretOf(request);
      if (secret !== null) return this.resume(request, secret);
      request.viewer = anonymous;
      return true;
    }
    return this.identify(authorization).then((viewer) => {
      request.viewer = viewer;
      return true;
    });
  }

  private async resume(request: RequestWithViewer, secret: string): Promise<boolean> {
    const session = await this.authenticator.resume(secret);
    if (session === null) {
      request.viewer = anonymous;
      return true;
    }
    requireOwnForm(request, session.formToken, this.server.publicUrl);
    request.viewer = session.viewer;
    request.session = session;
    return true;
  }

  private async identify(authorization: string): Promise<Viewer> {
    const secret = secretOf(authorization);
    if (secret === null) {
      return {
        kind: 'anonymous',
        rejectedToken: new Unauthenticated(
          'token-invalid',
          'The Authorization header holds no token; write "Authorization: Bearer <token>".',
          { facts: { why: 'header' } },
        ),
      };
    }
    try {
      return await this.authenticator.authenticate(secret);
    } catch (error) {
      if (error instanceof Unauthenticated) return { kind: 'anonymous', rejectedToken: error };
      throw error;
    }
  }
}

/** The token of a Bearer header, or of a Basic one as git-lfs sends it: in the password. */
function secretOf(authorization: string): string | null {
  const [scheme = '', credentials = ''] = authorization.trim().split(/\s+/, 2);
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return credentials === '' ? null : credentials;
    case 'basic': {
      const decoded = Buffer.from(credentials, 'base64').toString('utf8');
      const colon = decoded.indexOf(':');
      return colon < 0 || colon === decoded.length - 1 ? null : decoded.slice(colon + 1);
    }
    default:
      return null;
  }
}

/** The viewer of the request, as a parameter of a controller's method. */
export const RequestViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer =>
  viewerOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The viewer that the guard put on the request. */
export function viewerOf(request: FastifyRequest): Viewer {
  return (request as RequestWithViewer).viewer ?? anonymous;
}

/** The session that the guard put on the request; null for strangers and for tokens. */
export function sessionOf(request: FastifyRequest): BrowserSession | null {
  return (request as RequestWithViewer).session ?? null;
}
