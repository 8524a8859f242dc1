import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { cookieOf } from '../../../foundations/http/cookies.js';
import { isOwnOrigin, isSame } from '../../../foundations/http/own-form.js';

const cookieName = 'sphere_sign_in';

/**
 * What binds the form to the browser that loaded it, before there is a session: without it another
 * site could sign a reader in as somebody else, and collect what she then does.
 */
export function freshSignInForm(isSecure: boolean): {
  readonly token: string;
  readonly cookie: string;
} {
  const token = randomBytes(32).toString('base64url');
  const secure = isSecure ? '; Secure' : '';
  const cookie = `${cookieName}=${token}; Path=/sign-in; HttpOnly; SameSite=Strict; Max-Age=3600${secure}`;
  return { token, cookie };
}

/** Whether a form was sent by the browser that loaded it from here. */
export function isOwnSignInForm(
  request: FastifyRequest,
  token: string | undefined,
  publicUrl: string,
): boolean {
  const kept = cookieOf(request, cookieName);
  return (
    kept !== null && token !== undefined && isOwnOrigin(request, publicUrl) && isSame(token, kept)
  );
}
