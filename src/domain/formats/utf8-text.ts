import { isUtf8 } from 'node:buffer';
import { FormatRefusal } from './format-fault.js';

/** Decodes UTF-8, keeping a byte order mark. Throws `FormatRefusal` with `code` when it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, code: string, what: string): string {
  if (!isUtf8(bytes)) throw new FormatRefusal(code, `${what} is not UTF-8.`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
