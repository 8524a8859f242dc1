import type { FastifyRequest } from 'fastify';
import {
  Moved,
  type SphereError,
  Unauthenticated,
  Unavailable,
  Withdrawn,
} from '../../domain/errors/sphere-error.js';
import type { ErrorAnswer, ErrorWording } from '../../foundations/http/error-filter.js';
import { statusOfRefusal } from '../../foundations/http/status-of-refusal.js';
import { tombstoneUrl } from './wire/public-address.js';
import { toHeaderText } from './wire/header-text.js';

/** `X-Error-Code` by the code of the domain; other refusals carry none (hf-hub §0). */
const hubCodes: Readonly<Record<string, string>> = {
  'repository-not-found': 'RepoNotFound',
  'revision-not-found': 'RevisionNotFound',
  'entry-not-found': 'EntryNotFound',
  withdrawn: 'RevisionNotFound',
};

/** Exactly this text keeps Python from reporting a 401 as a missing repository (hf-hub §0). */
const badTokenMessage = 'Invalid credentials in Authorization header';

/** Whether the Hub door words the refusals of this address. */
export function isHubAddress(url: string): boolean {
  return (
    /^\/api\/(?!v1(?:[/?]|$))/.test(url) ||
    /^\/(?:(?:datasets|papers)\/)?[^/?]+\/[^/?]+\/(?:resolve|raw)\//.test(url) ||
    /^\/(?:(?:datasets|papers)\/)?[^/?]+\/[^/?]+\.git\/info\/lfs\//.test(url) ||
    /^\/papers\/(?:[^/?]+\/)?[^/?]+\.md(?:\?|$)/.test(url) ||
    url.startsWith('/objects/')
  );
}

/**
 * A refusal as Hub clients read it: `{error, errors: [{message}]}`, and the same in `X-Error-Code`
 * and `X-Error-Message`, since the answer to HEAD has no body (hf-hub §0).
 * @param publicUrl base of the address of a tombstone
 */
export function hubErrorWording(publicUrl: string): ErrorWording {
  return (error, request) => {
    if (error === null) {
      const message = `The service failed to answer. Quote request ${request.id} to its operators.`;
      return answer(500, message, {}, {});
    }
    if (error instanceof Moved) return moved(error, request);
    const status = statusOfRefusal(error);
    const message =
      error instanceof Withdrawn
        ? withdrawnMessage(error, publicUrl, request.url)
        : messageOf(error);
    const hubCode = hubCodes[error.code];
    return answer(
      status,
      message,
      {
        ...(hubCode !== undefined && { 'x-error-code': hubCode }),
        ...(error instanceof Unavailable && { 'retry-after': String(error.retryAfterSeconds) }),
        ...(error instanceof Unauthenticated && {
          'www-authenticate': 'Bearer realm="sphere", Basic realm="sphere"',
          ...(isBadToken(error) && { 'x-error-message': badTokenMessage }),
        }),
      },
      {
        errors: error.faults.map(({ code, field, message: text }) => ({
          message: text,
          code,
          field,
        })),
        ...(error instanceof Withdrawn && { tombstone: error.tombstone }),
      },
    );
  };
}

/** The refusal as one object of an LFS batch carries it (git-lfs batch API, `error`). */
export function toLfsError(error: SphereError): { code: number; message: string } {
  return { code: statusOfRefusal(error), message: messageOf(error) };
}

function withdrawnMessage({ message, tombstone }: Withdrawn, publicUrl: string, url: string) {
  const { ground, statement, version } = tombstone;
  const why = [ground, statement].filter((part) => typeof part === 'string');
  // An address without the names of the repository does not tell where it is.
  if (typeof tombstone['page'] === 'string') {
    return [message, ...why, `See ${tombstone['page']}`].join(' ');
  }
  const where = tombstoneUrl(publicUrl, url, typeof version === 'string' ? version : null);
  return [message, ...why, `See ${where}`].join(' ');
}

function messageOf(error: SphereError): string {
  const text = error.remedy === undefined ? error.message : `${error.message} ${error.remedy}`;
  // The name under which the clients' documentation has the rule (hf-hub §0).
  return error.code === 'released-immutable' ? `ACC_RELEASED_IMMUTABLE: ${text}` : text;
}

function isBadToken({ code }: SphereError): boolean {
  return code.startsWith('token-');
}

/** Relative, with the rest of the address kept: Python follows nothing else (hf-hub A1). */
function moved(error: Moved, request: FastifyRequest): ErrorAnswer {
  const { namespace, name } = error.location;
  const asked = `/${error.asked}`;
  const location = request.url.replace(asked, `/${namespace}/${name}`);
  if (location === request.url) {
    // The name stood in a body, which no redirect can change.
    return answer(404, error.message, { 'x-error-code': 'RepoNotFound' }, {});
  }
  return answer(307, error.message, { location }, {});
}

function answer(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>>,
  body: Readonly<Record<string, unknown>>,
): ErrorAnswer {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-error-message': toHeaderText(message),
      ...headers,
    },
    // git-lfs reads `message`, everybody else `error`.
    body: { error: message, message, ...body },
  };
}
