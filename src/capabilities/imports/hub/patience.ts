import { setTimeout as delay } from 'node:timers/promises';
import { Unavailable } from '../../../domain/errors/sphere-error.js';

/** How long a source that falters is waited for. */
export class Patience {
  /** Tries of one request without progress, the first included. */
  readonly attempts: number = 5;
  /** Wait after the first failure; doubled after each further one. */
  readonly firstDelayMs: number = 1_000;
  readonly maxDelayMs: number = 8_000;
  /** A source that asks for a longer wait ends the import, which a later run takes up again. */
  readonly maxRetryAfterMs: number = 300_000;
  /** Without a byte for so long, a connection is given up. */
  readonly silenceMs: number = 30_000;

  constructor(values: Partial<Patience> = {}) {
    Object.assign(this, values);
    Object.freeze(this);
  }
}

/** A failure that may be over when the request is repeated. */
export class SourceTrouble extends Error {
  /** @param retryAfterMs what the source asks for; null where it says nothing */
  constructor(
    message: string,
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

export interface PersistentWork<Result> {
  /** What is fetched, for messages. */
  readonly what: string;
  /** One try; throws `SourceTrouble` where another may help. */
  readonly attempt: () => Promise<Result>;
  /** Bytes that all tries together have brought; with none, only a whole try counts. */
  readonly progress?: () => number;
}

/** So much more than ever before makes the tries count from the start again. */
const progressBytes = 1_048_576;

/**
 * Repeats an attempt until it succeeds, with growing waits between. Throws `Unavailable` where the
 * trouble lasts, and whatever else the attempt throws at once.
 * @param onTrouble hears of each failure that is followed by another try
 */
export async function persist<Result>(
  { what, attempt, progress = () => 0 }: PersistentWork<Result>,
  patience: Patience,
  interruption: AbortSignal,
  onTrouble: (line: string) => void,
): Promise<Result> {
  let best = 0;
  for (let failures = 1; ; failures += 1) {
    try {
      interruption.throwIfAborted();
      return await attempt();
    } catch (error) {
      interruption.throwIfAborted();
      if (!(error instanceof SourceTrouble)) throw error;
      if (progress() - best >= progressBytes) {
        best = progress();
        failures = 1;
      }
      const waitMs = error.retryAfterMs ?? delayAfter(failures, patience);
      if (failures >= patience.attempts || waitMs > patience.maxRetryAfterMs) {
        throw givenUp(what, error, waitMs);
      }
      onTrouble(`${what}: ${error.message}; trying again in ${Math.ceil(waitMs / 1_000)} s.`);
      await delay(waitMs, undefined, { signal: interruption }).catch(() => {
        interruption.throwIfAborted();
      });
    }
  }
}

function delayAfter(failures: number, { firstDelayMs, maxDelayMs }: Patience): number {
  return Math.min(maxDelayMs, firstDelayMs * 2 ** (failures - 1));
}

function givenUp(what: string, trouble: SourceTrouble, waitMs: number): Unavailable {
  const seconds = Math.ceil(waitMs / 1_000);
  return new Unavailable(`${what}: ${trouble.message}.`, seconds, {
    cause: trouble,
    facts: { what: 'source' },
    remedy:
      trouble.retryAfterMs === null
        ? 'Run the import again: it goes on where it was.'
        : `Run the import again in ${seconds} s: it goes on where it was.`,
  });
}
