import { setTimeout as pause } from 'node:timers/promises';

/** Proxies give up on an upstream that is silent for a minute, clients after five. */
const beatMs = 20_000;

/** Whether `work` ended before a first beat is due. Throws what `work` throws by then. */
export async function endsSoon(work: Promise<unknown>, withinMs = beatMs): Promise<boolean> {
  const over = new AbortController();
  const silence = pause(withinMs, false, { signal: over.signal }).catch(() => false);
  try {
    return await Promise.race([work.then(() => true), silence]);
  } finally {
    over.abort();
  }
}

/** One item every 20 seconds for as long as `work` lasts. Throws what `work` throws. */
export async function* beatsOf<Beat>(
  work: Promise<unknown>,
  beat: () => Beat,
  everyMs = beatMs,
): AsyncGenerator<Beat> {
  while (!(await endsSoon(work, everyMs))) yield beat();
}
