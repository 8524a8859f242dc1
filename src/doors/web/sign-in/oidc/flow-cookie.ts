import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { cookieOf } from '../../../../foundations/http/cookies.js';
import { isOwnOrigin, isSame } from '../../../../foundations/http/own-form.js';

const plainName = 'sphere_identity';
/** Over HTTPS no other host can plant it (RFC 6265bis §4.1.3.2). */
const securedName = `__Host-${plainName}`;
const lifetimeSeconds = 600;

/** The secret that leads to what is kept of this browser's way, or null. */
export function flowSecretOf(request: FastifyRequest, isSecure: boolean): string | null {
  const secret = cookieOf(request, isSecure ? securedName : plainName);
  return secret === '' ? null : secret;
}

/** The `Set-Cookie` that keeps it for ten minutes; browsers send it when the issuer leads back here. */
export function keepFlow(secret: string, isSecure: boolean): string {
  return write(secret, lifetimeSeconds, isSecure);
}

/** The `Set-Cookie` that ends it in the browser. */
export function forgetFlow(isSecure: boolean): string {
  return write('', 0, isSecure);
}

/** What a form repeats of a secret, which stays in the cookie. */
export function confirmationToken(secret: string): string {
  return createHash('sha256').update(`confirm ${secret}`).digest('base64url');
}

/** Whether the confirmation was sent from the page that asked for it. */
export function isOwnConfirmation(
  request: FastifyRequest,
  secret: string,
  token: string | undefined,
  publicUrl: string,
): boolean {
  return (
    token !== undefined &&
    isOwnOrigin(request, publicUrl) &&
    isSame(token, confirmationToken(secret))
  );
}

function write(secret: string, maxAgeSeconds: number, isSecure: boolean): string {
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}`;
  return isSecure
    ? `${securedName}=${secret}; ${attributes}; Secure`
    : `${plainName}=${secret}; ${attributes}`;
}
