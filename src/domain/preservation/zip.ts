import { Buffer } from 'node:buffer';

/** A stored file of an archive; its checksum is known once its bytes have passed. */
export interface ZipEntry {
  readonly path: string;
  readonly sizeBytes: number;
}

/** An entry that was written. */
export interface WrittenEntry extends ZipEntry {
  readonly crc32: number;
  /** Where its header begins. */
  readonly offset: number;
}

const max32 = 0xffff_ffff;
const max16 = 0xffff;
/** 4.5: zip64. */
const version = 45;
/** Bit 3: the checksum follows the bytes; bit 11: paths are UTF-8 (APPNOTE 6.3.10 §4.4.4). */
const flags = 0x0808;
/** 1 January 1980, the first day there is: the same entries give the same bytes. */
const dosDate = 0x0021;

/** The header before an entry's bytes. */
export function zipHeader({ path, sizeBytes }: ZipEntry): Buffer {
  const name = Buffer.from(path);
  const extra = isLarge(sizeBytes) ? zip64Extra([0, 0]) : Buffer.alloc(0);
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(version, 4);
  bytes.writeUInt16LE(flags, 6);
  bytes.writeUInt16LE(dosDate, 12);
  if (isLarge(sizeBytes)) bytes.fill(0xff, 18, 26);
  bytes.writeUInt16LE(name.length, 26);
  bytes.writeUInt16LE(extra.length, 28);
  return Buffer.concat([bytes, name, extra]);
}

/** What follows an entry's bytes. */
export function zipDescriptor(sizeBytes: number, crc32: number): Buffer {
  const bytes = Buffer.alloc(isLarge(sizeBytes) ? 24 : 16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc32, 4);
  if (isLarge(sizeBytes)) {
    bytes.writeBigUInt64LE(BigInt(sizeBytes), 8);
    bytes.writeBigUInt64LE(BigInt(sizeBytes), 16);
  } else {
    bytes.writeUInt32LE(sizeBytes, 8);
    bytes.writeUInt32LE(sizeBytes, 12);
  }
  return bytes;
}

/** One entry of the directory at the end. */
export function zipDirectoryEntry({ path, sizeBytes, crc32, offset }: WrittenEntry): Buffer {
  const name = Buffer.from(path);
  const wide = [
    ...(isLarge(sizeBytes) ? [sizeBytes, sizeBytes] : []),
    ...(isLarge(offset) ? [offset] : []),
  ];
  const extra = wide.length === 0 ? Buffer.alloc(0) : zip64Extra(wide);
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  // Made on Unix: the mode below is one.
  bytes.writeUInt16LE((3 << 8) | version, 4);
  bytes.writeUInt16LE(version, 6);
  bytes.writeUInt16LE(flags, 8);
  bytes.writeUInt16LE(dosDate, 14);
  bytes.writeUInt32LE(crc32, 16);
  bytes.writeUInt32LE(Math.min(sizeBytes, max32), 20);
  bytes.writeUInt32LE(Math.min(sizeBytes, max32), 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt16LE(extra.length, 30);
  bytes.writeUInt32LE(0o100644 * 0x10000, 38);
  bytes.writeUInt32LE(Math.min(offset, max32), 42);
  return Buffer.concat([bytes, name, extra]);
}

/** What ends an archive, after its directory; with the records of zip64 where numbers need them. */
export function zipEnd(directory: {
  readonly entries: number;
  readonly offset: number;
  readonly sizeBytes: number;
}): Buffer {
  const { entries, offset, sizeBytes } = directory;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries, max16), 8);
  end.writeUInt16LE(Math.min(entries, max16), 10);
  end.writeUInt32LE(Math.min(sizeBytes, max32), 12);
  end.writeUInt32LE(Math.min(offset, max32), 16);
  if (entries < max16 && !isLarge(offset) && !isLarge(sizeBytes)) return end;
  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(44n, 4);
  wide.writeUInt16LE((3 << 8) | version, 12);
  wide.writeUInt16LE(version, 14);
  wide.writeBigUInt64LE(BigInt(entries), 24);
  wide.writeBigUInt64LE(BigInt(entries), 32);
  wide.writeBigUInt64LE(BigInt(sizeBytes), 40);
  wide.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + sizeBytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([wide, locator, end]);
}

/** How long the archive of these entries is. */
export function zipSizeBytes(entries: readonly ZipEntry[]): number {
  let offset = 0;
  let directoryBytes = 0;
  for (const entry of entries) {
    directoryBytes += zipDirectoryEntry({ ...entry, crc32: 0, offset }).length;
    const { sizeBytes } = entry;
    offset += zipHeader(entry).length + sizeBytes + zipDescriptor(sizeBytes, 0).length;
  }
  const end = zipEnd({ entries: entries.length, offset, sizeBytes: directoryBytes });
  return offset + directoryBytes + end.length;
}

function isLarge(value: number): boolean {
  return value >= max32;
}

function zip64Extra(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 + 8 * values.length);
  bytes.writeUInt16LE(0x0001, 0);
  bytes.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => bytes.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return bytes;
}
