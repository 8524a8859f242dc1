import { Buffer } from 'node:buffer';

/** One file of an archive. */
export interface TarEntry {
  readonly path: string;
  readonly sizeBytes: number;
  /** Seconds since 1970. */
  readonly modifiedAt: number;
}

export const tarBlockBytes = 512;
/** Two empty blocks end an archive (POSIX pax §"ustar Interchange Format"). */
export const tarEnd = Buffer.alloc(2 * tarBlockBytes);

const maxNameBytes = 100;
/** Eleven octal digits. */
const maxOctalSize = 0o77777777777;

/**
 * The header of a regular file in a POSIX pax archive: one block, or three and more where its path or its
 * size need an extended header. Owner, group and device are left out: the same entry gives the same bytes.
 */
export function tarHeader({ path, sizeBytes, modifiedAt }: TarEntry): Buffer {
  const isPlainPath = /^[\x20-\x7e]+$/.test(path) && path.length <= maxNameBytes;
  const isPlainSize = sizeBytes <= maxOctalSize;
  const records = [
    ...(isPlainPath ? [] : [paxRecord('path', path)]),
    ...(isPlainSize ? [] : [paxRecord('size', String(sizeBytes))]),
  ];
  const name = isPlainPath ? path : `file-${Buffer.byteLength(path)}`;
  const size = isPlainSize ? sizeBytes : 0;
  const header = block({ name, size, modifiedAt, type: '0' });
  if (records.length === 0) return header;
  const extended = Buffer.concat(records);
  return Buffer.concat([
    block({ name: 'PaxHeader', size: extended.length, modifiedAt, type: 'x' }),
    extended,
    tarPadding(extended.length),
    header,
  ]);
}

/** What fills the last block of so many bytes. */
export function tarPadding(sizeBytes: number): Buffer {
  return Buffer.alloc((tarBlockBytes - (sizeBytes % tarBlockBytes)) % tarBlockBytes);
}

function block(fields: {
  readonly name: string;
  readonly size: number;
  readonly modifiedAt: number;
  readonly type: '0' | 'x';
}): Buffer {
  const bytes = Buffer.alloc(tarBlockBytes);
  bytes.write(fields.name, 0, maxNameBytes, 'latin1');
  bytes.write('0000644\0', 100, 'latin1');
  bytes.write('0000000\0', 108, 'latin1');
  bytes.write('0000000\0', 116, 'latin1');
  bytes.write(`${octal(fields.size)}\0`, 124, 'latin1');
  bytes.write(`${octal(fields.modifiedAt)}\0`, 136, 'latin1');
  bytes.write('        ', 148, 'latin1');
  bytes.write(fields.type, 156, 'latin1');
  bytes.write('ustar\x0000', 257, 'latin1');
  bytes.write('0000000\0', 329, 'latin1');
  bytes.write('0000000\0', 337, 'latin1');
  bytes.write(`${tarChecksum(bytes).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** The sum of a header's bytes, its own field counted as spaces. */
export function tarChecksum(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 0x20 : byte), 0);
}

function octal(value: number): string {
  return value.toString(8).padStart(11, '0');
}

/** `length key=value\n`, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.from(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) {
    length = String(length).length + rest.length;
  }
  return Buffer.concat([Buffer.from(String(length)), rest]);
}
