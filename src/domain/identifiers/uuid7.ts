import { Buffer } from 'node:buffer';

/**
 * Makes a UUID of version 7 (RFC 9562 §5.7), lower case with hyphens; sorts by time.
 * @param unixMs milliseconds since 1970
 * @param random10 ten random bytes, of which 74 bits are used
 */
export function uuid7(unixMs: number, random10: Uint8Array): string {
  if (random10.length !== 10 || !Number.isInteger(unixMs) || unixMs < 0 || unixMs >= 2 ** 48) {
    throw new Error('A UUIDv7 takes whole milliseconds below 2^48 and ten random bytes.');
  }
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(unixMs, 0, 6);
  bytes.set(random10, 6);
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
