const firstPauseMs = 15_000;
/** DOIs are sent for ever, but nobody waits longer than this once their registrar is back. */
const longestPauseMs = 3_600_000;

/**
 * How long to wait before the next attempt: twice as long each time, up to an hour, and never the same
 * for all that failed together.
 * @param attempts how many failed, 1 or more
 * @param chance at least 0, below 1
 * @param retryAfterMs what the registrar asked for; at most an hour of it is heeded
 */
export function retryPauseMs(attempts: number, chance: number, retryAfterMs = 0): number {
  const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(attempts - 1, 20), longestPauseMs);
  return Math.max(pauseMs * (0.5 + chance / 2), Math.min(retryAfterMs, longestPauseMs));
}

/**
 * Milliseconds that `Retry-After` asks for, as seconds or as a date (RFC 9110 §10.2.3); 0 where it says
 * nothing that can be read.
 */
export function readRetryAfter(header: string | null, now: Date): number {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = /[A-Za-z]/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
