import { isUtf8 } from 'node:buffer';
import type { FormatFaults } from '../refusals/format-faults.js';
import { FormatRefusal } from './format-fault.js';

/** Decodes UTF-8, keeping a byte order mark. Throws `FormatRefusal` with `code` when it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, code: keyof FormatFaults, what: string): string {
  if (!isUtf8(bytes)) throw new FormatRefusal(code, `${what} is not UTF-8.`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
