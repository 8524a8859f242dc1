import type { FastifyRequest } from 'fastify';
import { cookieOf } from './cookies.js';

const plainName = 'sphere_session';
/** Browsers accept this prefix over HTTPS alone, for this host alone (RFC 6265bis §4.1.3.2). */
const securedName = `__Host-${plainName}`;

/** The secret of the session that the request's cookie holds, or null. */
export function sessionSecretOf(request: FastifyRequest): string | null {
  if (request.headers.cookie === undefined) return null;
  const secret = cookieOf(request, securedName) ?? cookieOf(request, plainName);
  return secret === '' ? null : secret;
}

/** The `Set-Cookie` that keeps a session. Scripts cannot read it, and other sites' forms do not send it. */
export function keepSession(secret: string, expiresAt: Date, isSecure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Expires=${expiresAt.toUTCString()}`;
  return isSecure
    ? `${securedName}=${secret}; ${attributes}; Secure`
    : `${plainName}=${secret}; ${attributes}`;
}

/** The `Set-Cookie` that ends a session in the browser. */
export function forgetSession(isSecure: boolean): string {
  return keepSession('', new Date(0), isSecure);
}
