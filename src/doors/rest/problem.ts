import type { FastifyRequest } from 'fastify';
import {
  type Fault,
  Moved,
  NotAcceptable,
  type SphereError,
  TooManyAttempts,
  Unauthenticated,
  Unavailable,
  Withdrawn,
} from '../../domain/errors/sphere-error.js';
import { preferredLanguage } from '../../domain/language/preferred-language.js';
import { refusalIn } from '../../domain/refusals/refusal-in.js';
import type { ErrorAnswer } from '../../foundations/http/error-filter.js';
import { statusOfRefusal } from '../../foundations/http/status-of-refusal.js';
import { languageHeaders } from './answer-language.js';
import { list, object, openObject, ref, text } from './openapi/schema.js';
import { problemWords } from './problem-words.js';

/** A refusal as `application/problem+json` (RFC 9457 §3). */
export function toProblem(error: SphereError | null, request: FastifyRequest): ErrorAnswer {
  const language = preferredLanguage(request.headers['accept-language']);
  const words = problemWords[language];
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'access-control-allow-origin': '*',
    'cache-control': 'no-store',
    ...languageHeaders(language),
  };
  if (error === null) {
    return {
      status: 500,
      headers,
      body: {
        type: '/problems/internal',
        title: words.failed,
        status: 500,
        detail: words.quoteRequest(request.id),
        code: 'internal',
      },
    };
  }
  const status = statusOfRefusal(error);
  const { message, remedy, faults } = refusalIn(language, error);
  if (error instanceof Unavailable || error instanceof TooManyAttempts)
    headers['retry-after'] = String(error.retryAfterSeconds);
  if (error instanceof Unauthenticated) headers['www-authenticate'] = 'Bearer realm="sphere"';
  if (error instanceof NotAcceptable) headers['vary'] = 'Accept, Accept-Language';
  if (error instanceof Moved) headers['location'] = movedAddress(error, request.url);
  return {
    status,
    headers,
    body: {
      type: `/problems/${error.code}`,
      title: words.titleOf(error.code, status),
      status,
      detail: message,
      code: error.code,
      ...(remedy === undefined ? {} : { remedy }),
      ...(faults.length === 0 ? {} : { errors: faults.map((fault) => presentFault(fault)) }),
      ...(error instanceof NotAcceptable ? { supported: error.supported } : {}),
      ...(error instanceof Withdrawn ? { tombstone: error.tombstone } : {}),
    },
  };
}

/** One entry of `errors[]`, without the facts behind its sentence; what explains it is linked under `base`, or relative to the answer. */
export function presentFault(
  { docs, facts: _, ...fault }: Fault,
  base = '',
): Readonly<Record<string, unknown>> {
  return typeof docs === 'string' ? { ...fault, docs: `${base}${docs}` } : fault;
}

/** The same address under the repository's present name. */
function movedAddress({ asked, location }: Moved, url: string): string {
  const [path = '', ...query] = url.split('?');
  const [namespace = '', name = ''] = asked.split('/');
  // What was asked for may be percent-encoded in the address, and the kind may bear the same name.
  const segments = path.split('/');
  const at = segments.findIndex(
    (segment, index) => decodes(segment, namespace) && decodes(segments[index + 1], name),
  );
  if (at >= 0) segments.splice(at, 2, location.namespace, location.name);
  return [segments.join('/'), ...query].join('?');
}

function decodes(segment: string | undefined, wanted: string): boolean {
  if (segment === undefined) return false;
  try {
    return decodeURIComponent(segment) === wanted;
  } catch {
    return false;
  }
}

/** The shapes above, for the OpenAPI document. */
export const problemSchemas = {
  Fault: openObject({ field: text, code: text, message: text }),
  Problem: object(
    { type: text, title: text, status: { type: 'integer' }, detail: text, code: text },
    {
      remedy: text,
      error: text,
      errors: list(ref('Fault')),
      supported: list(text),
      tombstone: openObject(),
    },
  ),
};
