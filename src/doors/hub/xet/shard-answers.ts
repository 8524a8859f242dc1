import { Readable } from 'node:stream';
import { SphereError, Unavailable } from '../../../domain/errors/sphere-error.js';
import type { AssemblyProgress } from '../../../capabilities/artifacts/index.js';
import { toLfsError } from '../hub-errors.js';
import { beatsOf } from './while-it-lasts.js';

/** Hears of what failed after the headers were sent. */
type Failure = (error: unknown) => void;

/** The answer of version 1: the shard is taken in. */
export const shardTaken = { result: 1 };

/**
 * Version 1 for an assembly that takes long: blanks until it is done, which JSON allows. What fails
 * now can only be cut off, and the client comes again.
 */
export function lateAnswer(work: Promise<unknown>, onFailure: Failure): Readable {
  // A client that hangs up leaves nobody else to hear of it.
  work.catch(onFailure);
  return Readable.from(
    (async function* () {
      yield* beatsOf(work, () => ' ');
      yield JSON.stringify(shardTaken);
    })(),
    { objectMode: false },
  );
}

/**
 * Version 2: one JSON object a line, how far it is and at last how it ended. A refusal is a line too,
 * since clients show its text, where of an HTTP status they show only the number.
 */
export function progressAnswer(
  work: Promise<unknown>,
  progress: () => AssemblyProgress,
  onFailure: Failure,
): Readable {
  work.catch((error: unknown) => {
    if (!(error instanceof SphereError) || error instanceof Unavailable) onFailure(error);
  });
  const frame = () =>
    line({ type: 'validating', verified: progress().done, total: progress().files });
  return Readable.from(
    (async function* () {
      try {
        yield* beatsOf(work, frame);
        yield line({ type: 'result' });
      } catch (error) {
        yield line({ type: 'error', ...describe(error) });
      }
    })(),
    { objectMode: false },
  );
}

function describe(error: unknown): { readonly message: string; readonly retryable: boolean } {
  if (!(error instanceof SphereError)) {
    return { message: 'The service failed to take in the shard.', retryable: true };
  }
  return { message: toLfsError(error).message, retryable: error instanceof Unavailable };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
