import type { FileHandle } from 'node:fs/promises';
import { writeAll } from './durable-files.js';

/** A write takes this much at least, or this many pieces, whichever comes first. */
const gatheredBytes = 524_288;
const gatheredPieces = 256;

/**
 * Writes pieces to a file from `position` on, small ones together: what comes off a socket comes in
 * 64 KiB, and a write for each costs more than hashing it does. While one write is under way the next
 * pieces are gathered; none is when it returns or throws. The pieces must stay as they are.
 */
export async function writeGathered(
  file: FileHandle,
  pieces: AsyncIterable<Uint8Array>,
  position: number,
): Promise<void> {
  let underway = Promise.resolve();
  try {
    let at = position;
    for await (const gathered of gather(pieces)) {
      await underway;
      underway = writePieces(file, gathered.pieces, at);
      // Awaited before the next; until then a failure is nobody's.
      underway.catch(() => undefined);
      at += gathered.sizeBytes;
    }
    await underway;
  } finally {
    // The file must not be closed under a write.
    await underway.catch(() => undefined);
  }
}

interface Gathered {
  readonly pieces: readonly Uint8Array[];
  readonly sizeBytes: number;
}

async function* gather(source: AsyncIterable<Uint8Array>): AsyncGenerator<Gathered> {
  let pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of source) {
    pieces.push(piece);
    sizeBytes += piece.byteLength;
    if (sizeBytes < gatheredBytes && pieces.length < gatheredPieces) continue;
    yield { pieces, sizeBytes };
    pieces = [];
    sizeBytes = 0;
  }
  if (sizeBytes > 0) yield { pieces, sizeBytes };
}

async function writePieces(
  file: FileHandle,
  pieces: readonly Uint8Array[],
  position: number,
): Promise<void> {
  const { bytesWritten } = await file.writev([...pieces], position);
  let start = 0;
  for (const piece of pieces) {
    // The system may take less than it is given.
    const written = Math.min(piece.byteLength, Math.max(0, bytesWritten - start));
    if (written < piece.byteLength) {
      await writeAll(file, piece.subarray(written), position + start + written);
    }
    start += piece.byteLength;
  }
}
