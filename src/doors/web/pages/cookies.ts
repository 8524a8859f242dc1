import type { FastifyRequest } from 'fastify';

/** Keeps the language that a reader has chosen; holds nothing else. */
export const languageCookie = 'sphere_language';

const yearSeconds = 31_536_000;

/** The value of a cookie of the request, or null. */
export function cookieOf(request: FastifyRequest, name: string): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key = '', value = ''] = pair.split('=', 2);
    if (key.trim() === name) return value.trim();
  }
  return null;
}

/** The `Set-Cookie` that keeps a language for a year. */
export function keepLanguage(language: string, isSecure: boolean): string {
  const secure = isSecure ? '; Secure' : '';
  return `${languageCookie}=${language}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly${secure}`;
}
