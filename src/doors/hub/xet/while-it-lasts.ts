import { setTimeout as pause } from 'node:timers/promises';

/** Proxies give up on an upstream that is silent for a minute, older clients after two. */
export const beatMs = 20_000;

/** Whether `work` ended before the first beat is due. Throws what `work` throws by then. */
export function endsSoon(work: Promise<unknown>): Promise<boolean> {
  return endsWithin(work, beatMs);
}

/** One item every 20 seconds for as long as `work` lasts. Throws what `work` throws. */
export async function* beatsOf<Beat>(
  work: Promise<unknown>,
  beat: () => Beat,
): AsyncGenerator<Beat> {
  while (!(await endsWithin(work, beatMs))) yield beat();
}

async function endsWithin(work: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const over = new AbortController();
  const silence = pause(timeoutMs, false, { signal: over.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), silence]);
  } finally {
    over.abort();
  }
}
