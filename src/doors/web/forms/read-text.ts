import { type Fault, InvalidInput, makeFault } from '../../../domain/errors/sphere-error.js';

/** Control characters but tabs and line ends, and halves of symbols. */
const unwritten = /(?![\t\n])\p{Cc}|\p{Cs}/gu;

/** What a field of a form holds, and what is wrong with it. */
export interface ReadText {
  readonly text: string;
  readonly faults: readonly Fault[];
}

/**
 * Reads a text of a form as people write: line ends of one kind, no control characters, nothing around.
 * Where it is longer than the field takes it is a fault, and never cut.
 */
export function readText(
  values: Readonly<Record<string, string>>,
  field: string,
  maxCharacters: number,
): ReadText {
  const text = (values[field] ?? '').replace(/\r\n?/g, '\n').replace(unwritten, '').trim();
  if (text.length <= maxCharacters) return { text, faults: [] };
  const message = `"${field}" has more than ${maxCharacters} characters; shorten it.`;
  return { text, faults: [makeFault(field, 'too-long', message, { limit: maxCharacters })] };
}

/** As `readText`. Throws `InvalidInput` (`too-long`) where it is at fault. */
export function takeText(
  values: Readonly<Record<string, string>>,
  field: string,
  maxCharacters: number,
): string {
  const { text, faults } = readText(values, field, maxCharacters);
  const [fault] = faults;
  if (fault === undefined) return text;
  throw new InvalidInput(fault.message, { faults });
}
