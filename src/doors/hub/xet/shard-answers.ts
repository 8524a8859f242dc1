import { Readable } from 'node:stream';
import { SphereError, Unavailable } from '../../../domain/errors/sphere-error.js';
import type { AssemblyProgress } from '../../../capabilities/artifacts/index.js';
import { toLfsError } from '../hub-errors.js';
import { beatsOf } from './while-it-lasts.js';

/** The answer of version 1: the shard is taken in. */
export const shardTaken = { result: 1 };

/** Version 1 for an assembly that takes long: blanks until it is done, which JSON allows. */
export function lateAnswer(work: Promise<unknown>): Readable {
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
  onFailure: (error: unknown) => void,
): Readable {
  // Heard below, as soon as the stream is read.
  work.catch(() => undefined);
  const frame = () =>
    line({ type: 'validating', verified: progress().done, total: progress().files });
  return Readable.from(
    (async function* () {
      try {
        yield* beatsOf(work, frame);
        yield line({ type: 'result' });
      } catch (error) {
        if (!(error instanceof SphereError) || error instanceof Unavailable) onFailure(error);
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
