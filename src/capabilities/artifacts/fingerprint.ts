import { createHash } from 'node:crypto';
import type { Sha256 } from '../../domain/identifiers/sha256.js';

/** What was seen of some bytes: the only ground on which a blob is ever bound to a SHA-256. */
export interface Fingerprint {
  readonly sha256: Sha256;
  readonly sizeBytes: number;
}

/** The fingerprint of bytes in memory. */
export function fingerprintOf(bytes: Buffer): Fingerprint {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex') as Sha256,
    sizeBytes: bytes.length,
  };
}

/**
 * Reads `stream` once to its end.
 * @param onProgress called after each chunk with the bytes read so far; awaited
 */
export async function fingerprintStream(
  stream: AsyncIterable<Buffer>,
  onProgress?: (readBytes: number) => Promise<void> | void,
): Promise<Fingerprint> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for await (const chunk of stream) {
    hash.update(chunk);
    sizeBytes += chunk.length;
    await onProgress?.(sizeBytes);
  }
  return { sha256: hash.digest('hex') as Sha256, sizeBytes };
}
