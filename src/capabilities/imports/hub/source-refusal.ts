import {
  Forbidden,
  NotFound,
  Refused,
  type SphereError,
} from '../../../domain/errors/sphere-error.js';
import type { Incoming } from './incoming.js';
import { SourceTrouble } from './patience.js';

/** What was asked of a source, for its refusals. */
export interface Question {
  /** Completes "the source has no …": `model ns/name`, `file a/b.txt`. */
  readonly what: string;
  /** The revision that was asked for. */
  readonly revision: string;
  readonly token: string | null;
}

const transient: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/**
 * Lets an answer of success pass. Otherwise discards it and throws: `SourceTrouble` where waiting may
 * help, else a refusal that says what would (hf-hub section 0, errors).
 */
export async function requireSuccess(incoming: Incoming, question: Question): Promise<Incoming> {
  if (incoming.status >= 200 && incoming.status < 300) return incoming;
  await incoming.discard();
  throw failureOf(incoming, question);
}

function failureOf({ status, headers, url }: Incoming, question: Question): Error {
  if (transient.has(status)) {
    return new SourceTrouble(`${url.host} answered ${status}`, retryAfterMsOf(headers));
  }
  const code = headers.get('x-error-code') ?? '';
  const said = wordsOf(headers.get('x-error-message'), question.token);
  const answer = `${url.host} answered ${status}${said === '' ? '' : ` (${said})`}`;
  if (code === 'RevisionNotFound') return revisionNotFound(status, answer, question);
  if (code === 'GatedRepo') return gated(answer, question);
  if (status === 401 || status === 403) return hidden(answer, question);
  if (status === 404 && code !== 'EntryNotFound') return missing(answer, question);
  return new Refused('source-refused', `No ${question.what} came: ${answer}.`);
}

/** Seconds or a date in `Retry-After`; the Hub's `RateLimit: "api";r=0;t=55` else. */
function retryAfterMsOf(headers: Headers): number | null {
  const written = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,9}$/.test(written)) return Number(written) * 1_000;
  const instant = Date.parse(written);
  if (!Number.isNaN(instant)) return Math.max(0, instant - Date.now());
  const seconds = /;\s*t=(\d{1,9})/.exec(headers.get('ratelimit') ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds) * 1_000;
}

function revisionNotFound(status: number, answer: string, { what, revision }: Question) {
  return new NotFound(
    status === 410 ? 'source-withdrawn' : 'source-revision-not-found',
    `There is no revision "${revision}" of ${what}: ${answer}.`,
    { remedy: 'Name another with --revision: a branch, a tag or a whole commit id.' },
  );
}

function gated(answer: string, { what, token }: Question): SphereError {
  return new Forbidden('source-gated', `The ${what} is gated: ${answer}.`, {
    remedy:
      token !== null
        ? 'Accept its terms there with the account of the token, then run the import again.'
        : 'Accept its terms there, and give a token of that account with --token-file FILE.',
  });
}

function hidden(answer: string, { what, token }: Question): SphereError {
  return new Forbidden('source-forbidden', `The source does not show ${what}: ${answer}.`, {
    remedy:
      token !== null
        ? 'Check the token in the file of --token-file, and that its account may read the repository.'
        : 'It is private, gated or not there; give a token that may read it with --token-file FILE.',
  });
}

function missing(answer: string, { what, token }: Question): SphereError {
  return new NotFound('source-not-found', `The source has no ${what}: ${answer}.`, {
    remedy:
      token !== null
        ? 'Check its name and kind, and that the token of --token-file may read it.'
        : 'Check its name and kind; where it is private, give a token with --token-file FILE.',
  });
}

/** A stranger's words on a terminal: one line, without what steers it, and without the token. */
function wordsOf(text: string | null, token: string | null): string {
  return (text ?? '')
    .replaceAll(token ?? '\0', '…')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}
