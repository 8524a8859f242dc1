import type { Lz4Fault } from './lz4-block.js';
import { unpackLz4Frame } from './lz4-frame.js';
import type { PackedChunk } from './packed-chunks.js';
import { xetFault } from './xet-fault.js';

/**
 * The plain bytes of a chunk (hf-hub B5): a view of its data where it is not packed, else bytes of
 * its own, as many as its header announces. Throws `InvalidInput` with code `chunk-corrupt` or
 * `chunk-plain-size`.
 */
export function unpackChunk(chunk: PackedChunk): Uint8Array {
  if (chunk.header.scheme === 'plain') return chunk.data;
  const target = Buffer.allocUnsafeSlow(chunk.header.plainBytes);
  const fault = unpackLz4Frame(chunk.data, target);
  if (fault !== null) throw unpackFault(chunk, fault);
  return chunk.header.scheme === 'lz4' ? target : joinPlanes(target);
}

/** Of every four bytes, the planes hold the first ones, then the second, third and fourth. */
function joinPlanes(planes: Buffer): Buffer {
  const size = planes.length;
  const joined = Buffer.allocUnsafeSlow(size);
  let read = 0;
  for (let plane = 0; plane < 4; plane++) {
    for (let write = plane; write < size; write += 4) joined[write] = planes[read++] ?? 0;
  }
  return joined;
}

function unpackFault({ header }: PackedChunk, fault: Lz4Fault): Error {
  switch (fault) {
    case 'corrupt':
      return xetFault(
        'xorb',
        'chunk-corrupt',
        `The ${header.packedBytes} bytes of chunk ${header.index} are not one whole LZ4 frame.`,
      );
    case 'size':
      return xetFault(
        'xorb',
        'chunk-plain-size',
        `Chunk ${header.index} does not unpack to the ${header.plainBytes} bytes that it announces.`,
      );
  }
}
