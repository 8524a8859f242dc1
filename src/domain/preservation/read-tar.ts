import type { Buffer } from 'node:buffer';

import { tarBlockBytes, tarChecksum } from './tar.js';

/** What a header block says. */
export interface TarHeader {
  readonly path: string;
  readonly sizeBytes: number;
  /** `0` for files, `5` for folders, `x` and `g` for extended headers, `L` for a long path, … */
  readonly type: string;
}

/** What an extended header says of the entry after it. */
export interface PaxFields {
  readonly path?: string;
  readonly sizeBytes?: number;
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Reads one header block; null for an empty one, which ends an archive. Throws `RangeError` with the reason. */
export function readTarHeader(bytes: Buffer): TarHeader | null {
  if (bytes.every((byte) => byte === 0)) return null;
  if (bytes.length < tarBlockBytes || octalOf(bytes.subarray(148, 156)) !== tarChecksum(bytes)) {
    throw new RangeError('a header does not add up: this is no tar archive, or it is damaged');
  }
  const prefix = bytes.toString('latin1', 257, 262) === 'ustar' ? bytes.subarray(345, 500) : null;
  const name = readText(bytes.subarray(0, 100));
  const folder = prefix === null ? '' : readText(prefix);
  const type = String.fromCharCode(bytes[156] ?? 0);
  return {
    path: folder === '' ? name : `${folder}/${name}`,
    sizeBytes: readSize(bytes.subarray(124, 136)),
    type: type === '\0' || type === '7' ? '0' : type,
  };
}

/** Reads the records of an extended header. Throws `RangeError`. */
export function readPaxFields(bytes: Buffer): PaxFields {
  let path: string | undefined;
  let sizeBytes: number | undefined;
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(bytes.toString('latin1', at, Math.max(at, space)));
    const end = at + length;
    if (space === -1 || !Number.isSafeInteger(length) || end <= space || end > bytes.length) {
      throw new RangeError('an extended header cannot be read');
    }
    const equals = bytes.indexOf(0x3d, space);
    const key = bytes.toString('latin1', space + 1, equals);
    const value = bytes.subarray(equals + 1, end - 1);
    if (key === 'path') path = readText(value);
    if (key === 'size') sizeBytes = wholeNumber(value.toString('latin1'));
    if (key.startsWith('GNU.sparse')) throw new RangeError('it holds a sparse file');
    at = end;
  }
  return {
    ...(path !== undefined && { path }),
    ...(sizeBytes !== undefined && { sizeBytes }),
  };
}

/** Text up to the first NUL. Throws `RangeError` for what is no UTF-8. */
export function readText(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  try {
    return strict.decode(end === -1 ? bytes : bytes.subarray(0, end));
  } catch {
    throw new RangeError('a path is no UTF-8');
  }
}

/** Octal digits, or a number of eleven bytes where the first bit is set (GNU). */
function readSize(field: Buffer): number {
  const first = field[0] ?? 0;
  if (first === 0x80) return wholeNumber(BigInt(`0x${field.toString('hex', 1)}`).toString());
  return readOctal(field);
}

function readOctal(field: Buffer): number {
  const value = octalOf(field);
  if (Number.isNaN(value)) throw new RangeError('a header holds a number that is none');
  return value;
}

/** NaN for what is no octal number; 0 for an empty field. */
function octalOf(field: Buffer): number {
  const text = field
    .toString('latin1')
    .replace(/[\0 ]+$/, '')
    .trim();
  if (!/^[0-7]*$/.test(text)) return NaN;
  return text === '' ? 0 : parseInt(text, 8);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new RangeError('a header holds a size that is none');
}
