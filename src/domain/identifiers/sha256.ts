import { InvalidInput } from '../errors/sphere-error.js';
import type { Branded } from './brand.js';

/** SHA-256 as lower-case hex, 64 characters. */
export type Sha256 = Branded<'Sha256'>;

const pattern = /^[0-9a-f]{64}$/;

/** Reads a SHA-256 in hex of either case. Throws `InvalidInput`. */
export function parseSha256(text: string, field = 'sha256'): Sha256 {
  const lower = text.toLowerCase();
  if (!pattern.test(lower)) {
    throw InvalidInput.field(
      field,
      'sha256',
      `"${text.slice(0, 80)}" is not a SHA-256; write 64 hexadecimal characters.`,
      { value: text.slice(0, 80) },
    );
  }
  return lower as Sha256;
}
