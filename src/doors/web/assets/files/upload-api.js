// @ts-check
// The own API as the page asks it, with patience: what is interrupted is tried again.
import { isPassing, refusalText, waitSeconds } from '/assets/upload-plan.js';

/** The service said no, and will say so again. */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {Record<string, any>} problem of RFC 9457
   */
  constructor(status, problem) {
    super(refusalText(problem, String(status)));
    this.status = status;
    this.problem = problem;
    this.code = String(problem.code ?? '');
  }
}

/** Somebody paused or removed it. */
export class Interrupted extends Error {}

/** @typedef {(seconds: number, isOffline: boolean) => void} OnWait told before each pause, with 0 at its end */

/**
 * Repeats what passes by until it succeeds. Throws `Refusal` and `Interrupted`.
 * @template Answer
 * @param {() => Promise<Answer>} attempt throws `Refusal`, with status 0 where no answer came
 * @param {AbortSignal} signal
 * @param {OnWait} onWait
 * @returns {Promise<Answer>}
 */
export async function patiently(attempt, signal, onWait) {
  for (let failures = 0; ; failures += 1) {
    if (signal.aborted) throw new Interrupted();
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted) throw new Interrupted();
      if (!(error instanceof Refusal) || !isPassing(error.status)) throw error;
      await waitBefore(failures, error, signal, onWait);
    }
  }
}

/**
 * Waits before an attempt is repeated.
 * @param {number} failures before this one
 * @param {Refusal} error
 * @param {AbortSignal} signal
 * @param {OnWait} onWait
 */
export async function waitBefore(failures, error, signal, onWait) {
  const seconds = waitSeconds(failures, Number(error.problem.retryAfter ?? 0));
  onWait(seconds, !navigator.onLine);
  await pause(seconds * 1_000, signal);
  onWait(0, false);
}

/**
 * Waits, and no longer than until the connection is back.
 * @param {number} ms
 * @param {AbortSignal} signal
 */
function pause(ms, signal) {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve(undefined);
    };
    const timer = setTimeout(end, ms);
    addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}

export class DraftApi {
  /**
   * @param {string} base path of the draft in the own API
   * @param {string} formToken
   * @param {string} language
   */
  constructor(base, formToken, language) {
    this.base = base;
    this.formToken = formToken;
    this.language = language;
  }

  /**
   * @param {{path: string, size: number, sha256: string}} file
   * @param {AbortSignal} signal
   * @param {OnWait} onWait
   */
  begin(file, signal, onWait) {
    return patiently(() => this.ask('POST', '/uploads', file, signal), signal, onWait);
  }

  /**
   * Fresh addresses for the parts of an upload from one on.
   * @param {string} id
   * @param {number} fromPart
   * @param {AbortSignal} signal
   * @param {OnWait} onWait
   */
  refresh(id, fromPart, signal, onWait) {
    const path = `/uploads/${id}?fromPart=${fromPart}`;
    return patiently(() => this.ask('GET', path, undefined, signal), signal, onWait);
  }

  /**
   * @param {string} id
   * @param {{number: number, etag: string}[]} parts
   * @param {AbortSignal} signal
   * @param {OnWait} onWait
   */
  complete(id, parts, signal, onWait) {
    const path = `/uploads/${id}/complete`;
    return patiently(() => this.ask('POST', path, { parts }, signal), signal, onWait);
  }

  /**
   * Gives an upload up; whether the service hears of it does not matter: it ends by itself.
   * @param {string} id
   */
  async abort(id) {
    try {
      await this.ask('DELETE', `/uploads/${id}`, undefined, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  /**
   * @param {string} message
   * @param {object[]} operations
   * @param {AbortSignal} signal
   * @param {OnWait} onWait
   */
  commit(message, operations, signal, onWait) {
    const body = { message, operations };
    return patiently(() => this.ask('POST', '/commits', body, signal), signal, onWait);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {AbortSignal} signal
   * @returns {Promise<any>}
   */
  async ask(method, path, body, signal) {
    const answer = await this.fetch(method, path, body, signal);
    const text = await answer.text().catch(() => '');
    const read = text === '' ? {} : parse(text);
    if (answer.ok) return read;
    const retryAfter = Number(answer.headers.get('retry-after') ?? 0);
    throw new Refusal(answer.status, { ...read, retryAfter });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {AbortSignal} signal
   */
  async fetch(method, path, body, signal) {
    try {
      return await fetch(`${this.base}${path}`, {
        method,
        signal,
        headers: {
          accept: 'application/json',
          'accept-language': this.language,
          'x-sphere-form': this.formToken,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new Refusal(0, {});
    }
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/**
 * Sends one part to its signed address. Throws `Refusal`, with status 0 where the connection broke.
 * @param {{url: string, bytes: Blob, formToken: string}} part
 * @param {AbortSignal} signal
 * @param {(sentBytes: number) => void} onProgress
 * @returns {Promise<string>} the ETag of the part
 */
export function sendPart({ url, bytes, formToken }, signal, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settle = () => signal.removeEventListener('abort', stop);
    request.open('PUT', url);
    // The site's own store is sent the cookie as well, whether it is needed or not; any other takes no
    // header that was not signed.
    if (new URL(url).origin === location.origin) {
      request.setRequestHeader('x-sphere-form', formToken);
    }
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      settle();
      const etag = request.getResponseHeader('etag');
      if (request.status >= 200 && request.status < 300 && etag !== null) resolve(etag);
      else reject(new Refusal(request.status, parse(request.responseText)));
    };
    request.onerror = () => {
      settle();
      reject(new Refusal(0, {}));
    };
    request.onabort = () => {
      settle();
      reject(new Interrupted());
    };
    signal.addEventListener('abort', stop);
    request.send(bytes);
  });
}
