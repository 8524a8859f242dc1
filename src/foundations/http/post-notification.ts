import { readRetryAfter } from '../../domain/registration/retry-pause.js';

/** What an inbox answered to a notification, or why nothing was heard. Reasons are single lines. */
export type NotificationOutcome =
  | { readonly verdict: 'taken' }
  | { readonly verdict: 'later'; readonly reason: string; readonly retryAfterMs: number }
  | { readonly verdict: 'refused'; readonly reason: string };

/** The whole of an attempt. */
const timeoutMs = 20_000;
const longestReason = 300;

/**
 * Posts a notification to an inbox that the operator named (LDN §3.1). Redirects are not followed: the
 * inbox would be another than was named. Never throws for an answer.
 */
export async function postNotification(
  inbox: string,
  document: string,
  now: Date,
): Promise<NotificationOutcome> {
  try {
    const answer = await fetch(inbox, {
      method: 'POST',
      headers: { 'content-type': 'application/ld+json', 'user-agent': 'Sphere' },
      body: document,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    return outcomeOf(answer, now);
  } catch (error) {
    return { verdict: 'later', reason: describe(error), retryAfterMs: 0 };
  }
}

function outcomeOf({ status, headers }: Response, now: Date): NotificationOutcome {
  if (status >= 200 && status < 300) return { verdict: 'taken' };
  const reason = `HTTP ${status}`;
  const isLasting = status >= 400 && status < 500 && ![408, 425, 429].includes(status);
  if (isLasting) return { verdict: 'refused', reason };
  return {
    verdict: 'later',
    reason,
    retryAfterMs: readRetryAfter(headers.get('retry-after'), now),
  };
}

/** `fetch failed` alone says nothing; its cause does. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const said = cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
  return said.replace(/\s+/g, ' ').slice(0, longestReason);
}
