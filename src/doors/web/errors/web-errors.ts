import type { FastifyRequest } from 'fastify';
import { Moved, TooManyAttempts, Unavailable } from '../../../domain/errors/sphere-error.js';
import type { ErrorWording } from '../../../foundations/http/error-filter.js';
import type { PageWriter } from '../pages/page-writer.js';
import { visitOf } from '../pages/visit.js';
import { errorPage } from './error-page.js';

/** Addresses that programs ask, whatever they accept. */
const machineAddress = /^\/(?:api|objects|healthz|metrics|oai|v2|id|problems)(?:[/?]|$)/;

/** Whether somebody reads the answer in a browser: those get a page, and programs a problem document. */
export function isReadInBrowser({ url, headers }: FastifyRequest): boolean {
  return !machineAddress.test(url) && (headers.accept ?? '').includes('text/html');
}

/** A refusal as a page in the reader's language. */
export function webErrorWording(writer: PageWriter): ErrorWording {
  return (error, request) => {
    const visit = visitOf(request);
    if (error instanceof Moved) {
      const { namespace, name } = error.location;
      const location = request.url.replace(`/${error.asked}`, `/${namespace}/${name}`);
      if (location !== request.url) return { status: 301, headers: { location }, body: '' };
    }
    const page = errorPage(error, visit, request.id);
    const { status, headers, html } = writer.write(page, visit);
    const isPassing = error instanceof Unavailable || error instanceof TooManyAttempts;
    const retry = isPassing ? { 'retry-after': String(error.retryAfterSeconds) } : {};
    return { status, headers: { ...headers, ...retry }, body: html };
  };
}
