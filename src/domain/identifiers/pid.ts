import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';
import { crockfordCheckDigits, crockfordSymbol } from './crockford.js';

/** Sphere's own persistent identifier, `xxxxx-xxxxx` in lower case: eight symbols, two digits. */
export type Pid = Branded<'Pid'>;

const symbolCount = 8;

/** Makes a PID of eight random bytes, each of which gives five of its bits (scholarly A.1). */
export function makePid(random8: Uint8Array): Pid {
  if (random8.length !== symbolCount) {
    throw new Error(`A PID takes ${symbolCount} random bytes, not ${random8.length}.`);
  }
  const symbols = Array.from(random8, crockfordSymbol).join('');
  return hyphenated(symbols + (crockfordCheckDigits(symbols) ?? ''));
}

/**
 * Reads a PID in any case, with or without its hyphen, and with the letters I, L and O that
 * Crockford reads as 1, 1 and 0. Throws `InvalidInput`: `pid`, or `pid-checksum` for a slip.
 */
export function parsePid(text: string, field = 'pid'): Pid {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll('-', '')
    .replace(/[il]/g, '1')
    .replaceAll('o', '0');
  const symbols = plain.slice(0, symbolCount);
  const expected = crockfordCheckDigits(symbols);
  const given = plain.slice(symbolCount);
  if (expected === null || !/^\d\d$/.test(given)) {
    throw InvalidInput.field(
      field,
      'pid',
      `"${text.slice(0, 80)}" is not a PID; it has the form xxxxx-xxxxx, as in 7b3kq-9zx02.`,
      { value: text.slice(0, 80) },
    );
  }
  if (given !== expected) {
    throw InvalidInput.field(
      field,
      'pid-checksum',
      `The check digits of the PID "${text.slice(0, 80)}" do not match; look for a mistyped symbol.`,
      { value: text.slice(0, 80) },
    );
  }
  return hyphenated(plain);
}

function hyphenated(tenSymbols: string): Pid {
  return `${tenSymbols.slice(0, 5)}-${tenSymbols.slice(5)}` as Pid;
}
