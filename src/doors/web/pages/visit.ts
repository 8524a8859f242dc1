import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../../domain/release/viewer.js';
import { sessionOf, viewerOf } from '../../../foundations/http/authentication.js';
import { cookieOf } from '../../../foundations/http/cookies.js';
import { sessionSecretOf } from '../../../foundations/http/session-cookie.js';
import { isLanguage, type Language, preferredLanguage } from '../language/language.js';
import { languageCookie } from './language-cookie.js';

/** What pages know of the request that they answer. */
export interface Visit {
  readonly viewer: Viewer;
  readonly language: Language;
  /** Whether the reader has just switched to that language, and will want to keep it. */
  readonly hasSwitched: boolean;
  /** Of somebody signed in; null for strangers. */
  readonly session: VisitSession | null;
  /** Path and query of the page, without the language: `/search?q=whisper`. */
  readonly address: string;
}

/** What forms repeat, and what the next page may have to replace. */
export interface VisitSession {
  readonly formToken: string;
  readonly isDue: boolean;
  readonly secret: string;
}

/** The visit, as a parameter of a controller's method. */
export const CurrentVisit = createParamDecorator((_: unknown, context: ExecutionContext): Visit =>
  visitOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** Reads the language from the address, then the cookie, then what the browser prefers. */
export function visitOf(request: FastifyRequest): Visit {
  const { address, language: asked } = partAddress(request.url);
  const kept = cookieOf(request, languageCookie);
  const language =
    asked ?? (isLanguage(kept) ? kept : preferredLanguage(request.headers['accept-language']));
  const hasSwitched = asked !== null;
  return {
    viewer: viewerOf(request),
    language,
    hasSwitched,
    session: visitSession(request),
    address,
  };
}

function visitSession(request: FastifyRequest): VisitSession | null {
  const session = sessionOf(request);
  const secret = sessionSecretOf(request);
  if (session === null || secret === null) return null;
  return { formToken: session.formToken, isDue: session.isDue, secret };
}

function partAddress(url: string): {
  readonly address: string;
  readonly language: Language | null;
} {
  const [path = '/', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  const asked = parameters.get('lang');
  parameters.delete('lang');
  const rest = parameters.toString();
  return {
    address: rest === '' ? path : `${path}?${rest}`,
    language: isLanguage(asked) ? asked : null,
  };
}

/** The visit as of the page at `path`, for what answers a form that was sent to another address. */
export function visitAt(visit: Visit, path: string): Visit {
  return visit.address.split('?', 1)[0] === path ? visit : { ...visit, address: path };
}

/** The same page in a language. */
export function inLanguage(address: string, language: Language): string {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
}
