import { timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../../domain/errors/sphere-error.js';

/** The field of a form that repeats the session's form token. */
export const formTokenField = 'form';
/** The header by which scripts of the site do the same. */
const formTokenHeader = 'x-sphere-form';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Throws `Forbidden` (`foreign-form`) where something is to be changed and the site's own page did not
 * ask for it: the browser names another origin, or the form token is missing or wrong.
 * @param publicUrl base of the site's addresses, without a trailing slash
 */
export function requireOwnForm(
  request: FastifyRequest,
  formToken: string,
  publicUrl: string,
): void {
  if (safeMethods.has(request.method)) return;
  const shown = shownToken(request);
  if (isOwnOrigin(request, publicUrl) && shown !== null && isSame(shown, formToken)) return;
  throw foreignForm();
}

/** The refusal of a form that is out of date, or that another site made. */
export function foreignForm(): Forbidden {
  const message =
    'This did not come from a page of this site that is in date, or your browser keeps no cookies.';
  return new Forbidden('foreign-form', message, {
    remedy: 'Load the page again, then repeat what you did.',
  });
}

/** Whether the browser says that the request comes from this site, or says nothing of it. */
export function isOwnOrigin({ headers, host }: FastifyRequest, publicUrl: string): boolean {
  const { origin } = headers;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  if (origin === undefined) return true;
  return (
    origin === new URL(publicUrl).origin || (URL.canParse(origin) && new URL(origin).host === host)
  );
}

function shownToken({ headers, body }: FastifyRequest): string | null {
  const header = headers[formTokenHeader];
  if (typeof header === 'string') return header;
  if (typeof body !== 'object' || body === null) return null;
  const field = (body as Readonly<Record<string, unknown>>)[formTokenField];
  return typeof field === 'string' ? field : null;
}

/** Takes as long for a wrong text as for the right one. */
export function isSame(shown: string, expected: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
