import type { Fault } from '../../domain/errors/sphere-error.js';
import { InvalidInput } from '../../domain/errors/sphere-error.js';

/**
 * Reads the fields of an input, each by its own reader, and gives what they read.
 * Throws one `InvalidInput` with the faults of all fields, not only of the first.
 */
export function gatherFields<Fields extends Readonly<Record<string, unknown>>>(readers: {
  readonly [Name in keyof Fields]: () => Fields[Name];
}): Fields {
  const faults: Fault[] = [];
  const entries = Object.entries<() => unknown>(readers).map(([name, read]) => {
    try {
      return [name, read()] as const;
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      faults.push(...error.faults);
      return [name, undefined] as const;
    }
  });
  if (faults.length > 0) {
    const messages = faults.map(({ message }) => message);
    throw new InvalidInput(messages.join(' '), { faults });
  }
  return Object.fromEntries(entries) as Fields;
}

/** Reads one of a list of words. Throws `InvalidInput` (`unknown-value`). */
export function oneOf<Word extends string>(
  words: readonly Word[],
  text: string,
  field: string,
): Word {
  const word = words.find((known) => known === text);
  if (word !== undefined) return word;
  throw InvalidInput.field(
    field,
    'unknown-value',
    `"${text.slice(0, 80)}" is not known; write one of: ${words.join(', ')}.`,
    { value: text.slice(0, 80), words },
  );
}
